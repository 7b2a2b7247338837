// Lanes by type along a line of time. A later date is never further left than an
// earlier one; long spells in which nothing happened are shortened.
import type { Tick } from "../../model/arrangement";
import { rankOf } from "../../model/ranks";
import type { Block } from "./job";
import { firstOf, marks, middleOf } from "./dates";
import { type Item, byTypeAndName, most } from "./item";
import { type Filled, type Lane, lanesBy, reach, rowsOf, stack, widthOf } from "./lanes";

/** The key of the lane for entities without a date; it comes last. */
export const undated = "";
/** A spell without a date is at most this share of the width. */
const longest = 0.12;
/** Two marks on the line of time are at least so far apart, in graph units. */
const between = 70;

export function timeline(items: Item[]): Block {
  const sorted = [...items].sort(byTypeAndName);
  const lanes = lanesBy(sorted, ({ type, date }) => (middleOf(date) === undefined ? undated : type), byRank);
  const [dated, without] = [lanes.filter(({ key }) => key !== undated), lanes.find(({ key }) => key === undated)];
  const width = widthOf(lanes);
  const rows = new Map(lanes.map((lane) => [lane.key, rowsOf(lane, width)]));
  const line = new Line(dated, rows, width);
  const placed = [...dated.map((lane) => line.lane(lane)), ...(without ? [tidyRows(without, rows.get(undated)!)] : [])];
  const { areas, y } = stack(placed);
  return {
    items: placed.flatMap(({ items }) => items),
    x: Float64Array.from(placed.flatMap(({ x }) => x)),
    y: Float64Array.from(placed.flatMap(({ row }, lane) => row.map((at) => y(lane, at)))),
    areas,
    ticks: line.ticks,
  };
}

interface Placed extends Filled {
  x: number[];
  row: number[];
}

function byRank(a: string, b: string): number {
  if (a === undated || b === undated) return Number(a === undated) - Number(b === undated);
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

/** Where each date is on the line, found as the entities take their places in its order. */
class Line {
  readonly ticks: Tick[];
  readonly #places = new Map<Item, { x: number; row: number }>();
  /** Dates in turn, and where the entities of that date begin and end. */
  readonly #knots: { at: number; from: number; until: number }[] = [];

  constructor(
    readonly lanes: readonly Lane[],
    readonly rows: ReadonlyMap<string, number>,
    width: number,
  ) {
    const all = lanes.flatMap(({ key, items }) => items.map((item) => ({ item, key, at: middleOf(item.date)! })));
    all.sort((a, b) => a.at - b.at);
    const days = all.length > 0 ? all.at(-1)!.at - all[0]!.at : 0;
    const ends = new Map(lanes.map(({ key }) => [key, new Array<number>(rows.get(key)!).fill(-Infinity)]));
    for (const one of all) {
      const knot = this.#knot(one.at, days > 0 ? width / days : 0, width * longest);
      const { x, row } = seat(ends.get(one.key)!, knot.from, one.item.wide);
      this.#places.set(one.item, { x, row });
      knot.until = Math.max(knot.until, x);
    }
    this.#stretch(width);
    this.ticks = all.length > 0 ? this.#marks() : [];
  }

  lane({ key, items }: Lane): Placed {
    const places = items.map((item) => this.#places.get(item)!);
    const [x, row] = [places.map(({ x }) => x), places.map(({ row }) => row)];
    return { key, items, x, row, rows: Math.max(...row) + 1, ...reach(items, x) };
  }

  /** Fills the width, where that is not filled. */
  #stretch(width: number): void {
    const length = this.#knots.at(-1)?.until ?? 0;
    if (length <= 0 || length >= width) return;
    for (const knot of this.#knots) [knot.from, knot.until] = [(knot.from * width) / length, (knot.until * width) / length];
    for (const place of this.#places.values()) place.x *= width / length;
  }

  /** The place of a date, which no earlier one reaches beyond. */
  #knot(at: number, scale: number, most: number): { from: number; until: number } {
    const last = this.#knots.at(-1);
    if (last?.at === at) return last;
    const from = last ? last.until + Math.min((at - last.at) * scale, most) : 0;
    const knot = { at, from, until: from };
    this.#knots.push(knot);
    return knot;
  }

  /** Years before months, as many as there is room for. */
  #marks(): Tick[] {
    const ticks: Tick[] = [];
    for (const date of marks(this.#knots[0]!.at, this.#knots.at(-1)!.at)) {
      const x = this.#xOf(firstOf(date));
      if (ticks.every((tick) => Math.abs(x - tick.x) >= between)) ticks.push({ x, date });
    }
    return ticks.sort((a, b) => a.x - b.x);
  }

  /** Between the last entities before a day and the first ones on or after it. */
  #xOf(day: number): number {
    const next = this.#knots.findIndex(({ at }) => at >= day);
    const [before, after] = [this.#knots[next - 1], this.#knots[next]!];
    if (!before) return after.from;
    return before.until + ((after.from - before.until) * (day - before.at)) / (after.at - before.at);
  }
}

/** The first row that is free there; where none is, the one that is free soonest. */
function seat(ends: number[], x: number, wide: number): { x: number; row: number } {
  const free = ends.findIndex((end) => end <= x - wide / 2);
  const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
  const at = Math.max(x, ends[row]! + wide / 2);
  ends[row] = at + wide / 2;
  return { x: at, row };
}

function tidyRows({ key, items }: Lane, rows: number): Placed {
  const [wide, columns] = [most(items, ({ wide }) => wide), Math.ceil(items.length / rows)];
  const x = items.map((_, i) => (i % columns) * wide);
  return { key, items, x, row: items.map((_, i) => Math.floor(i / columns)), rows, ...reach(items, x) };
}
