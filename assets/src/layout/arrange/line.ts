// Puts chosen entities in line, or spaces them evenly. They keep their order,
// move along the line only as far as they need to have room, and keep off what stays.
import { Grid } from "../../model/grid";
import { type Item, itemsOf } from "./item";
import { type ArrangeJob, type Arranged, type LineName, roles } from "./job";
import { spread } from "./spread";

type Axis = 0 | 1;

const edges: Record<LineName, { line: Axis; side: -1 | 0 | 1 } | { even: Axis }> = {
  left: { line: 0, side: -1 },
  centre: { line: 0, side: 0 },
  right: { line: 0, side: 1 },
  bottom: { line: 1, side: -1 },
  middle: { line: 1, side: 0 },
  top: { line: 1, side: 1 },
  across: { even: 0 },
  down: { even: 1 },
};

/** Edges in line are those of all that is chosen, pinned ones too: `job.chosen`. */
export function line(job: ArrangeJob & { kind: LineName }): Arranged {
  const items = itemsOf(job);
  const way = edges[job.kind];
  const xy = Float32Array.from(job.xy);
  if (items.length > 0 && "even" in way) space(job, items, way.even, xy);
  else if (items.length > 0 && "line" in way) align(job, items, way.line, way.side, xy);
  return { xy, areas: [], ticks: [] };
}

function align(job: ArrangeJob, items: Item[], across: Axis, side: -1 | 0 | 1, xy: Float32Array): void {
  const chosen = [...(job.chosen ?? items.map(({ node }) => node))];
  const least = Math.min(...chosen.map((i) => job.xy[2 * i + across]! - job.radii[i]!));
  const greatest = Math.max(...chosen.map((i) => job.xy[2 * i + across]! + job.radii[i]!));
  for (const { node, r } of items) xy[2 * node + across] = side < 0 ? least + r : side > 0 ? greatest - r : (least + greatest) / 2;
  const along: Axis = across === 0 ? 1 : 0;
  const sorted = inOrder(items, job, along);
  const places = spread(sorted.map(({ node }) => job.xy[2 * node + along]!), (i) => gap(sorted, i, along));
  seat(job, sorted, places, along, xy);
}

function space(job: ArrangeJob, items: Item[], along: Axis, xy: Float32Array): void {
  const sorted = inOrder(items, job, along);
  const [first, last] = [job.xy[2 * sorted[0]!.node + along]!, job.xy[2 * sorted.at(-1)!.node + along]!];
  const needed = sorted.map((_, i) => (i === 0 ? 0 : gap(sorted, i, along)));
  const spare = (last - first - needed.reduce((a, b) => a + b, 0)) / Math.max(1, sorted.length - 1);
  // Where there is too little room between the ends, both ends give way.
  let at = spare >= 0 ? first : first + (spare * (sorted.length - 1)) / 2;
  const places = needed.map((need, i) => (at += i === 0 ? 0 : need + Math.max(0, spare)));
  seat(job, sorted, Float64Array.from(places), along, xy);
}

function inOrder(items: readonly Item[], job: ArrangeJob, along: Axis): Item[] {
  return [...items].sort((a, b) => job.xy[2 * a.node + along]! - job.xy[2 * b.node + along]! || a.node - b.node);
}

/** From the middle of an item to the middle of the one before. */
function gap(items: readonly Item[], i: number, along: Axis): number {
  const half = (item: Item) => (along === 0 ? item.wide : item.tall) / 2;
  return half(items[i - 1]!) + half(items[i]!);
}

/** Each to its place, or along the line past what stays there; those after it go on in order. */
function seat(job: ArrangeJob, items: readonly Item[], places: Float64Array, along: Axis, xy: Float32Array): void {
  const grid = new Grid(80, 1);
  job.roles.forEach((role, i) => role === roles.kept && grid.add(job.xy[2 * i]!, job.xy[2 * i + 1]!, job.radii[i]!));
  let past = -Infinity;
  items.forEach(({ node, r }, i) => {
    const at: [number, number] = [xy[2 * node]!, xy[2 * node + 1]!];
    at[along] = Math.max(places[i]!, i === 0 ? -Infinity : past + gap(items, i, along));
    while (!grid.isFree(Math.fround(at[0]), Math.fround(at[1]), r)) at[along]! += r / 2;
    past = at[along]!;
    xy.set(at, 2 * node);
  });
}
