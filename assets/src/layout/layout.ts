import type { Model } from "../model/model";
import type { Positions } from "../model/types";
import type { Answer, Job } from "./job";
import { jobOf, positionsOf } from "./jobs";

/** The part of a Worker that the layout uses. */
export type LayoutWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/** The layout could not be worked out; what is on the canvas stays where it is. */
export class LayoutError extends Error {
  override name = "LayoutError";
}

interface Waiting {
  ids: string[];
  resolve(positions: Positions): void;
  reject(error: Error): void;
}

/** Works positions out in a thread of its own. The model is only read: the caller moves it. */
export class Layout {
  #worker: LayoutWorker | undefined;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(readonly start: () => LayoutWorker = () => new Worker("/assets/layout-worker.js")) {}

  /**
   * Better places after an expansion, for whoever should move. `fresh` are the
   * entities that just came; those that were there before move so little that a
   * reader keeps track, pinned ones not at all, and none overlap.
   */
  settle(model: Model, options: { fresh?: Iterable<string> } = {}): Promise<Positions> {
    return this.#ask(model, "settle", options.fresh);
  }

  /** New places for everything but what is pinned. */
  tidy(model: Model): Promise<Positions> {
    return this.#ask(model, "tidy");
  }

  /** Ends what is being worked out: its promises are rejected. The next call starts anew. */
  kill(message = "The layout was stopped."): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new LayoutError(message));
    this.#waiting.clear();
  }

  #ask(model: Model, kind: Job["kind"], fresh?: Iterable<string>): Promise<Positions> {
    const { job, ids } = jobOf(model, kind, fresh);
    job.id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.id, { ids, resolve, reject });
      try {
        this.#worker ??= this.#started();
        this.#worker.postMessage(job, [job.xy.buffer, job.radii.buffer, job.edges.buffer, job.fresh.buffer, job.pinned.buffer]);
      } catch {
        this.kill(broken);
      }
    });
  }

  #started(): LayoutWorker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answered(data);
    worker.onerror = () => this.kill(broken);
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting?.reject(new LayoutError(broken));
    else waiting?.resolve(positionsOf(waiting.ids, answer.xy));
  }
}

const broken = "The layout could not be worked out. Everything stays where it is.";
