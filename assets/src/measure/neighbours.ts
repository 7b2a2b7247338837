import type { Network } from "./network";

/** Each entity's neighbours, each once: those of i are ends[first[i]] up to before ends[first[i + 1]]. */
export interface Neighbours {
  first: Uint32Array;
  ends: Uint32Array;
}

export function neighboursOf({ count, undirected }: Network): Neighbours {
  const first = new Uint32Array(count + 1);
  const ends: number[] = [];
  for (let i = 0; i < count; i++) {
    undirected.forEachNeighbor(i, (neighbour) => void ends.push(Number(neighbour)));
    first[i + 1] = ends.length;
  }
  return { first, ends: Uint32Array.from(ends) };
}
