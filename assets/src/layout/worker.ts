// The layout's own thread. Forces are heavy; the page must not wait for them.
import type { ArrangeJob } from "./arrange/job";
import type { Answer, Job } from "./job";
import { perform } from "./perform";

const worker = globalThis as unknown as {
  onmessage: (message: MessageEvent<Job | ArrangeJob>) => void;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
};

worker.onmessage = ({ data: job }) => {
  try {
    const done = perform(job);
    worker.postMessage({ id: job.id, ...done }, [done.xy.buffer as ArrayBuffer]);
  } catch (error) {
    worker.postMessage({ id: job.id, error: String(error) });
  }
};
