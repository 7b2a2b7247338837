// Graphs that grow as a reader expands them, and how good their picture is.
import { radiusOf } from "../stage/size";
import { Model } from "../model/model";
import { place } from "../model/place";
import { random } from "../model/random";
import type { Entity, Link, Positions } from "../model/types";

export interface Batch {
  anchor: string | undefined;
  entities: Entity[];
  links: Link[];
}

/** Degrees are those of the whole graph, so they are known only when all of it is made. */
function grow(seed: number, batches: number, size: number, wire: (next: () => number, i: number, b: number, degrees: number[]) => number[]): Batch[] {
  const next = random(seed);
  const degrees: number[] = [0];
  const wires: [number, number][][] = [];
  for (let b = 0; b < batches; b++) {
    const batch: [number, number][] = [];
    for (let k = 0; k < size; k++) {
      const i = degrees.length;
      const targets = [...new Set(wire(next, i, b, degrees))];
      degrees.push(0);
      for (const target of targets) {
        degrees[i]!++;
        degrees[target]!++;
        batch.push([i, target]);
      }
    }
    wires.push(batch);
  }
  const entity = (i: number): Entity => ({ id: `n${i}`, type: "Person", name: `n${i}`, degree: degrees[i]! });
  const first: Batch = { anchor: undefined, entities: [entity(0)], links: [] };
  return [first, ...wires.map((pairs, b) => ({
    anchor: anchorOf(pairs, 1 + b * size),
    entities: Array.from({ length: size }, (_, k) => entity(1 + b * size + k)),
    links: pairs.map(([s, t]) => ({ id: `l${s}-${t}`, type: "KNOWS", source: `n${s}`, target: `n${t}`, evidence: 1 })),
  }))];
}

/** The old node that most of the batch's links lead to. */
function anchorOf(pairs: [number, number][], first: number): string {
  const counts = new Map<number, number>();
  for (const [, t] of pairs) if (t < first) counts.set(t, (counts.get(t) ?? 0) + 1);
  const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as [number, number]);
  return `n${best[0]}`;
}

/** Everybody comes alone and links to whom many link to already, 1.34 links each: nothing that a reader would expand. */
export function attachment(seed: number, batches: number, size: number): Batch[] {
  const popular = [0];
  return grow(seed, batches, size, (next, i) => {
    const target = () => popular[Math.floor(next() * popular.length)]!;
    const targets = next() < 0.34 ? [target(), target()] : [target()];
    popular.push(i, ...targets);
    return targets;
  });
}

/** Each expansion opens anybody, old or new; a third of the newcomers know a sibling or, as often, somebody popular. */
export function preferential(seed: number, batches: number, size: number): Batch[] {
  const popular = [0];
  return opening(seed, batches, size, 1, (next, i, siblings) => {
    const other = next() < 0.5 ? i - 1 - Math.floor(next() * siblings) : popular[Math.floor(next() * popular.length)]!;
    popular.push(i, other);
    return other;
  });
}

/** Each expansion opens somebody new, mostly; a third of the newcomers know a sibling, a few of them somebody far. */
export function stars(seed: number, batches: number, size: number): Batch[] {
  return opening(seed, batches, size, 0.3, (next, i, siblings) =>
    next() < 0.15 ? Math.floor(next() * i) : i - 1 - Math.floor(next() * siblings),
  );
}

/** Opens an entity of the last batch, or with a chance of `back` any other, into a star of newcomers, 0.34 of whom know another. */
function opening(seed: number, batches: number, size: number, back: number, other: (next: () => number, i: number, siblings: number) => number): Batch[] {
  const opened = new Set<number>();
  let centre = 0;
  return grow(seed, batches, size, (next, i, b, degrees) => {
    const siblings = i - b * size - 1;
    if (siblings === 0) {
      const first = next() < back ? 0 : Math.max(0, degrees.length - size);
      do centre = first + Math.floor(next() * (degrees.length - first));
      while (opened.has(centre));
      opened.add(centre);
    }
    return siblings > 0 && next() < 0.34 ? [centre, other(next, i, siblings)] : [centre];
  });
}

/** Chains of events between things, as a story has them: each expansion follows a thread through small families. */
export function threads(seed: number, batches: number, size: number): Batch[] {
  return grow(seed, batches, size, (next, i, b) => {
    const start = Math.max(0, i - 40);
    const near = () => start + Math.floor(next() * (i - start));
    const first = i === b * size + 1 ? Math.floor(next() * i) : near();
    return next() < 0.3 ? [first, near()] : [first];
  });
}

export type Arrange = (model: Model, anchor: string | undefined, fresh: string[]) => Positions | Promise<Positions>;

