import type { Area, Tick } from "../model/arrangement";
import type { Model } from "../model/model";
import type { Positions } from "../model/types";
import { t } from "../words/words";
import type { ArrangeJob } from "./arrange/job";
import type { Answer, Job } from "./job";
import { type ArrangeOptions, type Read, type SettleOptions, arrangeJobOf, jobOf, positionsOf } from "./jobs";

/** The part of a Worker that the layout uses. */
export type LayoutWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/** The layout could not be worked out; what is on the canvas stays where it is. */
export class LayoutError extends Error {
  override name = "LayoutError";
}

/** What a layout came to. */
export interface Result {
  positions: Positions;
  /** Lanes or groups that it set aside, and marks on its line of time. */
  areas: Area[];
  ticks: Tick[];
}

interface Waiting {
  ids: string[];
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** Works positions out in a thread of its own. The model is only read: the caller moves it. */
export class Layout {
  #worker: LayoutWorker | undefined;
  #waiting = new Map<number, Waiting>();
  #last = 0;
  /** Raised by each end, so that what was still being read is not asked after it. */
  #ends = 0;

  constructor(readonly start: () => LayoutWorker = () => new Worker("/assets/layout-worker.js")) {}

  /**
   * Better places after an expansion, for whoever should move. `fresh` are the
   * entities that just came; those that were there before move so little that a
   * reader keeps track, pinned ones not at all, and none overlap.
   */
  async settle(model: Model, options: SettleOptions = {}): Promise<Positions> {
    return (await this.#ask(jobOf(model, "settle", options))).positions;
  }

  /** New places by what is linked to what, for everything or only some, but for what is pinned. */
  async tidy(model: Model, options: Pick<SettleOptions, "only"> = {}): Promise<Positions> {
    return (await this.#ask(jobOf(model, "tidy", options))).positions;
  }

  /** New places in some order, for everything that is visible or only some, but for what is pinned. */
  async arrange(model: Model, kind: ArrangeJob["kind"], options: ArrangeOptions = {}): Promise<Result> {
    return this.#ask(arrangeJobOf(model, kind, options));
  }

  /** Ends what is being worked out: its promises are rejected. The next call starts anew. */
  kill(message = stopped): void {
    this.#ends++;
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new LayoutError(message));
    this.#waiting.clear();
  }

  async #ask(read: Promise<Read<Job | ArrangeJob>>): Promise<Result> {
    const ends = this.#ends;
    const { job, ids } = await read;
    if (ends !== this.#ends) throw new LayoutError(stopped);
    job.id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.id, { ids, resolve, reject });
      try {
        this.#worker ??= this.#started();
        this.#worker.postMessage(job, Object.values(job).filter(ArrayBuffer.isView).map(({ buffer }) => buffer as ArrayBuffer));
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
    else waiting?.resolve({ positions: positionsOf(waiting.ids, answer.xy), areas: answer.areas ?? [], ticks: answer.ticks ?? [] });
  }
}

const stopped = t("failures.layout-stopped");
const broken = t("failures.layout");
