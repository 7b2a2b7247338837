// Betweenness by Brandes' algorithm (2001). The library's counts shortest paths
// in 32 bits, which the many parallel ways between two rosters overflow, and
// follows them from every entity, which large pictures can't wait for.
import { random } from "../model/random";
import type { Measured } from "./measure";
import { type Neighbours, neighboursOf } from "./neighbours";
import type { Network } from "./network";

/** Steps along links that one measure may take: about a second. */
const most = 100_000_000;

/**
 * For each entity the share of all pairs of others whose shortest path leads
 * through it (of several equally short ones, the share of those that do).
 * Direction does not matter. Large pictures are followed from a sample of
 * entities, the same each time, which makes the values estimates.
 */
export function betweenness(network: Network, budget = most): Measured {
  const { count } = network;
  const values = new Float64Array(count);
  const neighbours = neighboursOf(network);
  const sources = sample(count, Math.floor(budget / (count + neighbours.ends.length)));
  const walk = new Walk(count, neighbours);
  for (const source of sources) walk.from(source, values);
  const pairs = (count - 1) * (count - 2);
  const scale = pairs > 0 ? count / sources.length / pairs : 0;
  return { values: values.map((value) => value * scale), ...(sources.length < count ? { sample: sources.length } : {}) };
}

/** All of them, or that many drawn without return. */
function sample(count: number, size: number): Uint32Array {
  const all = Uint32Array.from({ length: count }, (_, i) => i);
  if (size >= count) return all;
  const next = random(1);
  const taken = Math.max(1, size);
  for (let i = 0; i < taken; i++) {
    const j = i + Math.floor(next() * (count - i));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.subarray(0, taken);
}

/** Goes out from an entity along shortest paths, and back adding up what depends on whom. */
class Walk {
  readonly #queue: Uint32Array;
  readonly #distance: Int32Array;
  readonly #paths: Float64Array;
  readonly #depends: Float64Array;

  constructor(
    count: number,
    readonly neighbours: Neighbours,
  ) {
    this.#queue = new Uint32Array(count);
    this.#distance = new Int32Array(count);
    this.#paths = new Float64Array(count);
    this.#depends = new Float64Array(count);
  }

  from(source: number, values: Float64Array): void {
    const reached = this.#out(source);
    for (let q = reached - 1; q > 0; q--) {
      const at = this.#queue[q]!;
      this.#back(at);
      values[at]! += this.#depends[at]!;
    }
  }

  /** Breadth first; returns how many entities it reached, nearest first in the queue. */
  #out(source: number): number {
    const { first, ends } = this.neighbours;
    this.#distance.fill(-1);
    this.#paths.fill(0);
    this.#depends.fill(0);
    this.#distance[source] = 0;
    this.#paths[source] = 1;
    this.#queue[0] = source;
    let reached = 1;
    for (let q = 0; q < reached; q++) {
      const at = this.#queue[q]!;
      for (let e = first[at]!; e < first[at + 1]!; e++) {
        const next = ends[e]!;
        if (this.#distance[next] === -1) {
          this.#distance[next] = this.#distance[at]! + 1;
          this.#queue[reached++] = next;
        }
        if (this.#distance[next] === this.#distance[at]! + 1) this.#paths[next]! += this.#paths[at]!;
      }
    }
    return reached;
  }

  #back(at: number): void {
    const { first, ends } = this.neighbours;
    const share = (1 + this.#depends[at]!) / this.#paths[at]!;
    for (let e = first[at]!; e < first[at + 1]!; e++) {
      const before = ends[e]!;
      if (this.#distance[before] === this.#distance[at]! - 1) this.#depends[before]! += this.#paths[before]! * share;
    }
  }
}
