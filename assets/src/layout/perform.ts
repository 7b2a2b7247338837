import { arrange } from "./arrange/arrange";
import type { ArrangeJob } from "./arrange/job";
import type { Done, Job } from "./job";
import { settle } from "./settle";
import { tidy } from "./tidy";

/** Does what the job asks for, however long that takes. */
export function perform(job: Job | ArrangeJob): Done {
  if (job.kind === "settle") return { xy: settle(job as Job) };
  if (job.kind === "tidy") return { xy: tidy(job as Job) };
  return arrange(job as ArrangeJob);
}
