// What filters and styles ask of entities and links: conditions, joined by
// "and" and "or". graph/rule.go asks the same of the views that the server
// draws; graph/testdata/rules.json holds both to the same answers.
import { backingOf } from "./backing";
import { type Metric, metrics } from "./measures";
import type { Entity, Link } from "./types";

/**
 * What can be asked about. `total` counts the links in the whole graph, shown or not; `sources` the independent ones, `evidence` how well those bear a link out;
 * `known` is when a thing was first known, `date` when it is so.
 */
export const fields = {
  entities: ["type", "property", "date", "total", ...metrics],
  links: ["type", "property", "date", "known", "evidence", "sources"],
} as const;

export type Kind = keyof typeof fields;
export type Field = (typeof fields)[Kind][number];

/** One question. Where it names values and a range, either will do. */
export interface Condition {
  on: Field;
  /** Which property, of "property". */
  name?: string;
  /** One of these values, as texts; "" is to have none. */
  is?: string[];
  /** Numbers between these, both included. */
  least?: number;
  most?: number;
  /** Some day between these partial dates, both included. */
  from?: string;
  until?: string;
  /** The opposite of all that. */
  not?: boolean;
}

/** Things of one kind for which all conditions of one of the lists hold; with no list at all, all of them. */
export interface Rule {
  of: Kind;
  any: Condition[][];
}

/** A rule, and what becomes of things of its kind that don't fit. */
export interface Filter extends Rule {
  rest: "dim" | "hide";
}

export type Value = string | number | boolean;
/** The properties of one entity or link that were asked for; null is known to be none. */
export type Facts = Readonly<Record<string, Value | readonly Value[] | null>>;
/** The values of a metric by entity. */
export type Measured = Readonly<Partial<Record<Metric, ReadonlyMap<string, number>>>>;

/** What is known of things beside what the canvas holds. */
export interface Known {
  facts: ReadonlyMap<string, Facts>;
  measures: Measured;
}

export type Thing = { entity: Entity } | { link: Link };

/** Whether the rule holds of a thing of its kind; undefined while what it asks for is not known. */
export function fits({ any }: Rule, thing: Thing, known: Known): boolean | undefined {
  return any.length === 0 || some(any, (all) => every(all, (condition) => holds(condition, thing, known)));
}

/** The properties that rules ask for, of a kind of things. */
export function propertiesOf(kind: Kind, rules: readonly Rule[]): string[] {
  const asked = rules.filter(({ of }) => of === kind).flatMap(({ any }) => any.flat());
  return [...new Set(asked.flatMap(({ on, name }) => (on === "property" && name !== undefined ? [name] : [])))].sort();
}

/** The metrics that rules ask for. */
export function metricsOf(rules: readonly Rule[]): Set<Metric> {
  const asked = new Set<string>(rules.flatMap(({ any }) => any.flat()).map(({ on }) => on));
  return new Set(metrics.filter((metric) => asked.has(metric)));
}

/** The rules in one form, the same for the same rule. */
export function tidyRule<R extends Rule>({ of, any, ...rest }: R): R {
  return { of, any: any.map((all) => all.map(tidyCondition)), ...rest } as R;
}

function tidyCondition({ on, name, is, least, most, from, until, not }: Condition): Condition {
  return {
    on,
    ...(name !== undefined && { name }),
    ...(is?.length && { is: [...new Set(is)].sort() }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(from && { from }),
    ...(until && { until }),
    ...(not && { not }),
  };
}

function holds(condition: Condition, thing: Thing, known: Known): boolean | undefined {
  const value = answerOf(condition, thing, known);
  if (value === undefined) return undefined;
  return meets(condition, value) !== (condition.not ?? false);
}

/** Texts, a number or a period. */
export type Answer = { texts?: string[]; number?: number; period?: Period };
type Period = { from?: string; until?: string };

/** What a thing has of what a condition asks about; undefined where that is not known. */
export function answerOf({ on, name = "" }: Condition, thing: Thing, known: Known): Answer | undefined {
  const it = "entity" in thing ? thing.entity : thing.link;
  const { id, type } = it;
  switch (on) {
    case "type":
      return { texts: [type] };
    case "property":
      return property(known.facts.get(id)?.[name]);
    case "date":
      return { period: it };
    case "known":
      return { period: it.known ? { from: it.known, until: it.known } : {} };
    case "evidence":
      return "link" in thing ? { texts: [backingOf(thing.link)] } : {};
    case "sources":
      return { number: it.sources ?? 0 };
    case "total":
      return "entity" in thing ? { number: thing.entity.degree } : {};
    default:
      return numbered(known.measures[on]?.get(id));
  }
}

function property(value: Facts[string] | undefined): Answer | undefined {
  if (value === undefined) return undefined;
  const all = value === null ? [] : [value].flat();
  return { texts: all.map(String), ...(typeof value === "number" && { number: value }) };
}

function numbered(number: number | undefined): Answer | undefined {
  return number === undefined ? undefined : { number, texts: [String(number)] };
}

function meets(condition: Condition, { texts = [], number, period }: Answer): boolean {
  const { is, least, most, from, until } = condition;
  const hasNone = texts.length === 0 && number === undefined && !period?.from && !period?.until;
  if (is?.some((value) => (value === "" ? hasNone : texts.includes(value)))) return true;
  if (number !== undefined && (least !== undefined || most !== undefined)) return number >= (least ?? -Infinity) && number <= (most ?? Infinity);
  return !hasNone && period !== undefined && Boolean(from || until) && overlap(period, { from, until });
}

/** Whether two periods have a day in common; an open end goes on. */
function overlap(a: Period, b: Period): boolean {
  return last(a.until || undefined) >= first(b.from) && last(b.until || undefined) >= first(a.from);
}

/** The first and the last day of a partial date, as texts that compare. */
const first = (date = "") => date + "-00-00".slice(0, 10 - date.length);
const last = (date = "9999") => date + "-99-99".slice(0, 10 - date.length);

/** "And" and "or" of what may not be known. */
function every<T>(all: readonly T[], of: (one: T) => boolean | undefined): boolean | undefined {
  const answers = all.map(of);
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function some<T>(all: readonly T[], of: (one: T) => boolean | undefined): boolean | undefined {
  const answers = all.map(of);
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
