// What a group is called: never stored with it, but made of what it stands for.
import type { Disc, LinkFilter } from "../model/types";
import { isKnown, lookOf } from "../types";
import { type Key, count, t } from "../words/words";
import { relation } from "./words";

/** "812 companies", "about 812 companies, 1990–1999"; views/disc_words.go says the same. */
export function discName({ part, count, about }: Pick<Disc, "part" | "count" | "about">): string {
  const what = kindsWords(part.filter?.kinds ?? [], count);
  const whole = narrowings(part.filter ?? {}).reduce((what, by) => t("hubs.narrowed", { what, by }), what);
  return about ? t("hubs.about", { what: whole }) : whole;
}

/** So many things of these types: "812 companies", "12 entities". */
export function kindsWords(kinds: readonly string[], n: number): string {
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return t("counts.entities", { n });
  if (!isKnown(kind)) return t("kinds.unknown", { n, type: lookOf(kind).label });
  return t(`kinds.${kind.toLowerCase()}` as Key, { n });
}

function narrowings({ years, degrees, text, facts }: LinkFilter): string[] {
  return [
    ...(years?.length ? [years.map(yearsWords).join(", ")] : []),
    ...(degrees?.length ? [degrees.map(degreesWords).join(", ")] : []),
    ...(facts ?? []).map(factWords),
    ...(text ? [t("hubs.with-words", { text })] : []),
  ];
}

/** "1990–1999", "2003", "no date". */
export function yearsWords([from, to]: [number, number]): string {
  if (to === 0) return t("hubs.no-date");
  return from === to ? String(from) : t("hubs.range", { from: String(from), to: String(to) });
}

/** Connectedness without an end. */
export const endless = 2 ** 31 - 1;

/** "1 link", "2–4 links", "1,000 links or more". */
export function degreesWords([from, to]: [number, number]): string {
  if (from === to) return t("counts.links", { n: from });
  return to === endless ? t("hubs.links-from", { from: count(from) }) : t("hubs.links-range", { from: count(from), to: count(to) });
}

/** "country CN", "country not stated", "other country". */
function factWords({ name, values, not }: NonNullable<LinkFilter["facts"]>[number]): string {
  const fact = relation(name);
  if (not) return t("hubs.fact-other", { name: fact });
  const said = values.filter((value) => value !== "");
  return said.length === 0 ? t("hubs.fact-none", { name: fact }) : t("hubs.fact-is", { name: fact, values: said.join(", ") });
}
