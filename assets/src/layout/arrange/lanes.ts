import type { Area } from "../../model/arrangement";
import { aspect } from "./grid";
import { type Item, most, space } from "./item";

/** Entities of one kind, in the order in which they stand from left to right. */
export interface Lane {
  key: string;
  items: Item[];
}

/** Room above and below the entities of a lane, and at its end. */
const margin = 26;
/** Room between two lanes. */
const apart = 14;
/** Room for a lane's heading, as a share of the picture's width, and at least. */
const gutter = { share: 0.24, least: 190 };

/** Items by lane, in the order of `compare` on keys. */
export function lanesBy(items: readonly Item[], keyOf: (item: Item) => string, compare: (a: string, b: string) => number): Lane[] {
  const lanes = new Map<string, Item[]>();
  for (const item of items) {
    const lane = lanes.get(keyOf(item));
    if (lane) lane.push(item);
    else lanes.set(keyOf(item), [item]);
  }
  return [...lanes].map(([key, items]) => ({ key, items })).sort((a, b) => compare(a.key, b.key));
}

/** How wide lanes are made so that the picture fits a screen, with at most so many rows as that takes. */
export function widthOf(lanes: readonly Lane[]): number {
  const room = lanes.flatMap(({ items }) => items).reduce((sum, { wide, tall }) => sum + wide * tall, 0);
  const longest = Math.max(...lanes.map(({ items }) => most(items, ({ wide }) => wide)));
  const width = Math.max(longest, Math.sqrt(room * aspect));
  const height = lanes.reduce((sum, lane) => sum + rowsOf(lane, width) * most(lane.items, ({ tall }) => tall) + margin + apart, 0);
  return Math.max(width, height * aspect * (1 - gutter.share));
}

/** How many rows a lane takes at that width. */
export function rowsOf({ items }: Lane, width: number): number {
  return Math.max(1, Math.ceil((items.length * most(items, ({ wide }) => wide)) / width));
}

/** What stands in a lane: rows from the top down, and how far left and right that reaches. */
export interface Filled {
  key: string;
  items: readonly Item[];
  rows: number;
  left: number;
  right: number;
}

/** Stacks lanes from the top down. `y` is where the entities of a lane's row stand; names below them are in the lane, too. */
export function stack(lanes: readonly Filled[]): { areas: Area[]; y: (lane: number, row: number) => number } {
  const [start, right] = [Math.min(...lanes.map(({ left }) => left)), Math.max(...lanes.map(({ right }) => right)) + margin];
  const left = start - Math.max(gutter.least, (right - start) * gutter.share);
  const sizes = lanes.map(({ items }) => ({ tall: most(items, ({ tall }) => tall), r: most(items, ({ r }) => r) }));
  let edge = 0;
  const areas = lanes.map(({ key, rows }, lane): Area => {
    const top = edge;
    const bottom = top - rows * sizes[lane]!.tall - margin;
    edge = bottom - apart;
    return { key, left, right, top, bottom };
  });
  return { areas, y: (lane, row) => areas[lane]!.top - margin / 2 - space / 2 - sizes[lane]!.r - row * sizes[lane]!.tall };
}

/** How far left and right entities reach, with their names. */
export function reach(items: readonly Item[], x: ArrayLike<number>): { left: number; right: number } {
  const [left, right] = [items.map(({ wide }, i) => x[i]! - wide / 2), items.map(({ wide }, i) => x[i]! + wide / 2)];
  return { left: Math.min(...left), right: Math.max(...right) };
}
