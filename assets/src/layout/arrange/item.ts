import { linesOf } from "../../stage/text";
import { type ArrangeJob, roles } from "./job";

/** An entity to put in order, with the room it takes: itself, and its name where there are few enough to read names. */
export interface Item {
  /** Which node of the job it is. */
  node: number;
  r: number;
  /** Width and height of its cell in graph units, its space to the next included. */
  wide: number;
  tall: number;
  name: string;
  type: string;
  date: string;
  group: number;
}

/** Least room between two entities. */
export const space = 16;
/** Up to so many entities names get all the room they need, and beyond the other number none. */
const names = { all: 100, none: 600 };
const letter = 7.2;
const line = 16;
const widest = 170;

export function itemsOf(job: ArrangeJob): Item[] {
  const nodes = [...job.roles.keys()].filter((i) => job.roles[i] === roles.arranged);
  const share = Math.min(1, Math.max(0, (names.none - nodes.length) / (names.none - names.all)));
  return nodes.map((node) => {
    const [r, name] = [job.radii[node]!, job.names[node]!];
    const { width, height } = share > 0 ? sizeOf(name) : { width: 0, height: 0 };
    const wide = Math.max(2 * r, share * width) + space;
    const tall = 2 * r + share * height + space;
    return { node, r, wide, tall, name, type: job.types[node]!, date: job.dates[node]!, group: job.groups?.[node] ?? 0 };
  });
}

/** About the size of a name as the canvas writes it, in its pixels at zoom 1. */
function sizeOf(name: string): { width: number; height: number } {
  const lines = linesOf(name);
  const longest = Math.max(...lines.map((text) => text.length));
  return { width: Math.min(widest, longest * letter), height: lines.length * line };
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** By type and name, and in the end by what was there first: an order that is the same each time. */
export function byTypeAndName(a: Item, b: Item): number {
  return collator.compare(a.type, b.type) || byName(a, b);
}

export function byName(a: Item, b: Item): number {
  return collator.compare(a.name, b.name) || a.node - b.node;
}

/** The most that a number of an item comes to; 0 for none. */
export function most(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((most, item) => Math.max(most, of(item)), 0);
}
