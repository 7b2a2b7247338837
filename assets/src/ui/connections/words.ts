// What the connections say, as views/connection_words.go says it.
import type { Entity, Link } from "../../model/types";
import type { Claim, FoundPath, LeftOut, PairEnd, Rule } from "../../net/found";
import { t } from "../../words/words";
import { dateText } from "../timeline/words";
import { relation, statusName } from "../words";

/** From so many links on an entity is a hub; graph.HubLinks. */
const hubLinks = 500;
/** No path has more links than this; graph.MaxLength. */
export const maxLength = 15;

/** Everybody by name: "A", "A and B", "A, B and C". */
export function whom(entities: readonly Pick<Entity, "name">[]): string {
  const names = entities.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length > 0 ? t("counts.two-names", { first: names.join(", "), second: last }) : last;
}

export function links(n: number): string {
  return t("counts.links", { n });
}

export function pathNames({ entities }: FoundPath): string {
  return entities.map(({ name }) => name).join(" → ");
}

/** When a link held: "from March 2021 until 2022". */
export function period({ from, until }: Pick<Link, "from" | "until">): string {
  if (from && until) return from === until ? dateText(from) : t("connections.when-between", { from: dateText(from), until: dateText(until) });
  if (from) return t("connections.when-from", { date: dateText(from) });
  return until ? t("connections.when-until", { date: dateText(until) }) : "";
}

/** A link of a path in plain text, with its dates and its standing. */
export function sentence(path: FoundPath, link: Link): string {
  const when = period(link);
  const standing = isFirm(link) ? "" : ` (${statusName(link.status)})`;
  return `${nameOn(path, link.source)} ${relation(link.type)} ${nameOn(path, link.target)}${when ? `, ${when}` : ""}${standing}.`;
}

export function nameOn({ entities }: FoundPath, id: string): string {
  return entities.find((entity) => entity.id === id)?.name ?? id;
}

export function isFirm({ status }: Pick<Link, "status">): boolean {
  return !status || status === "asserted";
}

/** What the weakest step of a path rests on. */
export function weakWords({ steps, weakest: { step, alike } }: FoundPath): string {
  const at = steps[step];
  const link = at?.links[0];
  if (!at || !link) return t("connections.weak-untold");
  const words = [t("connections.weak-quotes", { n: link.evidence })];
  if (link.evidence > 1 && link.sources) words.push(t("connections.weak-sources", { n: link.sources }));
  if (!isFirm(link)) words.push(t(`connections.weak-${link.status as "alleged" | "denied" | "disputed" | "retracted" | "superseded"}`));
  words.push(at.links.length > 1 ? t("connections.weak-several", { n: at.links.length }) : t("connections.weak-single"));
  if (steps.length > 1) words.push(t("connections.weak-alike", { n: alike }));
  return words.join(" ");
}

/** The answer where two are not connected by any path. */
export function noPath({ from, to, nothing }: PairEnd, length: number, late: number | undefined): string {
  if (late !== undefined) return t("connections.late", { from: from.name, to: to.name, seconds: late });
  const none = t("connections.none", { links: links(length), from: from.name, to: to.name });
  return nothing ? `${none} ${t("connections.nothing", { links: links(maxLength) })}` : none;
}

export function ruleTitle(rule: Rule): string {
  return t(`connections.rule-${rule}`, { n: hubLinks });
}

export function ruleWhy(rule: Rule): string {
  return t(`connections.why-${rule}`);
}

/** What was left out, and why. */
export function leftWords({ why, rules, names }: LeftOut): string {
  const path = t("connections.left-path", { links: links(names.length - 1), names: names.join(" – ") });
  if (why !== "rule") return `${path} ${t(`connections.left-${why}`)}`;
  return [path, ...rules.flatMap((rule) => [ruleTitle(rule), ruleWhy(rule)])].join(" ");
}

/** What lets in what was left out; undefined where nothing does. */
export function remedy({ why, rules }: LeftOut): string | undefined {
  if (why === "choices") return t("connections.unchosen");
  if (why === "picked") return undefined;
  const [rule] = rules;
  return rules.length === 1 && rule ? t(`connections.allow-${rule}`) : t("connections.allow-all");
}

/** Publisher and date of a source, after its title. */
export function issued({ publisher, published }: Claim["source"]): string {
  return (publisher ? `, ${publisher}` : "") + (published ? `, ${dateText(published)}` : "");
}
