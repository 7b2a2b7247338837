// The layout's own thread. Forces are heavy; the page must not wait for them.
import type { Answer, Job } from "./job";
import { settle } from "./settle";
import { tidy } from "./tidy";

const worker = globalThis as unknown as {
  onmessage: (message: MessageEvent<Job>) => void;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
};

worker.onmessage = ({ data: job }) => {
  try {
    const xy = job.kind === "settle" ? settle(job) : tidy(job);
    worker.postMessage({ id: job.id, xy }, [xy.buffer]);
  } catch (error) {
    worker.postMessage({ id: job.id, error: String(error) });
  }
};
