import type { Area, Tick } from "../model/arrangement";

/** What the worker is asked to do; node i stands for the i-th entry of each array. Buffers are handed over, not copied. */
export interface Job {
  id: number;
  kind: "settle" | "tidy";
  /** x and y of each node in turn, in graph units. */
  xy: Float32Array;
  radii: Float32Array;
  /** Source and target of each link in turn. */
  edges: Uint32Array;
  /** 1 for nodes the reader has not got used to yet: they may move further. */
  fresh: Uint8Array;
  /** 1 for nodes that stay where the reader put them. */
  pinned: Uint8Array;
}

/** New places for all nodes; lanes or groups and marks of time where the layout has such. */
export interface Done {
  xy: Float32Array;
  areas?: Area[];
  ticks?: Tick[];
}

export type Answer = ({ id: number } & Done) | { id: number; error: string };

/** The length of the diagonal of the box around the points. */
export function diagonal(xy: ArrayLike<number>): number {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    left = Math.min(left, xy[i]!);
    right = Math.max(right, xy[i]!);
    bottom = Math.min(bottom, xy[i + 1]!);
    top = Math.max(top, xy[i + 1]!);
  }
  return xy.length > 0 ? Math.hypot(right - left, top - bottom) : 0;
}
