import { Grid } from "../model/grid";
import { eachPair } from "./pairs";

/** Least space that is left between two nodes, in graph units. */
const gap = 6;
/** What is left of it at the end, where there was no room for all. */
const slack = 1;
/** Positions are exact to 32 bits only. */
const rounding = 0.01;
const cell = 80;

/** How far each node may get from where it started, and how readily it moves aside (0: not at all). */
export interface Limits {
  start: ArrayLike<number>;
  reach: ArrayLike<number>;
  mobility: ArrayLike<number>;
}

/** Pushes nodes that touch apart, each within its limits, until none touch or the rounds are over. */
export function pushApart(xy: Float64Array, radii: ArrayLike<number>, limits: Limits, rounds: number): void {
  const widest = Float64Array.from(radii).reduce((a, b) => Math.max(a, b), 0);
  for (let round = 0; round < rounds; round++) {
    if (pushOnce(xy, radii, widest, limits) === 0) return;
    clamp(xy, limits);
  }
}

function pushOnce(xy: Float64Array, radii: ArrayLike<number>, widest: number, { mobility }: Limits): number {
  let touching = 0;
  eachPair(xy, 2 * widest + gap, (i, j) => {
    const least = radii[i]! + radii[j]! + gap;
    let [dx, dy] = [xy[2 * j]! - xy[2 * i]!, xy[2 * j + 1]! - xy[2 * i + 1]!];
    const squared = dx * dx + dy * dy;
    const give = mobility[i]! + mobility[j]!;
    if (squared >= least * least || give === 0) return;
    touching++;
    const distance = Math.sqrt(squared);
    if (distance === 0) [dx, dy] = [Math.cos(i), Math.sin(i)];
    const push = (least - distance) / (distance || 1) / give;
    xy[2 * i]! -= dx * push * mobility[i]!;
    xy[2 * i + 1]! -= dy * push * mobility[i]!;
    xy[2 * j]! += dx * push * mobility[j]!;
    xy[2 * j + 1]! += dy * push * mobility[j]!;
  });
  return touching;
}

/** Brings nodes that got too far from their start back to the edge of their reach. */
export function clamp(xy: Float64Array, { start, reach }: Limits): void {
  for (let i = 0; i < reach.length; i++) {
    const [dx, dy] = [xy[2 * i]! - start[2 * i]!, xy[2 * i + 1]! - start[2 * i + 1]!];
    const distance = Math.hypot(dx, dy);
    if (distance <= reach[i]!) continue;
    xy[2 * i] = start[2 * i]! + (dx * reach[i]!) / distance;
    xy[2 * i + 1] = start[2 * i + 1]! + (dy * reach[i]!) / distance;
  }
}

/**
 * Gives every node a place of its own: where it is if that is free, those least
 * free to move first; the others then get free spots near by. Returns whether
 * all stayed within their reach.
 */
export function seatAll(xy: Float32Array, radii: ArrayLike<number>, limits: Limits): boolean {
  const grid = new Grid(cell, slack);
  const order = Array.from(radii, (_, i) => i).sort((a, b) => limits.mobility[a]! - limits.mobility[b]! || a - b);
  const seat = (i: number) => void grid.add(xy[2 * i]!, xy[2 * i + 1]!, radii[i]!);
  const left: number[] = [];
  for (const i of order) {
    if (limits.mobility[i] === 0 || grid.isFree(xy[2 * i]!, xy[2 * i + 1]!, radii[i]!)) seat(i);
    else left.push(i);
  }
  for (const i of left) {
    xy.set(grid.freeSpot(xy[2 * i]!, xy[2 * i + 1]!, radii[i]!), 2 * i);
    if (strayed(xy, i, limits)) return false;
    seat(i);
  }
  return true;
}

function strayed(xy: ArrayLike<number>, i: number, { start, reach }: Limits): boolean {
  return Math.hypot(xy[2 * i]! - start[2 * i]!, xy[2 * i + 1]! - start[2 * i + 1]!) > reach[i]! + rounding;
}
