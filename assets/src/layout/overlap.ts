import { Grid } from "../model/grid";

/** Least space that is left between two nodes, in graph units. */
const gap = 6;
const cell = 80;

/** How far each node may get from where it started, and how readily it moves aside (0: not at all). */
export interface Limits {
  start: ArrayLike<number>;
  reach: ArrayLike<number>;
  mobility: ArrayLike<number>;
}

/** Pushes nodes that touch apart, each within its limits, until none touch or the rounds are over. */
export function pushApart(xy: Float64Array, radii: ArrayLike<number>, limits: Limits, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    if (pushOnce(xy, radii, limits) === 0) return;
    clamp(xy, limits);
  }
}

function pushOnce(xy: Float64Array, radii: ArrayLike<number>, { mobility }: Limits): number {
  const grid = gridOf(xy, radii);
  let touching = 0;
  for (let i = 0; i < radii.length; i++) {
    grid.near(xy[2 * i]!, xy[2 * i + 1]!, radii[i]! + grid.widest + gap, (j) => {
      if (j <= i) return;
      const least = radii[i]! + radii[j]! + gap;
      let [dx, dy] = [xy[2 * j]! - xy[2 * i]!, xy[2 * j + 1]! - xy[2 * i + 1]!];
      const distance = Math.hypot(dx, dy);
      const give = mobility[i]! + mobility[j]!;
      if (distance >= least || give === 0) return;
      touching++;
      if (distance === 0) [dx, dy] = [Math.cos(i), Math.sin(i)];
      const push = (least - distance) / (distance || 1) / give;
      xy[2 * i]! -= dx * push * mobility[i]!;
      xy[2 * i + 1]! -= dy * push * mobility[i]!;
      xy[2 * j]! += dx * push * mobility[j]!;
      xy[2 * j + 1]! += dy * push * mobility[j]!;
    });
  }
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
 * Gives every node a place of its own, one after the other, those least free to
 * move first: where it is if that is free, else the nearest free spot. Returns
 * whether all stayed within their reach.
 */
export function seatAll(xy: Float32Array, radii: ArrayLike<number>, limits: Limits): boolean {
  const grid = new Grid(cell, 1);
  const order = Array.from(radii, (_, i) => i).sort((a, b) => limits.mobility[a]! - limits.mobility[b]! || a - b);
  for (const i of order) {
    const [x, y] = limits.mobility[i] === 0 ? [xy[2 * i]!, xy[2 * i + 1]!] : grid.freeSpot(xy[2 * i]!, xy[2 * i + 1]!, radii[i]!);
    if (Math.hypot(x - limits.start[2 * i]!, y - limits.start[2 * i + 1]!) > limits.reach[i]! + 0.01) return false;
    [xy[2 * i], xy[2 * i + 1]] = [x, y];
    grid.add(x, y, radii[i]!);
  }
  return true;
}

function gridOf(xy: ArrayLike<number>, radii: ArrayLike<number>): Grid {
  const grid = new Grid(cell, gap);
  for (let i = 0; i < radii.length; i++) grid.add(xy[2 * i]!, xy[2 * i + 1]!, radii[i]!);
  return grid;
}
