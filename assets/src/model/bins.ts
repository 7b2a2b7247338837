// The line of time: bins that are as wide as its span asks, and how many
// things begin in each. A date that is vaguer than a bin is shared out among
// those that it may be in.
import { type Days, type Precision, dateOf, dayOf, daysOf } from "./dates";

/** Units of bins, the finest first: so many days, or else so many months. */
const units = [
  { days: 1 }, { days: 7 }, { months: 1 }, { months: 3 },
  { months: 12 }, { months: 24 }, { months: 60 }, { months: 120 }, { months: 300 }, { months: 600 }, { months: 1200 },
] as const;

/** How long a bin is: so many days or so many months. */
export type Unit = { readonly days: number } | { readonly months: number };

export interface Scale {
  readonly unit: Unit;
  /** The first day of each bin, and the day after the last. */
  readonly edges: Int32Array;
}

/** Something that begins on some day of these, if that is known. */
export interface Begun {
  readonly type: string;
  readonly days: Days | undefined;
}

export interface Bars {
  /** Types of what has a date, the most frequent first; those that share the last series are not named. */
  readonly types: readonly string[];
  /** How many series there are: one for each type that is named, and perhaps one for the others. */
  readonly series: number;
  /** For each bin the series in turn: what surely begins in it, and what may. */
  readonly sure: Float32Array;
  readonly vague: Float32Array;
  /** The highest bin. */
  readonly most: number;
  readonly dated: number;
  readonly undated: number;
}

/** Bins for these days: at most so many of them, with one to spare at each end. */
export function scaleOf({ first, last }: Days, most: number): Scale {
  const unit = units.find((unit) => (last - first) / length(unit) + 3 <= most) ?? units.at(-1)!;
  const edges: number[] = [stepped(startOf(first, unit), unit, -1)];
  while (edges.at(-1)! <= last || edges.length < 3) edges.push(stepped(edges.at(-1)!, unit, 1));
  edges.push(stepped(edges.at(-1)!, unit, 1));
  return { unit, edges: Int32Array.from(edges) };
}

/** The bin that a day is in; the first or the last for days beyond. */
export function binOf({ edges }: Scale, day: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A bin as a date: its last day, month or year. */
export function dateOfBin({ unit, edges }: Scale, bin: number): string {
  return dateOf(edges[bin + 1]! - 1, precision(unit));
}

/** The day on which a date's hand stands: its last. */
export function handOf(date: string): number {
  return daysOf(date)?.last ?? 0;
}

/** The first days of units, from the finest that leaves so many days between them. */
export function ticksOf({ edges }: Scale, apart: number): { unit: Unit; days: number[] } {
  const [first, end] = [edges[0]!, edges.at(-1)!];
  const unit = units.find((unit) => length(unit) >= apart) ?? units.at(-1)!;
  const days: number[] = [];
  for (let day = startOf(first, unit); day < end; day = stepped(day, unit, 1)) if (day >= first) days.push(day);
  return { unit, days };
}

/** Counts what begins in each bin; at most so many types have a series of their own. */
export function barsOf(things: readonly Begun[], scale: Scale, mostSeries: number): Bars {
  const types = ranked(things.filter(({ days }) => days));
  const named = types.length > mostSeries ? mostSeries - 1 : types.length;
  const series = Math.min(types.length, mostSeries);
  const place = new Map(types.map((type, i) => [type, Math.min(i, series - 1)]));
  const bins = scale.edges.length - 1;
  const bars = { sure: new Float32Array(bins * series), vague: new Float32Array(bins * series) };
  let dated = 0;
  for (const { type, days } of things) {
    if (!days) continue;
    dated++;
    shareOut(bars, scale, days, series, place.get(type)!);
  }
  return { types: types.slice(0, named), series, ...bars, most: highest(bars, bins, series), dated, undated: things.length - dated };
}

function shareOut(bars: Pick<Bars, "sure" | "vague">, scale: Scale, days: Days, series: number, at: number): void {
  const [from, to] = [binOf(scale, days.first), binOf(scale, days.last)];
  if (from === to) {
    bars.sure[from * series + at]! += 1;
    return;
  }
  for (let bin = from; bin <= to; bin++) {
    const overlap = Math.min(days.last + 1, scale.edges[bin + 1]!) - Math.max(days.first, scale.edges[bin]!);
    bars.vague[bin * series + at]! += overlap / (days.last + 1 - days.first);
  }
}

function highest({ sure, vague }: Pick<Bars, "sure" | "vague">, bins: number, series: number): number {
  let most = 0;
  for (let bin = 0; bin < bins; bin++) {
    let sum = 0;
    for (let i = bin * series; i < (bin + 1) * series; i++) sum += sure[i]! + vague[i]!;
    most = Math.max(most, sum);
  }
  return most;
}

function ranked(things: readonly Begun[]): string[] {
  const counts = new Map<string, number>();
  for (const { type } of things) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([type]) => type);
}

function precision(unit: Unit): Precision {
  if ("days" in unit) return "day";
  return unit.months < 12 ? "month" : "year";
}

/** In days, a little too long for months. */
function length(unit: Unit): number {
  return "days" in unit ? unit.days : unit.months * 30.5;
}

/** The beginning of the unit that a day is in; weeks begin on Mondays. */
function startOf(day: number, unit: Unit): number {
  if ("days" in unit) return unit.days === 7 ? day - ((((day + 3) % 7) + 7) % 7) : day;
  const months = monthsOf(day);
  return monthStart(months - (((months % unit.months) + unit.months) % unit.months));
}

function stepped(start: number, unit: Unit, n: number): number {
  return "days" in unit ? start + n * unit.days : monthStart(monthsOf(start) + n * unit.months);
}

/** Months since the beginning of the year 0. */
function monthsOf(day: number): number {
  const date = new Date(day * 24 * 60 * 60 * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function monthStart(months: number): number {
  return dayOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
}
