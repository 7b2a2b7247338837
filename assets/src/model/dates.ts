// Partial dates as intervals of days, and moments to look at them from. The
// server's graph/moment.go says the same; both are tested with graph/testdata/clock.json.

/** The first and the last day that a date may be, counted from 1 January 1970. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/**
 * How something that holds since and until partial dates stands at a moment; of
 * a moment that is longer than a day, some day is asked for. "perhaps": the dates
 * are too vague to tell. "undated": there are none, or they contradict each other.
 */
export type Standing = "in force" | "perhaps" | "not yet" | "over" | "undated";

/** Since and until when something holds, as far as its dates tell: the earliest and latest day of each. */
export interface Bounds {
  readonly begin: Days;
  readonly end: Days;
}

/** How much of a date is known. */
export type Precision = "year" | "month" | "day";

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const perDay = 24 * 60 * 60 * 1000;
/** After all days. */
export const never = 2 ** 30;
/** The first and the last day that a partial date can name. */
export const firstOfAll = dayOf(1, 1, 1);
export const lastOfAll = dayOf(9999, 12, 31);

/** The days that 2021, 2021-03 or 2021-03-12 may be; undefined for what is no date. */
export function daysOf(text: string | undefined): Days | undefined {
  const match = form.exec(text ?? "");
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year === 0 || (month !== undefined && (month < 1 || month > 12))) return undefined;
  if (month === undefined) return { first: dayOf(year, 1, 1), last: dayOf(year + 1, 1, 1) - 1 };
  const end = dayOf(year, month + 1, 1) - 1;
  if (day === undefined) return { first: dayOf(year, month, 1), last: end };
  const only = dayOf(year, month, day);
  return day < 1 || only > end ? undefined : { first: only, last: only };
}

/** The days of a moment: a date, or two with a slash between them. Undefined for what is neither. */
export function momentDays(text: string | undefined): Days | undefined {
  const [on, to, ...rest] = (text ?? "").split("/");
  const [first, last] = [daysOf(on), daysOf(to ?? on)];
  if (!first || !last || rest.length > 0 || last.last < first.first) return undefined;
  return { first: first.first, last: last.last };
}

/** Whether the moment goes from one date to another. */
export function isTime(moment: string): boolean {
  return moment.includes("/");
}

/**
 * The bounds that two partial dates set; undefined where neither is one, or they
 * contradict each other. What has begun and has no end goes on; what has only an
 * end may have begun on any day before.
 */
export function boundsOf(from: string | undefined, until: string | undefined): Bounds | undefined {
  const [begin, end] = [daysOf(from), daysOf(until)];
  if (!begin && !end) return undefined;
  if (!end) return { begin: begin!, end: { first: never, last: never } };
  if (!begin) return { begin: { first: -never, last: never }, end };
  if (end.last < begin.first) return undefined;
  return {
    begin: { first: begin.first, last: Math.min(begin.last, end.last) },
    end: { first: Math.max(end.first, begin.first), last: end.last },
  };
}

export function standing(at: Days, from: string | undefined, until: string | undefined): Standing {
  const bounds = boundsOf(from, until);
  if (!bounds) return "undated";
  const { begin, end } = bounds;
  if (at.last < begin.first) return "not yet";
  if (end.last < at.first) return "over";
  return begin.last <= at.last && end.first >= at.first ? "in force" : "perhaps";
}

/** Whether what was first known on a date was so at the moment: by one date, or within the time from one to another. */
export function knownStanding(moment: string, known: string | undefined): Standing {
  const at = momentDays(moment);
  return at ? standing(at, known, isTime(moment) ? known : undefined) : "undated";
}

/** The date that a day is in, as precise as asked for. */
export function dateOf(day: number, precision: Precision = "day"): string {
  const { year, month, date } = partsOf(day);
  const digits = (n: number, length: number) => String(n).padStart(length, "0");
  const parts = [digits(year, 4), digits(month, 2), digits(date, 2)];
  return parts.slice(0, { year: 1, month: 2, day: 3 }[precision]).join("-");
}

export function precisionOf(date: string): Precision {
  return date.length > 7 ? "day" : date.length > 4 ? "month" : "year";
}

/** The day so many days, months or years later; the last day of a month where that has no such day. */
export function later(day: number, n: number, unit: Precision): number {
  if (unit === "day") return clamped(day + n);
  const { year, month, date } = partsOf(day);
  const months = year * 12 + month - 1 + (unit === "year" ? 12 * n : n);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  if (toYear < 1) return firstOfAll;
  if (toYear > 9999) return lastOfAll;
  return Math.min(dayOf(toYear, toMonth, date), dayOf(toYear, toMonth + 1, 1) - 1);
}

/** Today, where the reader is. */
export function today(now = new Date()): number {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Months count from 1; a thirteenth is the first of the next year. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the year 99 for 1999
  return Math.round(date.getTime() / perDay);
}

function partsOf(day: number): { year: number; month: number; date: number } {
  const date = new Date(day * perDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
}

function clamped(day: number): number {
  return Math.min(lastOfAll, Math.max(firstOfAll, day));
}
