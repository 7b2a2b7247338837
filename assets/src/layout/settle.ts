import { align } from "./align";
import { Forces } from "./forces";
import { type Job, diagonal } from "./job";
import { type Limits, clamp, pushApart, seatAll } from "./overlap";

/** How far the nodes that a reader knows may move in one settle, as shares of the diagonal. */
const most = { mean: 0.005, each: 0.02 };
/** What forces may use of that; the rest is for making room. */
const aim = { mean: 0.004, each: 0.013 };
const steps = 15;
const slowDown = 20;
/** Crowded hubs need many rounds until all have room; a round is cheap beside a step. */
const rounds = 100;

/**
 * Lets new nodes and old find better places after an expansion: a few small
 * steps of ForceAtlas2, turned back to where the old nodes were, overlaps
 * pushed apart. Old nodes move so little that a reader keeps track of them.
 */
export function settle(job: Job): Float32Array {
  const forces = new Forces(job, job.xy, slowDown);
  for (let i = 0; i < steps; i++) forces.step();
  const xy = forces.positions();
  const old = Uint8Array.from(job.fresh, (fresh) => 1 - fresh);
  align(xy, job.xy, old.includes(1) ? old : old.fill(1));
  return within(job, xy, diagonal(job.xy));
}

/** The nearest thing to the wanted places that keeps the limits and overlaps nowhere; where nothing does, all stays. */
function within(job: Job, wanted: Float64Array, size: number): Float32Array {
  const share = Math.min(1, (aim.mean * size) / (movesOf(job, wanted).mean || 1));
  for (let part = 1; part > 0.1; part /= 2) {
    const xy = wanted.map((value, i) => job.xy[i]! + (value - job.xy[i]!) * part * (job.fresh[i >> 1] ? 1 : share));
    const limits = limitsOf(job, aim.each * size);
    clamp(xy, limits);
    pushApart(xy, job.radii, limits, rounds);
    const seated = Float32Array.from(xy);
    if (seatAll(seated, job.radii, limitsOf(job, most.each * size)) && isStill(job, seated, size)) return seated;
  }
  return job.xy;
}

function limitsOf(job: Job, reach: number): Limits {
  const of = (pinned: number, fresh: number, old: number) =>
    Float64Array.from(job.radii, (_, i) => (job.pinned[i] ? pinned : job.fresh[i] ? fresh : old));
  return { start: job.xy, reach: of(0, Infinity, reach), mobility: of(0, 2, 1) };
}

/** Whether old nodes moved little, also beside the picture's new size. */
function isStill(job: Job, xy: Float32Array, before: number): boolean {
  const size = Math.min(before, diagonal(xy));
  const { mean, farthest } = movesOf(job, xy);
  return mean <= most.mean * size && farthest <= most.each * size;
}

/** How far old nodes got from where they were. */
function movesOf(job: Job, xy: ArrayLike<number>): { mean: number; farthest: number } {
  let [sum, count, farthest] = [0, 0, 0];
  job.fresh.forEach((fresh, i) => {
    if (fresh) return;
    const distance = Math.hypot(xy[2 * i]! - job.xy[2 * i]!, xy[2 * i + 1]! - job.xy[2 * i + 1]!);
    sum += distance;
    count++;
    farthest = Math.max(farthest, distance);
  });
  return { mean: count > 0 ? sum / count : 0, farthest };
}
