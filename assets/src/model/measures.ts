// Measures of the entities in the picture: how connected, how central, in which
// community. They are worked out in a thread of their own, only while somebody
// watches them, and anew when what is visible changes.
import { t } from "../words/words";
import type { Model } from "./model";
import { type Picture, pictureOf, samePicture } from "./picture";

/**
 * degree: the number of links. betweenness: the share of all pairs of others
 * whose shortest path leads through it. pagerank: the share of its time that a
 * walk along links spends there. community and component: the number of its
 * group, 1 being the largest.
 */
export const metrics = ["degree", "betweenness", "pagerank", "community", "component"] as const;
export type Metric = (typeof metrics)[number];

export interface Measure {
  /** By entity; what is not visible has none. */
  readonly values: ReadonlyMap<string, number>;
  /** From how many entities the shortest paths were followed, where not from all: the values are estimates then. */
  readonly sample?: number;
}

/** What the worker is asked; entity i stands for the i-th of the picture. */
export interface MeasureJob {
  id: number;
  metrics: Metric[];
  count: number;
  /** Source and target of each visible link in turn. */
  edges: Uint32Array;
}

/** One for each metric of a job, each as soon as it is known. */
export type MeasureAnswer = { id: number; metric: Metric; values: Float64Array; sample?: number } | { id: number; metric: Metric; error: string };

/** The part of a Worker that is used. */
export type MeasureWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/** "waiting": none yet, or those there are belong to an earlier picture. */
export type MeasureState = "waiting" | "ready" | "failed";

/** How long the picture has to stay the same before it is measured, in milliseconds: a stream changes it many times. */
const quiet = 200;

export class Measures {
  readonly #model: Model;
  readonly #start: () => MeasureWorker;
  readonly #withFilters: boolean;
  readonly #listeners = new Map<Metric, Set<() => void>>();
  readonly #known = new Map<Metric, { measure: Measure; picture: Picture }>();
  readonly #states = new Map<Metric, MeasureState>();
  readonly #endings: (() => void)[];
  #picture: Picture | undefined;
  #worker: MeasureWorker | undefined;
  #asked = new Set<Metric>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised when the picture changes: what was asked before is answered in vain. */
  #round = 0;

  /** Without filters it measures what would be visible if there were none: a filter that asks for measures must not change them. */
  constructor(model: Model, start: () => MeasureWorker = () => new Worker("/assets/measure-worker.js"), withFilters = true) {
    this.#model = model;
    this.#start = start;
    this.#withFilters = withFilters;
    this.#endings = (["graph", "filter", "clock"] as const).map((event) => model.on(event, () => this.#changed()));
  }

  /**
   * Keeps a metric up to date until the returned function is called. The
   * listener is called whenever there are new values and when there can be none.
   */
  watch(metric: Metric, listener: () => void): () => void {
    const listeners = this.#listeners.get(metric) ?? new Set();
    this.#listeners.set(metric, listeners.add(listener));
    if (this.state(metric) === "failed") this.#states.delete(metric);
    if (this.state(metric) === "waiting") this.#schedule(0);
    return () => void listeners.delete(listener);
  }

  /** The values as last worked out, also while newer ones are on their way; undefined before the first. */
  get(metric: Metric): Measure | undefined {
    return this.#known.get(metric)?.measure;
  }

  /** Whether the values are those of what is visible now. */
  state(metric: Metric): MeasureState {
    return this.#states.get(metric) ?? "waiting";
  }

  /** The values of what is visible now, once. Rejects where they can't be worked out. */
  ask(metric: Metric): Promise<Measure> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (this.state(metric) === "waiting") return;
        stop();
        if (this.state(metric) === "ready") resolve(this.get(metric)!);
        else reject(new Error(t("failures.measure")));
      };
      const stop = this.watch(metric, settle);
      settle();
    });
  }

  kill(): void {
    this.#cancel();
    for (const end of this.#endings) end();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#cancel();
    this.#states.clear();
    if (this.#wanted().length > 0) this.#schedule(quiet);
  }

  #schedule(milliseconds: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#measure();
    }, milliseconds);
  }

  /** Ends what is being worked out: a worker can't be interrupted otherwise. */
  #cancel(): void {
    this.#round++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#asked.size === 0) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#asked.clear();
  }

  #wanted(): Metric[] {
    return metrics.filter((metric) => (this.#listeners.get(metric)?.size ?? 0) > 0 && this.state(metric) === "waiting" && !this.#asked.has(metric));
  }

  async #measure(): Promise<void> {
    const round = this.#round;
    const picture = await pictureOf(this.#model, () => round === this.#round, this.#withFilters ? [] : ["filters"]);
    if (!picture) return;
    if (!this.#picture || !samePicture(picture, this.#picture)) this.#picture = picture;
    for (const [metric, known] of this.#known) if (known.picture === this.#picture) this.#settle(metric, "ready");
    const wanted = this.#wanted();
    if (wanted.length > 0) this.#post({ id: round, metrics: wanted, count: picture.ids.length, edges: picture.edges.slice() });
  }

  #post(job: MeasureJob): void {
    for (const metric of job.metrics) this.#asked.add(metric);
    try {
      this.#worker ??= this.#started();
      this.#worker.postMessage(job, [job.edges.buffer]);
    } catch {
      this.#failed();
    }
  }

  #started(): MeasureWorker {
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<MeasureAnswer>) => this.#answered(data);
    worker.onerror = () => this.#failed();
    return worker;
  }

  #answered(answer: MeasureAnswer): void {
    if (answer.id !== this.#round) return;
    if ("error" in answer) return this.#settle(answer.metric, "failed");
    const { metric, sample } = answer;
    const picture = this.#picture!;
    const values = new Map(picture.ids.map((id, i) => [id, answer.values[i]!]));
    this.#known.set(metric, { measure: { values, ...(sample ? { sample } : {}) }, picture });
    this.#settle(metric, "ready");
  }

  #failed(): void {
    const asked = [...this.#asked];
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const metric of asked) this.#settle(metric, "failed");
  }

  #settle(metric: Metric, state: MeasureState): void {
    this.#asked.delete(metric);
    this.#states.set(metric, state);
    for (const listener of [...(this.#listeners.get(metric) ?? [])]) listener();
  }
}
