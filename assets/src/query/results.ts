// What a run shows: the meter, the table, the graph, and what can be done with them.
import type { Failure, QueryRequest, Socket } from "../net/socket";
import { button, h } from "../ui/dom";
import { throttled } from "../ui/throttle";
import { announce, pageAnnouncer } from "../ui/announcer";
import { leaveForCanvas } from "../ui/handover";
import { meterText } from "./meter";
import { Picture } from "./picture";
import { Run } from "./run";
import { Subgraph } from "./subgraph";
import { TablePanel } from "./table-panel";
import { Tabs } from "./tabs";
import { t } from "../words/words";

/** More rows, once a reader has seen that there are more. */
const mostRows = 100_000;
/** More entities at once than that make no picture. */
const mostForCanvas = 5000;

export interface ResultsEvents {
  failed(failure: Failure): void;
  /** Where CSV and JSON of the run are; undefined for text that is not saved. */
  files(request: QueryRequest): { csv: string; json: string } | undefined;
}

export class Results {
  readonly tabs = new Tabs((id) => this.#shown(id));
  run: Run | undefined;
  table: TablePanel | undefined;
  readonly picture: Picture;
  readonly #root: HTMLElement;
  readonly #meter = h("p", { class: "row-meter" });
  readonly #stop = button(t("results.stop"), () => this.run?.stop(), { class: "button" });
  readonly #more = button(t("results.up-to", { n: mostRows }), () => this.#again(), { class: "button" });
  readonly #canvas = button(t("results.to-canvas"), () => this.#toCanvas(), { class: "button", title: t("results.to-canvas-title") });
  readonly #csv = h("a", { class: "button" }, "CSV");
  readonly #json = h("a", { class: "button" }, "JSON");
  readonly #link = button(t("results.copy-link"), () => undefined, { class: "button" });
  readonly #failed = h("div", { class: "notice failed", role: "alert", hidden: true });
  readonly #tablePanel = h("div", { class: "results-panel" });
  readonly #graphPanel = h("div", { class: "results-panel" });
  readonly #draw = throttled(() => this.#refresh(), 120);
  #drawn: Run | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(
    root: HTMLElement,
    readonly socket: Pick<Socket, "query" | "among">,
    readonly events: ResultsEvents,
  ) {
    this.#root = root;
    this.picture = new Picture(socket, (message) => this.fail(message));
    this.#graphPanel.append(this.picture.element);
    this.tabs.add({ id: "table", label: t("results.table"), panel: this.#tablePanel });
    this.tabs.add({ id: "graph", label: t("results.graph"), panel: this.#graphPanel });
  }

  /** Runs a query; what ran before is stopped. */
  start(request: QueryRequest): Run {
    this.run?.stop();
    this.#clear();
    const run = new Run(this.socket, request, {
      began: (run) => run === this.run && this.#began(run),
      changed: (run) => run === this.run && (run.state === "running" ? this.#draw() : this.#refresh()),
      failed: (run, failure) => run === this.run && this.#failedWith(failure),
    });
    this.run = run;
    this.#clock = setInterval(() => this.#meterAndButtons(), 200);
    this.#meterAndButtons();
    return run;
  }

  /** Says that something did not work. */
  fail(message: string, again?: () => void): void {
    this.#failed.replaceChildren(h("span", {}, message), ...(again ? [button(t("results.again"), again, { class: "button" })] : []));
    this.#failed.hidden = false;
  }

  /** Makes the page's results ours; what the server had put there goes with the first rows. */
  #clear(): void {
    clearInterval(this.#clock);
    this.#failed.hidden = true;
    this.table?.grid.kill();
    this.table = undefined;
    this.#tablePanel.replaceChildren();
    this.#drawn = undefined;
    if (this.#root.contains(this.tabs.list)) return;
    const served = this.#root.querySelector(".table-scroll");
    const actions = h("div", { class: "buttons" }, this.#stop, this.#more, this.#canvas, this.#csv, this.#json, this.#link);
    this.#root.replaceChildren(h("div", { class: "results-bar" }, this.tabs.list, this.#meter, actions), this.#failed, this.#tablePanel, this.#graphPanel);
    this.#root.classList.add("is-live");
    if (served) this.#tablePanel.append(served); // until the first of our rows come
  }

  #began(run: Run): void {
    this.table = new TablePanel(run.table!, announce);
    this.#tablePanel.replaceChildren(this.table.element);
    this.#refresh();
  }

  #refresh(): void {
    this.table?.refresh();
    this.#meterAndButtons();
    if (this.run?.state === "running") return;
    clearInterval(this.#clock);
    announce(this.#meter.textContent ?? "", "stream");
    if (this.tabs.current === "graph") this.#shown("graph");
  }

  #failedWith(failure: Failure): void {
    const { run } = this;
    const passing = failure.kind === "unavailable" || failure.kind === "timeout";
    this.fail(failure.message, passing && run ? () => this.start(run.request) : undefined);
    this.#refresh();
    this.events.failed(failure);
  }

  #meterAndButtons(): void {
    const { run } = this;
    if (!run) return;
    const running = run.state === "running";
    const text = meterText(run);
    this.#meter.textContent = text;
    if (running && run.rows > 0) pageAnnouncer().progress(text);
    this.#stop.hidden = !running;
    this.#more.hidden = running || !run.cut || run.limit >= mostRows;
    this.#canvas.hidden = running || run.graph.ids.length === 0;
    this.#link.hidden = run.request.query === undefined;
    this.#link.dataset["copy"] = location.pathname + location.search;
    const files = running || run.state === "failed" ? undefined : this.events.files(run.request);
    for (const [link, href] of [[this.#csv, files?.csv], [this.#json, files?.json]] as const) {
      link.hidden = href === undefined;
      if (href) link.href = href;
    }
  }

  #again(): void {
    if (this.run) this.start({ ...this.run.request, rows: mostRows });
  }

  #shown(id: string): void {
    const { run } = this;
    if (id !== "graph" || !run || run.state === "running" || run === this.#drawn) return;
    this.#drawn = run;
    void this.picture.draw(run.graph);
  }

  /** Puts the selected rows' entities onto the canvas, or all, where they come beside what is there. */
  #toCanvas(): void {
    const rows = this.table?.grid.selectedRows;
    const graph = rows ? new Subgraph().add(rows) : this.run?.graph;
    if (!graph) return;
    const ids = graph.ids;
    if (ids.length === 0) return this.fail(t("results.no-entities"));
    if (ids.length > mostForCanvas) return this.fail(t("results.too-many", { entities: t("counts.entities", { n: ids.length }) }));
    if (!leaveForCanvas(ids)) return this.fail(t("results.no-store", { entities: t("counts.entities", { n: ids.length }) }));
    location.assign("/");
  }
}
