// The choice of a neighbourhood as groups on the canvas: as one, or split.
import type { Part } from "../model/types";
import { factCounts } from "../net/neighbourhood";
import { t } from "../words/words";
import type { Counted } from "./disc-actions";
import { h } from "./dom";
import { type Choice, type Facet, type HubChoice, facets } from "./hub-choice";
import { relation } from "./words";

/** Values of a fact that get a group of their own. */
const mostValues = 12;
const fact = "fact:";

/** What groups can be split by: nothing, a facet, or a fact of what is in them. */
export function splits(hub: HubChoice): HTMLOptionElement[] {
  const isFacet: Record<Facet, string> = { relation: t("hubs.split-relation"), kind: t("hubs.split-kind"), year: t("hubs.split-year"), degree: t("hubs.split-degree") };
  return [
    h("option", { value: "" }, t("hubs.split-none")),
    ...facets.map((facet) => h("option", { value: facet }, isFacet[facet])),
    ...hub.counted.facts.map((name) => h("option", { value: `${fact}${name}` }, t("hubs.split-fact", { name: relation(name) }))),
  ];
}

/** How many groups that would be; undefined where only the server can tell. */
export function groupCount(hub: HubChoice, choice: Choice, by: string): number | undefined {
  return by.startsWith(fact) ? undefined : groupsOf(hub, choice, by).length;
}

/** The groups, the largest first. */
export async function groupsBy(hub: HubChoice, choice: Choice, by: string, nodes: string[], signal: AbortSignal): Promise<Counted[]> {
  return by.startsWith(fact) ? byFact(hub.part(choice), by.slice(fact.length), nodes, signal) : groupsOf(hub, choice, by);
}

function groupsOf(hub: HubChoice, choice: Choice, by: string): Counted[] {
  const groups = hub.groups(choice, (by || undefined) as Facet | undefined);
  return groups.map((group) => ({ ...group, ...(hub.isSample && isEstimate(group.part) && { about: true }) }));
}

/** Relations alone are counted whatever the sample. */
function isEstimate({ filter }: Part): boolean {
  return filter !== undefined;
}

async function byFact(part: Part, name: string, nodes: string[], signal: AbortSignal): Promise<Counted[]> {
  const { values, rarer } = await factCounts(nodes, part, name, signal);
  const own = values.slice(0, mostValues);
  const others = values.slice(mostValues).reduce((sum, { count }) => sum + count, rarer);
  const narrowed = (values: string[], not = false): Part => ({
    ...part, filter: { ...part.filter, facts: [...(part.filter?.facts ?? []), { name, values, ...(not && { not }) }] },
  });
  const groups = own.map(({ value, count }) => ({ part: narrowed([value]), count }));
  if (others > 0) groups.push({ part: narrowed(own.map(({ value }) => value), true), count: others });
  return groups;
}
