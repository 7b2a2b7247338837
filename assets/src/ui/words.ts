// The words that the explore page shows for counts, relations and lists.
import { type Key, count, known, language, t } from "../words/words";

export { count } from "../words/words";

/** A count and its noun: "1 link", "1,214 links", "2 entities". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "8 entities and 9 links"; leaves out what is zero; "nothing" when both are. */
export function entitiesAndLinks(entities: number, links: number): string {
  if (entities && links) return t("counts.both", { entities: t("counts.entities", { n: entities }), links: t("counts.links", { n: links }) });
  if (entities) return t("counts.entities", { n: entities });
  return links ? t("counts.links", { n: links }) : t("counts.nothing");
}

/** Entities of one type: "14 companies", "1 executive order"; of a type without a plural, "14 entities". */
export function counted(type: string, n: number): string {
  const name = known("types", type, { n });
  if (name === undefined) return t("counts.entities", { n });
  return `${count(n)} ${language === "en" ? name.toLowerCase() : name}`;
}

/** How many quotes there are, as the pages say it: "no quotes", "1 quote". */
export function quotes(n: number): string {
  return t("counts.quotes", { n });
}

/** A relationship type in words, as graph.Words says it: "FOUNDED_BY", "founded-by" and "foundedBy" become "founded by"; read from its target FOUNDED is "founded by", and an arrow tells where no words do. */
export function relation(type: string, from: "source" | "target" = "source"): string {
  const words = known("relations", from === "source" ? type : `in ${type}`) ?? plain(type);
  return from === "source" || hasInverse(type) ? words : `${words} ←`;
}

/** Whether a relationship type has words for what it says of the entity at its end. */
export function hasInverse(type: string): boolean {
  return known("relations", `in ${type}`) !== undefined;
}

function plain(type: string): string {
  return type
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .replace(/[-_\s]+/g, " ")
    .trim()
    .toLowerCase();
}

/** A status in the language of the page: "alleged". */
export function statusName(status: string | undefined): string {
  return status ? (known("status", status) ?? status) : "";
}

type Deed = "hide" | "hidden" | "show" | "shown" | "remove" | "removed" | "pin" | "pinned" | "unpin" | "unpinned";

/** What a command does or did to entities: "Hide Huawei", "Removed 12 entities". */
export function deed(deed: Deed, names: readonly string[]): string {
  return t(`deeds.${deed}` satisfies Key, { n: names.length, name: names[0] ?? "" });
}

/** "Huawei", "Huawei and DJI", "Huawei, DJI and 3 more". */
export function names(all: readonly string[]): string {
  const [first, second] = all;
  if (first === undefined || second === undefined) return first ?? t("counts.nothing");
  if (all.length === 2) return t("counts.two-names", { first, second });
  return t("counts.more-names", { first, second, n: all.length - 2 });
}
