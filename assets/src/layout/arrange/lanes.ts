import type { Area } from "../../model/arrangement";
import { aspect } from "./grid";
import { type Item, most } from "./item";

/** Entities of one kind, in the order in which they stand from left to right. */
export interface Lane {
  key: string;
  items: Item[];
}

/** Room above and below the entities of a lane, and beside them. */
export const margin = 26;
/** Room between two lanes. */
const apart = 14;

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

/** How wide lanes are made so that the picture fits a screen. */
export function widthOf(lanes: readonly Lane[]): number {
  const room = lanes.flatMap(({ items }) => items).reduce((sum, { wide, tall }) => sum + wide * tall, 0);
  const longest = Math.max(...lanes.map(({ items }) => most(items, ({ wide }) => wide)));
  return Math.max(longest, Math.sqrt(room * aspect));
}

/** Stacks lanes from the top down, each as high as its rows; the boxes are as wide as what is in them. */
export function stack(lanes: readonly { key: string; rows: number; tall: number; left: number; right: number }[]): { areas: Area[]; top: number[] } {
  const [left, right] = [Math.min(...lanes.map(({ left }) => left)) - margin, Math.max(...lanes.map(({ right }) => right)) + margin];
  const areas: Area[] = [];
  const top: number[] = [];
  let y = 0;
  for (const { key, rows, tall } of lanes) {
    const height = rows * tall + margin;
    areas.push({ key, left, right, top: y, bottom: y - height });
    top.push(y - margin / 2 - tall / 2);
    y -= height + apart;
  }
  return { areas, top };
}
