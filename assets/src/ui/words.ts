// The words that the explore page shows for counts, relations and lists.

const numbers = new Intl.NumberFormat("en");

/** A number with thousands separators: 1,214. */
export function count(n: number): string {
  return numbers.format(n);
}

/** A count and its noun: "1 link", "1,214 links", "2 entities". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "8 entities and 9 links"; leaves out what is zero; "nothing" when both are. */
export function entitiesAndLinks(entities: number, links: number): string {
  const parts: string[] = [];
  if (entities) parts.push(plural(entities, "entity", "entities"));
  if (links) parts.push(plural(links, "link"));
  return parts.join(" and ") || "nothing";
}

/** How many quotes there are, as the pages say it: "no quotes", "1 quote". */
export function quotes(n: number): string {
  return n === 0 ? "no quotes" : plural(n, "quote");
}

/** A relationship type in words, as graph.Words says it: "FOUNDED_BY", "founded-by" and "foundedBy" become "founded by". */
export function relation(type: string): string {
  return type
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .replace(/[-_\s]+/g, " ")
    .trim()
    .toLowerCase();
}

/** What a command did to entities: "Hide Huawei", "Remove 12 entities". */
export function deed(verb: string, names: readonly string[]): string {
  return names.length === 1 ? `${verb} ${names[0]}` : `${verb} ${plural(names.length, "entity", "entities")}`;
}

/** "Huawei", "Huawei and DJI", "Huawei, DJI and 3 more". */
export function names(all: readonly string[]): string {
  if (all.length <= 1) return all[0] ?? "nothing";
  if (all.length === 2) return `${all[0]} and ${all[1]}`;
  return `${all[0]}, ${all[1]} and ${count(all.length - 2)} more`;
}
