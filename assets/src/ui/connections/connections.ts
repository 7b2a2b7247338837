// The panel that says why things are connected and what they share.
import type { Entity } from "../../model/types";
import { json } from "../../net/api";
import type { Common, FoundPath, LeftOut } from "../../net/found";
import type { PathHandlers, PathsDone, Socket } from "../../net/socket";
import { t } from "../../words/words";
import { type App, selectedNodes } from "../app";
import { button, h } from "../dom";
import type { InspectorTabs } from "../inspector-tabs";
import { commonPath, pageOf } from "./address";
import { commonView } from "./common-view";
import { Drawing, addShared, drawThread } from "./draw";
import { type Kind, Options, choices } from "./options";
import { pathView } from "./path-view";
import { Picked, mostPicked } from "./picked";
import { type Answer, asMarkdown, asText } from "./text";
import { leftWords, noPath, pathNames, remedy, ruleTitle, ruleWhy } from "./words";

export class Connections {
  readonly #app: App;
  readonly #socket: Pick<Socket, "paths">;
  readonly #tabs: InspectorTabs;
  readonly #picked = new Picked(() => this.#changed());
  readonly #kinds: Record<Kind, HTMLButtonElement>;
  readonly #title = h("h2", { class: "name" });
  readonly #find = button("", () => this.#start(), { class: "button primary" });
  readonly #stop = button(t("connections.stop"), () => this.#end(), { class: "button", hidden: true });
  readonly #status = h("p", { class: "connections-answer", role: "status" });
  readonly #deeds = h("div", { class: "actions-bar" });
  readonly #results = h("div", { class: "connections" });
  readonly #optionsPlace = h("details", { class: "connection-form" }, h("summary", {}, t("connections.options")));
  #options: Options | undefined;
  #kind: Kind = "paths";
  #running: AbortController | undefined;
  #paths: FoundPath[] = [];
  #alone: FoundPath | undefined;

