// What a condition can ask for on this canvas, and how many entities or links
// have it: of what is visible, or would be without filters.
import type { Model } from "../../model/model";
import { type Condition, type Filter, type Kind, type Rule, type Thing, answerOf, fits } from "../../model/rules";
import { valueWords } from "./words";

export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** How many of how many things a rule picks. */
export interface Fit {
  fits: number;
  of: number;
}

/** The values that things have, the most frequent first; "" stands for none. */
export function choices(model: Model, of: Kind, condition: Condition): Choice[] {
  const counts = new Map<string, number>((condition.is ?? []).map((value) => [value, 0]));
  for (const thing of offered(model, of)) {
    const answer = answerOf(condition, thing, knownTo(model));
    if (!answer) continue;
    const values = answer.texts?.length ? new Set(answer.texts) : [""];
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const all = [...counts].map(([value, count]) => ({ value, label: valueWords(of, condition, value), count }));
  return all.sort((a, b) => Number(a.value === "") - Number(b.value === "") || b.count - a.count || a.label.localeCompare(b.label));
}

/** The smallest and the largest number that things have; undefined where none has any. */
export function rangeOf(model: Model, of: Kind, condition: Condition): { least: number; most: number } | undefined {
  let found: { least: number; most: number } | undefined;
  for (const thing of offered(model, of)) {
    const number = answerOf(condition, thing, knownTo(model))?.number;
    if (number !== undefined) found = { least: Math.min(found?.least ?? number, number), most: Math.max(found?.most ?? number, number) };
  }
  return found;
}

/** How many things a rule picks; what is not known yet does not count. */
export function fitOf(model: Model, rule: Rule): Fit {
  const fit = { fits: 0, of: 0 };
  for (const thing of offered(model, rule.of)) {
    fit.of++;
    if (fits(rule, thing, knownTo(model))) fit.fits++;
  }
  return fit;
}

/** How many entities and links all filters leave clear, of those that are there. */
export function clearOf(model: Model): Record<Kind, Fit> {
  const clear = { entities: { fits: 0, of: 0 }, links: { fits: 0, of: 0 } };
  model.graph.forEachNode((id) => tally(clear.entities, model.clarityOfNode(id, "filters") !== "hidden", model.clarityOfNode(id) === "clear"));
  model.graph.forEachEdge((id) => tally(clear.links, model.clarityOfEdge(id, "filters") !== "hidden", model.clarityOfEdge(id) === "clear"));
  return clear;
}

/** Whether a filter has a part in that an entity is out of sight. */
export function hides(model: Model, filter: Filter, id: string): boolean {
  const { entity } = model.graph.getNodeAttributes(id);
  return filter.rest === "hide" && filter.of === "entities" && fits(filter, { entity }, knownTo(model)) === false;
}

function tally(fit: Fit, isThere: boolean, isClear: boolean): void {
  if (!isThere) return;
  fit.of++;
  if (isClear) fit.fits++;
}

function knownTo({ learnt }: Model) {
  return { facts: learnt.facts, measures: learnt.offered };
}

function* offered(model: Model, of: Kind): Generator<Thing> {
  const { graph } = model;
  if (of === "entities") {
    for (const { node, attributes } of graph.nodeEntries()) if (model.clarityOfNode(node, "filters") !== "hidden") yield attributes;
  } else {
    for (const { edge, attributes } of graph.edgeEntries()) if (model.clarityOfEdge(edge, "filters") !== "hidden") yield attributes;
  }
}