export interface Figures {
  /** Mean over batches of the old nodes' mean movement, the worst batch's mean, the worst single node: shares of the diagonal. */
  mean: number;
  worstMean: number;
  worst: number;
  /** Movement while batches arrived; must be 0. */
  whileArriving: number;
  overlaps: number;
  nearby: number;
  edge: number;
  placing: number[];
  settling: number[];
}

/** Plays the batches as the page does: patches of 50, then of 500, then one settle. */
export async function play(batches: Batch[], arrange: Arrange): Promise<{ model: Model; figures: Figures }> {
  const model = new Model();
  const figures: Figures = { mean: 0, worstMean: 0, worst: 0, whileArriving: 0, overlaps: 0, nearby: 0, edge: 0, placing: [], settling: [] };
  for (const batch of batches) {
    const old = positionsOf(model);
    arrive(model, batch, figures);
    figures.whileArriving = Math.max(figures.whileArriving, ...movements(model, old));
    const before = performance.now();
    const positions = await arrange(model, batch.anchor, batch.entities.map(({ id }) => id));
    figures.settling.push(performance.now() - before);
    model.run({ kind: "move", label: "Settle", positions });
    if (old.size === 0) continue;
    const diagonal = diagonalOf(model);
    const moved = movements(model, old).map((distance) => distance / diagonal);
    const mean = moved.reduce((a, b) => a + b, 0) / moved.length;
    figures.mean += mean / (batches.length - 1);
    figures.worstMean = Math.max(figures.worstMean, mean);
    figures.worst = moved.reduce((a, b) => Math.max(a, b), figures.worst);
  }
  return { model, figures: { ...figures, overlaps: overlapsOf(model), nearby: nearbyOf(model), edge: edgeOf(model) } };
}

function arrive(model: Model, batch: Batch, figures: Figures): void {
  for (let from = 0; from < batch.entities.length; from += from === 0 ? 50 : 500) {
    const entities = batch.entities.slice(from, from === 0 ? 50 : from + 500);
    const ids = new Set(entities.map(({ id }) => id));
    const links = batch.links.filter(({ source }) => ids.has(source));
    const before = performance.now();
    const placed = place(model.graph, entities, { around: batch.anchor, links });
    figures.placing.push(performance.now() - before);
    model.run({ kind: "add", label: "Expand", entities: placed, links });
  }
}

export function positionsOf(model: Model): Map<string, [number, number]> {
  return new Map(model.graph.mapNodes((id, { x, y }) => [id, [x, y]]));
}

export function movements(model: Model, old: Map<string, [number, number]>): number[] {
  return [...old].map(([id, [x, y]]) => {
    const now = model.graph.getNodeAttributes(id);
    return Math.hypot(now.x - x, now.y - y);
  });
}

export function diagonalOf(model: Model): number {
  const all = [...positionsOf(model).values()];
  const span = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.hypot(span(all.map(([x]) => x)), span(all.map(([, y]) => y)));
}

/** Pairs of nodes that touch. */
export function overlapsOf(model: Model): number {
  const all = model.graph.mapNodes((_, { entity, x, y }) => ({ x, y, r: radiusOf(entity.degree) })).sort((a, b) => a.x - b.x);
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    for (let j = i + 1; j < all.length && all[j]!.x - all[i]!.x < 70; j++) {
      if (Math.hypot(all[i]!.x - all[j]!.x, all[i]!.y - all[j]!.y) < all[i]!.r + all[j]!.r) count++;
    }
  }
  return count;
}

/** Share of the neighbours of 500 sampled nodes that are among the 250 nodes nearest to them. */
export function nearbyOf(model: Model): number {
  const ids = model.graph.nodes();
  const places = positionsOf(model);
  const next = random(1);
  let [near, all] = [0, 0];
  for (let s = 0; s < 500; s++) {
    const id = ids[Math.floor(next() * ids.length)]!;
    const [x, y] = places.get(id)!;
    const distance = (other: string) => Math.hypot(places.get(other)![0] - x, places.get(other)![1] - y);
    const reach = Float64Array.from(ids, distance).sort()[Math.min(250, ids.length - 1)]!;
    const neighbours = model.graph.neighbors(id);
    near += neighbours.filter((other) => distance(other) <= reach).length;
    all += neighbours.length;
  }
  return near / all;
}

/** Mean length of a link as a share of the diagonal. */
export function edgeOf(model: Model): number {
  const lengths = model.graph.mapEdges((_, __, ___, ____, a, b) => Math.hypot(a.x - b.x, a.y - b.y));
  return lengths.reduce((a, b) => a + b, 0) / lengths.length / diagonalOf(model);
}
