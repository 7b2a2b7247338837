// The panel of measures: who stands highest by one of them, or which groups
// there are, with what the measure means and what it does not.
import { type Metric, metrics } from "../model/measures";
import { t } from "../words/words";
import type { App } from "./app";
import { button, h, part } from "./dom";
import { typeMark } from "./legend";
import { isGrouping, measured } from "./measure-words";

/** Entities or groups that are listed. */
const most = 25;

/** A line of the list: an entity, or a group with its members. `share` is its value beside the highest. */
interface Line {
  ids: string[];
  name: string;
  value: string;
  share: number;
}

export class MeasuresPanel {
  readonly #app: App;
  readonly #choice = h("select", { id: "measure", "aria-label": t("measures.choose") });
  readonly #means = h("p", { class: "measure-means" });
  readonly #note = h("p", { class: "rows-note", role: "status" });
  readonly #lines = h("ol", { class: "rows measure-lines" });
  #stop: (() => void) | undefined;

  constructor(app: App) {
    this.#app = app;
    for (const metric of metrics) this.#choice.append(h("option", { value: metric }, t(`measures.${metric}`)));
    this.#choice.value = "betweenness";
    this.#choice.addEventListener("change", () => this.#watch());
    this.#lines.addEventListener("keydown", (event) => this.#onKey(event));
    part("measures").append(this.#choice, this.#means, this.#note, this.#lines);
  }

  /** Measures only while somebody looks. */
  show(isShown: boolean): void {
    if (isShown && !this.#stop) this.#watch();
    else if (!isShown) this.#end();
  }

  /** Shows what is known now; what is selected is marked. */
  render(): void {
    const { metric } = this;
    const { measures, model } = this.#app;
    const state = measures.state(metric);
    const lines = this.#linesOf(metric);
    this.#means.replaceChildren(t(`measures.${metric}-means`), h("span", { class: "measure-not" }, ` ${t(`measures.${metric}-not`)} ${t("measures.only")}`));
    this.#lines.setAttribute("aria-busy", String(state === "waiting"));
    this.#note.replaceChildren(...this.#noteOf(metric, lines.length));
    const focused = [...this.#lines.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    this.#lines.replaceChildren(...lines.slice(0, most).map((line) => this.#line(line)));
    if (focused >= 0) this.#lines.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    if (model.graph.order === 0) this.#note.replaceChildren(t("measures.empty"));
  }

  get metric(): Metric {
    return this.#choice.value as Metric;
  }

  #watch(): void {
    this.#end();
    this.#stop = this.#app.measures.watch(this.metric, () => this.render());
    this.render();
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #noteOf(metric: Metric, lines: number): (string | HTMLElement)[] {
    const { measures } = this.#app;
    const state = measures.state(metric);
    if (state === "failed") return [t("measures.failed"), " ", button(t("canvas.try-again"), () => this.#watch(), { class: "button" })];
    if (state === "waiting") return [t("measures.working")];
    const { sample, values } = measures.get(metric)!;
    const what = t("measures.of", { n: lines > most ? lines : 1, shown: most });
    return [what, ...(sample ? [`. ${t("measures.sampled", { sample, n: values.size })}`] : [])];
  }

  #linesOf(metric: Metric): Line[] {
    const known = [...(this.#app.measures.get(metric)?.values ?? [])].filter(([id]) => this.#app.model.graph.hasNode(id));
    return isGrouping(metric) ? groupLines(metric, known) : entityLines(this.#app, metric, known);
  }

  #line({ ids, name, value, share }: Line): HTMLElement {
    const { model, stage } = this.#app;
    const [only] = ids;
    const selected = ids.every((id) => model.selection.has(id));
    const bar = h("span", { class: "measure-bar" });
    bar.style.width = `${Math.max(1, 100 * share)}%`;
    const element = button("", () => this.#choose(ids, name), { class: "row-main", "aria-pressed": String(selected) });
    const mark = ids.length === 1 && only !== undefined ? typeMark(model.graph.getNodeAttribute(only, "entity").type) : undefined;
    element.append(...(mark ? [mark] : []), h("span", { class: "row-text" }, h("span", { class: "row-name", dir: "auto" }, name), bar), h("span", { class: "number" }, value));
    element.addEventListener("pointerenter", () => stage?.highlight(new Set(ids)));
    element.addEventListener("pointerleave", () => stage?.highlight(undefined));
    return h("li", { class: "row" }, element);
  }

  #choose(ids: string[], name: string): void {
    const { model, stage } = this.#app;
    stage?.highlight(undefined);
    model.select(ids);
    if (ids.length === 1) stage?.focus(ids[0]!);
    else stage?.fit(ids);
    if (ids.length > 1) this.#app.say(t("measures.selected", { name, members: t("measures.members", { n: ids.length }) }));
    this.render();
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...this.#lines.querySelectorAll("button")];
    all[all.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
    event.preventDefault();
  }
}

function entityLines({ model }: App, metric: Metric, known: [string, number][]): Line[] {
  const name = (id: string) => model.graph.getNodeAttribute(id, "entity").name;
  const highest = known.reduce((highest, [, value]) => Math.max(highest, value), 0) || 1;
  const first = known.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first.map(([id, value], i) => (i < most ? { ids: [id], name: name(id), value: measured(metric, value), share: value / highest } : { ids: [id], name: "", value: "", share: 0 }));
}

function groupLines(metric: "community" | "component", known: [string, number][]): Line[] {
  const groups = new Map<number, string[]>();
  for (const [id, number] of known) groups.set(number, [...(groups.get(number) ?? []), id]);
  const sorted = [...groups].sort((a, b) => a[0] - b[0]);
  return sorted.map(([number, ids]) => ({ ids, name: measured(metric, number), value: t("measures.members", { n: ids.length }), share: ids.length / sorted[0]![1].length }));
}
