// Rings around what the reader chose: those linked to it, those linked to them,
// and so on; what no link leads to comes outermost.
import { type ArrangeJob, type Block, roles } from "./job";
import { type Item, byTypeAndName, most } from "./item";
import { spread } from "./spread";

/** Room between two rings. */
const apart = 40;
const turn = 2 * Math.PI;

export function radial(job: ArrangeJob, items: Item[]): Block {
  const centres = new Set(job.chosen);
  const { rings, parents } = ringsOf(job, items, centres);
  const block: Block = { items: [], x: new Float64Array(items.length), y: new Float64Array(items.length) };
  const angles = new Map<number, number>();
  let radius = 0;
  for (const ring of rings) radius = place(block, ring, radius, angles, parents);
  const [only] = centres;
  if (centres.size === 1 && job.roles[only!] === roles.kept) block.origin = { x: job.xy[2 * only!]!, y: job.xy[2 * only! + 1]! };
  return block;
}

/** Items by distance from the centres, and for each the one nearer to them that it was reached from. */
function ringsOf(job: ArrangeJob, items: readonly Item[], centres: ReadonlySet<number>): { rings: Item[][]; parents: Map<number, number> } {
  const byNode = new Map(items.map((item) => [item.node, item]));
  const neighbours = neighboursOf(job);
  const parents = new Map<number, number>();
  const seen = new Set(centres);
  const rings = [items.filter(({ node }) => centres.has(node))];
  for (let nodes = [...centres]; nodes.length > 0; ) {
    const next: number[] = [];
    for (const node of nodes) {
      for (const other of neighbours[node]!) {
        if (seen.has(other)) continue;
        seen.add(other);
        parents.set(other, node);
        next.push(other);
      }
    }
    rings.push(next.flatMap((node) => byNode.get(node) ?? []));
    nodes = next;
  }
  return { rings: [...rings, items.filter(({ node }) => !seen.has(node))].filter((ring) => ring.length > 0), parents };
}

function neighboursOf({ radii, edges, roles: all }: ArrangeJob): number[][] {
  const neighbours: number[][] = Array.from(radii, () => []);
  for (let e = 0; e < edges.length; e += 2) {
    const [a, b] = [edges[e]!, edges[e + 1]!];
    if (all[a] === roles.hidden || all[b] === roles.hidden) continue;
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  return neighbours;
}

/** Puts a ring around what is there and returns how far out it reaches. A ring of many has several rows. */
function place(block: Block, ring: Item[], inner: number, angles: Map<number, number>, parents: ReadonlyMap<number, number>): number {
  const start = block.items.length;
  const wanted = new Map(ring.map(({ node }) => [node, angles.get(parents.get(node) ?? -1) ?? 0]));
  ring.sort((a, b) => wanted.get(a.node)! - wanted.get(b.node)! || byTypeAndName(a, b));
  const [wide, tall] = [most(ring, ({ wide }) => wide), most(ring, ({ tall }) => tall)];
  const { radius, rows } = sizeOf(ring.length, inner, wide, tall);
  const at = around(ring.map(({ node }) => wanted.get(node)!), wide / (radius || 1) / rows, rows);
  ring.forEach((item, i) => {
    const distance = radius + (i % rows) * tall;
    block.x[start + i] = distance * Math.sin(at[i]!);
    block.y[start + i] = distance * Math.cos(at[i]!);
    angles.set(item.node, at[i]!);
  });
  block.items.push(...ring);
  return radius + (rows - 0.5) * tall;
}

/** One by itself is the middle. A crowd gets as many rows as make its ring about as deep as it is far out. */
function sizeOf(count: number, inner: number, wide: number, tall: number): { radius: number; rows: number } {
  if (inner === 0 && count === 1) return { radius: 0, rows: 1 };
  const least = inner > 0 ? inner + apart + tall / 2 : wide;
  const deep = Math.max(1, Math.round(Math.sqrt((count * wide) / (turn * tall)) / 2));
  const radius = Math.max(least, ((count + deep - 1) * wide) / (turn * deep));
  // Where the way round has room for more, fewer rows do.
  let rows = 1;
  while (rows < deep && (count + rows - 1) * wide > turn * radius * rows) rows++;
  return { radius, rows };
}

/** Angles near the wanted ones, in their order, each a step from the next; from the last to the first are as many steps as there are rows, or those of a row would meet. */
function around(wanted: readonly number[], step: number, rows: number): Float64Array {
  const places = spread(wanted, () => step);
  const length = places.length > 0 ? places.at(-1)! - places[0]! + rows * step : 0;
  if (length <= turn) return places;
  return Float64Array.from(places, (_, i) => (i * turn) / (places.length + rows - 1));
}
