// Rules as sentences: "Company or Person, and 2 or more sources".
import type { Backing } from "../../model/backing";
import type { Condition, Filter, Kind, Rule } from "../../model/rules";
import { lookOf } from "../../types";
import { count, language, t } from "../../words/words";
import { relation } from "../words";

/** Values that a sentence names one by one. */
const mostNamed = 4;

/** What a rule picks, in words. */
export function ruleWords({ of, any }: Rule): string {
  if (any.length === 0) return of === "entities" ? t("rules.all-entities") : t("rules.all-links");
  return joined(any.map((all) => joined(all.map((condition) => conditionWords(of, condition)), "and")), "either");
}

/** What all filters together let through. */
export function filterWords(filters: readonly Filter[]): string {
  return joined(filters.map(ruleWords), "and");
}

/** A property's name as readers see it: "listedOn" and "listed_on" are "Listed on". */
export function propertyName(name: string): string {
  const words = relation(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One value of what a condition asks about. */
export function valueWords(of: Kind, { on, name = "" }: Pick<Condition, "on" | "name">, value: string): string {
  if (value === "") return t("rules.none");
  if (on === "type") return of === "entities" ? lookOf(value).label : relation(value);
  if (on === "evidence") return t(`evidence.${value as Backing}`);
  if (on !== "property") return value;
  if (value === "true" || value === "false") return value === "true" ? t("rules.yes") : t("rules.no");
  return name.toLowerCase() === "country" ? country(value) : value;
}

function conditionWords(of: Kind, condition: Condition): string {
  const { on, name = "", is = [], not } = condition;
  const values = [...is].sort((a, b) => Number(a === "") - Number(b === "")).map((value) => valueWords(of, condition, value));
  switch (on) {
    case "type":
    case "evidence":
      return not ? t("rules.but", { what: either(values) }) : either(values);
    case "property":
      return t(not ? "rules.is-not" : "rules.is", { name: propertyName(name), values: either([...range(condition), ...values]) });
    case "date":
      return negated(t("rules.dated", { when: either([...period(condition), ...(is.length ? [t("rules.undated")] : [])]) }), not);
    case "known":
      return negated(either([...period(condition).map((when) => t("rules.known", { when })), ...(is.length ? [t("rules.not-known")] : [])]), not);
    case "community":
    case "component":
      return negated(t(`rules.${on}`, { values: either(values) }), not);
    default:
      return negated(t(`rules.${on}`, { range: range(condition)[0] ?? "", n: single(condition) }), not);
  }
}

/** The number that a range is, for its plural; many where it is more than one. */
function single({ least, most }: Condition): number {
  return least === most && least !== undefined ? least : 2;
}

function range({ least, most }: Condition): string[] {
  if (least === undefined) return most === undefined ? [] : [t("rules.at-most", { most })];
  if (most === undefined) return [t("rules.at-least", { least })];
  return [least === most ? count(least) : t("rules.between", { least, most })];
}

function period({ from, until }: Condition): string[] {
  if (!from) return until ? [t("rules.by", { until })] : [];
  if (!until) return [t("rules.since", { from })];
  return [from === until ? from : t("rules.from-until", { from, until })];
}

function negated(words: string, not = false): string {
  return not ? t("rules.but", { what: words }) : words;
}

/** "A, B or C"; of many only the first. */
function either(values: readonly string[]): string {
  if (values.length > mostNamed) return t("rules.others", { list: values.slice(0, mostNamed - 1).join(", "), n: values.length - mostNamed + 1 });
  const last = values.at(-1) ?? "";
  return values.length > 1 ? t("rules.or", { list: values.slice(0, -1).join(", "), last }) : last;
}

function joined(parts: readonly string[], how: "and" | "either"): string {
  return parts.reduce((first, next) => t(`rules.${how}`, { first, next }));
}

const countries = new Intl.DisplayNames(language === "en" ? "en-GB" : language, { type: "region", fallback: "code" });

function country(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
}
