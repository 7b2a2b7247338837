import { align } from "./align";
import { Forces } from "./forces";
import type { Job } from "./job";
import { pushApart, seatAll } from "./overlap";

/** Steps for pictures of any usual size, and at least; in between their time is bounded. */
const steps = { most: 400, least: 100, work: 1_000_000 };
const slowDown = 2;
const rounds = 200;

/** Lays everything out anew from where it is, without regard for what moves how far; pinned nodes stay. */
export function tidy(job: Job): Float32Array {
  const forces = new Forces(job, job.xy, slowDown);
  const count = Math.min(steps.most, Math.max(steps.least, steps.work / job.radii.length));
  for (let i = 0; i < count; i++) forces.step();
  const xy = forces.positions();
  const pinned = job.pinned.includes(1);
  if (!pinned) align(xy, job.xy, new Uint8Array(job.radii.length).fill(1));
  const limits = {
    start: job.xy,
    reach: Float64Array.from(job.pinned, (fixed) => (fixed ? 0 : Infinity)),
    mobility: Float64Array.from(job.pinned, (fixed) => 1 - fixed),
  };
  pushApart(xy, job.radii, limits, rounds);
  const seated = Float32Array.from(xy);
  job.pinned.forEach((fixed, i) => fixed && seated.set(job.xy.subarray(2 * i, 2 * i + 2), 2 * i));
  seatAll(seated, job.radii, limits);
  return seated;
}