  constructor(app: App, socket: Pick<Socket, "paths">, tabs: InspectorTabs) {
    this.#app = app;
    this.#socket = socket;
    this.#tabs = tabs;
    const kind = (name: Kind, text: string) => button(text, () => this.#switch(name), { class: "tab", "aria-pressed": "false" });
    this.#kinds = { paths: kind("paths", t("connections.kind-paths")), common: kind("common", t("connections.kind-common")) };
    const kinds = h("div", { class: "segmented", role: "group", "aria-label": t("connections.kind") }, ...Object.values(this.#kinds));
    const run = h("div", { class: "actions-bar" }, this.#find, this.#stop);
    const panel = h("div", { class: "panel connections-panel" }, this.#title, kinds, this.#picked.element, this.#optionsPlace, run, this.#status, this.#deeds, this.#results);
    tabs.open(t("connections.tab"), panel, t("connections.close"), () => this.#close());
    app.explorer.beside.add(() => this.#end());
  }

  /** Asks about the selected entities; where that is only one, the reader finds the others. */
  async ask(kind: Kind): Promise<void> {
    const { model } = this.#app;
    const selected = selectedNodes(model).map((id) => model.graph.getNodeAttribute(id, "entity")).filter(({ disc }) => !disc);
    this.#picked.entities = selected.slice(0, mostPicked);
    this.#show(kind);
    this.#tabs.show("extra");
    this.#app.show("details");
    await this.#load();
    if (selected.length >= 2) this.#start();
    else {
      this.#clear(t("connections.too-few"));
      this.#picked.focus();
    }
  }

  async #load(): Promise<void> {
    if (this.#options) return;
    try {
      const { asOf = "" } = this.#app.model.lens;
      this.#options ??= new Options(await choices(), asOf);
      this.#options.kind = this.#kind;
      this.#optionsPlace.append(this.#options.element);
    } catch {
      this.#app.toasts.failed(t("connections.unread"), () => void this.#load());
    }
  }

  #switch(kind: Kind): void {
    if (kind === this.#kind) return;
    this.#show(kind);
    this.#changed();
  }

  #show(kind: Kind): void {
    this.#kind = kind;
    for (const [name, element] of Object.entries(this.#kinds)) element.setAttribute("aria-pressed", String(name === kind));
    this.#title.textContent = kind === "paths" ? t("connections.ask") : t("connections.share");
    this.#find.textContent = kind === "paths" ? t("connections.find") : t("connections.find-shared");
    if (this.#options) this.#options.kind = kind;
  }

  #changed(): void {
    if (this.#picked.entities.length >= 2) this.#start();
    else this.#clear(t("connections.too-few"));
  }

  #clear(status: string): void {
    this.#end();
    this.#paths = [];
    this.#alone = undefined;
    this.#status.textContent = status;
    this.#deeds.replaceChildren();
    this.#results.replaceChildren();
  }

  /** Ends what is on its way; what has come stays. */
  #end(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#stop.hidden = true;
  }

  #close(): void {
    this.#end();
    this.#app.stage?.highlight(undefined);
  }

  #start(): void {
    if (this.#picked.entities.length < 2) return this.#clear(t("connections.too-few"));
    this.#clear(this.#kind === "paths" ? t("connections.searching") : t("connections.searching-shared"));
    const running = (this.#running = new AbortController());
    this.#stop.hidden = false;
    const picked = [...this.#picked.entities];
    const search = this.#kind === "paths" ? this.#findPaths(picked, running.signal) : this.#findShared(picked, running.signal);
    void search.catch((error: unknown) => this.#failed(error, running.signal)).finally(() => {
      if (this.#running === running) this.#end();
      else if (!this.#running && running.signal.aborted && this.#status.textContent === t("connections.searching")) this.#status.textContent = t("connections.stopped");
    });
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#status.textContent = error instanceof Error ? error.message : t("connections.unread");
  }

  #wanted() {
    return this.#options?.read(this.#kind) ?? {};
  }

  /** Paths between entities on the canvas; those that are not there come first. */
  async #findPaths(picked: Entity[], signal: AbortSignal): Promise<void> {
    const { explorer } = this.#app;
    await explorer.add(picked, t("connections.deed", { names: picked.map(({ name }) => name).join(", ") }));
    const drawing = new Drawing(this.#app, picked);
    let limits = { length: 0, seconds: 0 };
    const done = await this.#stream(picked, signal, {
      begin: ({ length, seconds }) => void (limits = { length, seconds }),
      patch: async (path) => {
        if (signal.aborted) return;
        this.#paths.push(path);
        this.#results.append(pathView(path, { only: (one) => this.#only(one), point: (one) => this.#point(one) }));
        this.#app.say(t("connections.found-path", { number: String(path.number), names: pathNames(path) }));
        await drawing.add(path);
      },
    });
    if (signal.aborted) return;
    await drawing.finish();
    this.#answer(picked, done, limits);
  }

  #stream(picked: Entity[], signal: AbortSignal, take: Pick<PathHandlers, "begin" | "patch">): Promise<PathsDone> {
    return new Promise((resolve, reject) => {
      const request = { picked: picked.map(({ id }) => id), ...this.#wanted() };
      const stream = this.#socket.paths(request, { ...take, done: resolve, error: ({ message }) => reject(new Error(message)) });
      if (signal.aborted) stream.cancel();
      signal.addEventListener("abort", () => stream.cancel(), { once: true });
    });
  }

  #answer(picked: Entity[], done: PathsDone, { length, seconds }: { length: number; seconds: number }): void {
    const late = done.timeUp ? seconds : undefined;
    const found = t("connections.found", { n: this.#paths.length });
    this.#status.textContent = late !== undefined && this.#paths.length > 0 ? `${found}. ${t("connections.late-some", { seconds: late })}` : found;
    const answer: Answer = { picked, paths: this.#paths, pairs: done.pairs, length, ...(late === undefined ? {} : { late }) };
    this.#deeds.replaceChildren(...this.#answerDeeds(answer));
    for (const pair of done.pairs) {
      const left = pair.left ?? [];
      if (pair.found > 0 && left.length === 0) continue;
      const title = pair.found === 0 ? h("h3", { class: "connection-none", dir: "auto" }, noPath(pair, length, late)) : h("h3", { class: "eyebrow" }, t("connections.left-shorter"));
      this.#results.append(h("section", { class: "connection-left" }, title, h("ul", { class: "left-list" }, ...left.map((one) => this.#leftView(one)))));
    }
    this.#results.append(this.#rulesView());
  }

  #answerDeeds(answer: Answer): HTMLElement[] {
    const page = this.#pageLink(answer.picked as Entity[]);
    if (answer.paths.length === 0) return [page];
    return [
      button(t("connections.copy-text"), () => void this.#copy(asText(answer)), { class: "button" }),
      button(t("connections.copy-markdown"), () => void this.#copy(asMarkdown(answer)), { class: "button" }),
      button(t("connections.thread-off"), () => drawThread(this.#app, []), { class: "button" }),
      page,
    ];
  }

  #pageLink(picked: readonly Entity[]): HTMLElement {
    return h("a", { class: "button", href: pageOf(this.#kind, picked.map(({ id }) => id), this.#wanted()), "data-page": true }, t("connections.as-page"));
  }

  #leftView(left: LeftOut): HTMLElement {
    const label = remedy(left);
    const allow = () => {
      if (left.why === "choices") this.#options?.unchoose();
      this.#options?.allow(left.rules);
      this.#start();
    };
    return h("li", {}, h("p", { dir: "auto" }, leftWords(left)), label ? button(label, allow, { class: "button" }) : undefined);
  }

  /** The rules that were kept to. */
  #rulesView(): HTMLElement {
    const allowed = this.#wanted().allow ?? [];
    const held = (this.#options?.rules ?? []).filter((rule) => !allowed.includes(rule));
    const lines = held.map((rule) => h("li", {}, ruleTitle(rule), " ", h("span", { class: "number" }, ruleWhy(rule))));
    return h("details", { class: "connection-rules", hidden: held.length === 0 }, h("summary", { class: "eyebrow" }, t("connections.rules")), h("ul", {}, ...lines));
  }

  async #findShared(picked: Entity[], signal: AbortSignal): Promise<void> {
    const common = await json<Common>(commonPath(picked.map(({ id }) => id), this.#wanted()), signal);
    this.#status.textContent = t("connections.found-shared", { n: common.shared.length });
    const put = button(t("connections.put"), () => void addShared(this.#app, common), { class: "button primary", disabled: common.shared.length === 0 });
    this.#deeds.replaceChildren(put, this.#pageLink(picked));
    this.#results.replaceChildren(...commonView(common), this.#rulesView());
  }

  /** Draws one path alone; once more draws them all. */
  #only(path: FoundPath): void {
    this.#alone = this.#alone === path ? undefined : path;
    drawThread(this.#app, this.#alone ? [this.#alone] : this.#paths);
    for (const element of this.#results.querySelectorAll<HTMLElement>("[data-path]")) {
      element.setAttribute("aria-pressed", String(element.dataset["path"] === String(this.#alone?.number)));
    }
    this.#app.explorer.surface.reveal(path.entities.map(({ id }) => id));
  }

  #point(path: FoundPath | undefined): void {
    this.#app.stage?.highlight(path && new Set(path.entities.map(({ id }) => id)));
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#app.toasts.done(t("connections.copied"));
    } catch {
      this.#app.toasts.copy(t("connections.copy-by-hand"), text);
    }
  }
}
