// Lanes by institution, as law descends: who governs, the orders, the agencies,
// what those decide, rulings, courts, companies. Within a lane each entity
// stands near what it is linked to in the others, so that links cross little.
import { rankOf, ranks } from "../../model/ranks";
import type { ArrangeJob, Block } from "./job";
import { type Item, byTypeAndName, most } from "./item";
import { type Lane, lanesBy, reach, rowsOf, stack, widthOf } from "./lanes";
import { spread } from "./spread";

const sweeps = 6;
/** Entities of a lane with room to spare take up to this share of it. */
const loose = 0.6;

export function layered(job: ArrangeJob, items: Item[]): Block {
  const place = (key: string) => ranks.findIndex((rank) => rank.key === key);
  const lanes = lanesBy([...items].sort(byTypeAndName), ({ type }) => ranks[rankOf(type)]!.key, (a, b) => place(a) - place(b));
  const width = widthOf(lanes);
  const order = new Order(job, lanes, width);
  for (let i = 0; i < sweeps; i++) order.sweep();
  return drawn(lanes.map((lane) => ({ ...lane, ...order.final(lane) })));
}

interface Set extends Lane {
  rows: number;
  x: Float64Array;
}

function drawn(lanes: readonly Set[]): Block {
  const { areas, y } = stack(lanes.map((lane) => ({ ...lane, ...reach(lane.items, lane.x) })));
  return {
    items: lanes.flatMap(({ items }) => items),
    x: Float64Array.from(lanes.flatMap(({ x }) => [...x])),
    y: Float64Array.from(lanes.flatMap(({ items, rows }, lane) => items.map((_, i) => y(lane, i % rows)))),
    areas,
  };
}

/** The order within lanes, made better by barycentres (Sugiyama): each entity goes to the middle of those that it is linked to in other lanes. */
class Order {
  readonly #neighbours: number[][];
  /** By node of the job: where it stands now, and in which lane. */
  readonly #x: Float64Array;
  readonly #lane: Int32Array;

  constructor(
    job: ArrangeJob,
    readonly lanes: readonly Lane[],
    readonly width: number,
  ) {
    this.#x = new Float64Array(job.radii.length);
    this.#lane = new Int32Array(job.radii.length).fill(-1);
    lanes.forEach(({ items }, lane) => items.forEach(({ node }) => (this.#lane[node] = lane)));
    this.#neighbours = Array.from(job.radii, () => []);
    for (let e = 0; e < job.edges.length; e += 2) this.#join(job.edges[e]!, job.edges[e + 1]!);
    for (const lane of lanes) this.#even(lane);
  }

  /** Once down and once up. */
  sweep(): void {
    for (const lane of [...this.lanes, ...[...this.lanes].reverse()]) {
      const wanted = new Map(lane.items.map(({ node }) => [node, this.#wanted(node)]));
      lane.items.sort((a, b) => wanted.get(a.node)! - wanted.get(b.node)!);
      this.#even(lane);
    }
  }

  /** Where the entities of a lane stand in the end: under what they are linked to, as far as there is room. */
  final({ items }: Lane): { rows: number; x: Float64Array } {
    const wide = most(items, ({ wide }) => wide);
    const rows = rowsOf({ key: "", items }, this.width);
    const gap = Math.max(wide, Math.min((loose * this.width * rows) / items.length, 2 * wide)) / rows;
    return { rows, x: spread(items.map(({ node }) => this.#wanted(node)), () => gap) };
  }

  #join(a: number, b: number): void {
    if (this.#lane[a] === -1 || this.#lane[b] === -1 || this.#lane[a] === this.#lane[b]) return;
    this.#neighbours[a]!.push(b);
    this.#neighbours[b]!.push(a);
  }

  #wanted(node: number): number {
    const near = this.#neighbours[node]!;
    return near.length > 0 ? near.reduce((sum, other) => sum + this.#x[other]!, 0) / near.length : this.#x[node]!;
  }

  #even({ items }: Lane): void {
    items.forEach(({ node }, i) => (this.#x[node] = ((i + 0.5) / items.length - 0.5) * this.width));
  }
}
