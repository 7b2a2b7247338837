import { align } from "./align";
import { Forces } from "./forces";
import { type Job, diagonal } from "./job";
import { type Limits, clamp, pushApart, seatAll } from "./overlap";

/** How far nodes that the reader knows may move in one settle, as shares of the diagonal: on average and at most. */
const most = { mean: 0.004, each: 0.018 };
const steps = 5;
const slowDown = 60;
const rounds = 20;

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

/** The nearest thing to the wanted places that keeps the limits and overlaps nowhere. */
function within(job: Job, wanted: Float64Array, diagonal: number): Float32Array {
  const count = job.radii.length;
  const share = Math.min(1, (most.mean * diagonal) / (meanMove(job, wanted) || 1));
  const limits: Limits = {
    start: job.xy,
    reach: Float64Array.from({ length: count }, (_, i) => (job.pinned[i] ? 0 : job.fresh[i] ? Infinity : most.each * diagonal)),
    mobility: Float64Array.from({ length: count }, (_, i) => (job.pinned[i] ? 0 : job.fresh[i] ? 2 : 1)),
  };
  for (let part = 1; part > 0.1; part /= 2) {
    const xy = wanted.map((value, i) => job.xy[i]! + (value - job.xy[i]!) * part * (job.fresh[i >> 1] ? 1 : share));
    clamp(xy, limits);
    pushApart(xy, job.radii, limits, rounds);
    const seated = Float32Array.from(xy);
    const kept = seatAll(seated, job.radii, limits) && meanMove(job, seated) <= most.mean * 1.2 * diagonal;
    if (kept) return seated;
  }
  return job.xy;
}

function meanMove(job: Job, xy: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  job.fresh.forEach((fresh, i) => {
    if (fresh) return;
    sum += Math.hypot(xy[2 * i]! - job.xy[2 * i]!, xy[2 * i + 1]! - job.xy[2 * i + 1]!);
    count++;
  });
  return count > 0 ? sum / count : 0;
}
