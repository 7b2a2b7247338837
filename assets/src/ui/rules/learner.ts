// Finds out what the reader's rules ask for and the canvas does not hold:
// properties from the server, measures from the worker.
import { withoutMade } from "../../model/made";
import { type Lens, rulesOf, styleRulesOf } from "../../model/lens";
import { Measures, type Metric, metrics } from "../../model/measures";
import type { Model } from "../../model/model";
import { type Facts, type Kind, type Measured, metricsOf, propertiesOf } from "../../model/rules";
import type { Things } from "../../net/facts";

export type Ask = (things: Things, names: readonly string[], signal: AbortSignal) => Promise<Map<string, Facts>>;

const kinds = ["entities", "links"] as const;

export class Learner {
  readonly #model: Model;
  readonly #ask: Ask;
  readonly #failed: (error: unknown, retry: () => void) => void;
  readonly #shown: Measures;
  readonly #offered: Measures;
  readonly #watches = new Map<string, () => void>();
  readonly #endings: (() => void)[];
  readonly #ending = new AbortController();
  #asking: Promise<void> | undefined;
  /** The lens for which the server could not be asked. */
  #refusedFor: Lens | undefined;
  /** The lens for which measures came with the canvas: they hold until one of the two is another. */
  #seeded: Lens | undefined;

  /** `shown` are the measures of what is visible, which styles go by; `offered` those of what is there without filters. */
  constructor(model: Model, ask: Ask, failed: (error: unknown, retry: () => void) => void, shown: Measures, offered = new Measures(model, undefined, false)) {
    [this.#model, this.#ask, this.#failed, this.#shown, this.#offered] = [model, ask, failed, shown, offered];
    const { learnt } = model;
    if (Object.keys({ ...learnt.offered, ...learnt.shown }).length > 0) this.#seeded = model.lens;
    this.#endings = [
      model.on("graph", () => ((this.#seeded = undefined), this.#look())),
      model.on("filter", () => this.#look()),
    ];
    this.#look();
  }

  /** Resolves when a property is known of everything of that kind on the canvas. */
  async facts(kind: Kind, name: string): Promise<void> {
    await this.#learn(kind, [name]);
  }

  /** Resolves when a metric of what is there without filters is known. Rejects where it can't be worked out. */
  async measure(metric: Metric): Promise<void> {
    const { values } = await this.#offered.ask(metric);
    this.#take("offered", metric, values);
  }

  kill(): void {
    this.#ending.abort();
    for (const end of [...this.#endings, ...this.#watches.values()]) end();
    this.#offered.kill();
  }

  #look(): void {
    const { lens } = this.#model;
    if (this.#seeded !== lens) {
      this.#seeded = undefined;
      this.#watch("offered", this.#offered, metricsOf(lens.filters ?? []));
      this.#watch("shown", this.#shown, metricsOf(styleRulesOf(lens)));
    }
    if (!this.#asking && this.#refusedFor !== lens) this.#askMissing();
  }

  /** Watches the metrics that are wanted, and no others. */
  #watch(which: "offered" | "shown", measures: Measures, wanted: Set<Metric>): void {
    for (const metric of metrics) {
      const key = `${which} ${metric}`;
      const end = this.#watches.get(key);
      if (wanted.has(metric) === (end !== undefined)) continue;
      if (end) (end(), this.#watches.delete(key));
      else this.#watches.set(key, measures.watch(metric, () => this.#measured(which, measures, metric)));
    }
  }

  #measured(which: "offered" | "shown", measures: Measures, metric: Metric): void {
    const measure = measures.get(metric);
    if (measures.state(metric) === "ready" && measure) this.#take(which, metric, measure.values);
  }

  /** What is the same as before changes nothing, or measuring would never end. */
  #take(which: "offered" | "shown", metric: Metric, values: ReadonlyMap<string, number>): void {
    const before = this.#model.learnt[which];
    if (before[metric] === values) return;
    this.#model.learn({ [which]: { ...before, [metric]: values } satisfies Measured });
  }

  #askMissing(): void {
    const rules = rulesOf(this.#model.lens);
    const wanted = kinds.map((kind) => [kind, propertiesOf(kind, rules)] as const);
    if (wanted.every(([kind, names]) => this.#missing(kind, names).length === 0)) return;
    this.#asking = Promise.all(wanted.map(([kind, names]) => this.#learn(kind, names)))
      .catch((error: unknown) => this.#refused(error))
      .then(() => {
        this.#asking = undefined;
        this.#look();
      });
  }

  #refused(error: unknown): void {
    if (this.#ending.signal.aborted) return;
    this.#refusedFor = this.#model.lens;
    this.#failed(error, () => ((this.#refusedFor = undefined), this.#look()));
  }

  async #learn(of: Kind, names: readonly string[]): Promise<void> {
    const ids = this.#missing(of, names);
    if (ids.length === 0) return;
    const { graph } = this.#model;
    const type = new Map(of === "links" ? ids.map((id) => [id, graph.getEdgeAttribute(id, "link").type]) : []);
    const news = await this.#ask({ of, ids, type: (id) => type.get(id) ?? "" }, names, this.#ending.signal);
    const facts = new Map(this.#model.learnt.facts);
    for (const [id, values] of news) facts.set(id, { ...facts.get(id), ...values });
    this.#model.learn({ facts });
  }

  /** The things of which one of these properties is not known. */
  #missing(of: Kind, names: readonly string[]): string[] {
    if (names.length === 0 || this.#ending.signal.aborted) return [];
    const { graph, learnt } = this.#model;
    const ids = withoutMade(of === "entities" ? graph.nodes() : graph.edges());
    return ids.filter((id) => names.some((name) => learnt.facts.get(id)?.[name] === undefined));
  }
}
