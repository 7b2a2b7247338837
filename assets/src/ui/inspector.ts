// The inspector: what the graph knows of the selection, with its evidence.
import { discOfLine, isDisc } from "../model/disc";
import { isFolded } from "../model/fold";
import type { Model } from "../model/model";
import { ApiError, panel } from "../net/api";
import { type App, nameOf, selectedLink, selectedNodes } from "./app";
import { discOf } from "./disc-actions";
import { discBar, discPanel } from "./disc-panel";
import { button, h, icon, part } from "./dom";
import { foldBar, foldPanel } from "./fold-panel";
import { verbOf } from "./fold-words";
import { invitation } from "./invitation";
import { actionBar, bulkBar } from "./inspector-actions";
import { typeMark } from "./legend";
import { FollowedState } from "./inspector-state";
import { linkPanelPath, named } from "./paths";
import { lookOf } from "../types";
import { pieces, t } from "../words/words";
import { viewPath } from "./view-address";
import { viewCard } from "./view-card";
import { count } from "./words";

/** A panel that takes longer than this shows what is known already, in milliseconds. */
const quick = 120;

export class Inspector {
  readonly #root = part("inspector");
  readonly #body = h("div", { class: "inspector-body" });
  readonly #app: App;
  /** Puts an entity that a panel names on the canvas. */
  readonly #bring: (id: string) => void;
  readonly #state: FollowedState;
  #loading: AbortController | undefined;
  #shown = "";

  constructor(app: App, bring: (id: string) => void) {
    this.#app = app;
    this.#bring = bring;
    this.#state = new FollowedState(app.model, this.#root);
    this.#root.append(this.#body);
    this.#root.addEventListener("click", (event) => this.#onClick(event));
    this.render();
  }

  /** What it writes into; others may stand beside it. */
  get body(): HTMLElement {
    return this.#body;
  }

  /** Shows the selection; what is shown already stays, but for its buttons. */
  render(): void {
    const { model } = this.#app;
    const nodes = selectedNodes(model);
    const link = selectedLink(model);
    const key = link ?? nodes.map((id) => keyOf(model, id)).join("\n");
    if (key === this.#shown && key !== "") return this.#renewActions();
    this.#shown = key;
    this.#loading?.abort();
    this.#root.removeAttribute("aria-busy");
    const group = discOf(model, nodes.length === 1 ? nodes[0] : link && discOfLine(link));
    const folded = link === undefined ? undefined : model.graph.getEdgeAttribute(link, "link");
    if (group) this.#put(discPanel(this.#app, group));
    else if (folded?.fold) this.#put(foldPanel(this.#app, { ...folded, fold: folded.fold }, parse, (this.#loading = new AbortController()).signal));
    else if (link !== undefined) void this.#load(link, linkPanelPath(link), () => linkHead(this.#app, link));
    else if (nodes.length === 1) void this.#load(nodes[0]!, this.#state.path(nodes[0]!), () => entityHead(this.#app, nodes[0]!));
    else this.#put(nodes.length === 0 ? nothing(this.#app, () => this.#again()) : summary(this.#app, nodes));
  }

  async #load(id: string, url: string, head: () => HTMLElement): Promise<void> {
    const loading = (this.#loading = new AbortController());
    this.#root.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => this.#put(this.#panel(head(), id, skeleton())), quick);
    try {
      this.#putFragment(await panel(url, loading.signal), id);
      this.#state.arrived(id, url);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#put(this.#panel(head(), id, this.#failure(error, () => this.#again())));
    } finally {
      clearTimeout(slow);
      if (this.#loading === loading) this.#root.removeAttribute("aria-busy");
    }
  }

  #again(): void {
    this.#shown = "";
    this.render();
  }

  #putFragment(html: string, id: string): void {
    const fragment = parse(html);
    const head = fragment.querySelector(".head");
    if (head) head.after(actionBar(this.#app, id));
    else fragment.prepend(actionBar(this.#app, id));
    this.#put(fragment);
  }

  #panel(head: HTMLElement, id: string, body: Node): HTMLElement {
    return h("article", { class: "panel" }, head, actionBar(this.#app, id), body);
  }

  #put(content: Node): void {
    const focused = this.#body.contains(document.activeElement);
    this.#body.replaceChildren(content);
    if (!this.#body.hidden) this.#root.scrollTop = 0;
    if (focused) this.#body.querySelector<HTMLElement>("button, a")?.focus({ preventScroll: true });
  }

  /** Pin and its like change with the model while the rest stays. */
  #renewActions(): void {
    const old = this.#body.querySelector(".actions-bar");
    const id = selectedLink(this.#app.model) ?? selectedNodes(this.#app.model)[0];
    if (!old || id === undefined) return;
    const index = [...old.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    const group = discOfLine(id) ?? id;
    const one = isDisc(group) ? discBar(this.#app, group) : isFolded(id) ? foldBar(this.#app) : actionBar(this.#app, id);
    const fresh = selectedNodes(this.#app.model).length > 1 ? bulkBar(this.#app) : one;
    old.replaceWith(fresh);
    fresh.querySelectorAll("button")[index]?.focus({ preventScroll: true });
  }

  #onClick(event: MouseEvent): void {
    const anchor = (event.target as Element).closest("a");
    if (!anchor || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const more = anchor.dataset["panel"];
    if (more !== undefined) {
      event.preventDefault();
      void this.#more(anchor, more);
    } else if (this.#follow(anchor)) event.preventDefault();
  }

  /** A name in a panel leads to the same thing on the canvas; any other link to its page. */
  #follow(anchor: HTMLAnchorElement): boolean {
    const target = named(new URL(anchor.href));
    if (!target || anchor.hasAttribute("data-page")) return false;
    if (target.kind === "entity") {
      this.#bring(target.id);
      return true;
    }
    if (!this.#app.model.isEdgeVisible(target.id)) return false;
    this.#app.model.select([target.id]);
    return true;
  }

  /** Appends the next page of claims where its link stood. */
  async #more(anchor: HTMLAnchorElement, url: string): Promise<void> {
    const place = anchor.closest(".more") ?? anchor;
    place.setAttribute("aria-busy", "true");
    try {
      const fragment = parse(await panel(url, this.#loading?.signal));
      const first = fragment.querySelector<HTMLElement>("a");
      fragment.querySelector(".more.first")?.remove();
      place.replaceWith(fragment);
      first?.focus({ preventScroll: true });
    } catch (error) {
      if (this.#loading?.signal.aborted) return;
      place.removeAttribute("aria-busy");
      this.#app.toasts.failed(messageOf(error), () => void this.#more(anchor, url));
    }
  }

  #failure(error: unknown, retry: () => void): HTMLElement {
    const { view } = this.#app;
    const isGone = error instanceof ApiError && error.status === 404;
    const kept = view && isGone ? h("p", {}, ...pieces("details.kept").map((piece, i) => (i % 2 ? h("a", { href: viewPath(view.share) }, t("details.kept-link")) : piece))) : undefined;
    return h("div", { class: "panel-failure", role: "alert" }, h("p", {}, messageOf(error)), kept, button(t("details.try-again"), retry, { class: "button" }));
  }
}

/** HTML of our own server, every name in it escaped there. */
function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : t("details.failed");
}

function entityHead({ model }: App, id: string): HTMLElement {
  const { type, name } = model.graph.getNodeAttribute(id, "entity");
  const kind = h("p", { class: "kind" }, typeMark(type), h("span", {}, lookOf(type).label));
  return h("header", { class: "head" }, kind, h("h2", { class: "name", dir: "auto" }, name));
}

function linkHead({ model }: App, id: string): HTMLElement {
  const { link } = model.graph.getEdgeAttributes(id);
  const words = `${nameOf(model, link.source)} ${verbOf(link)} ${nameOf(model, link.target)}`;
  return h("header", { class: "head" }, h("p", { class: "kind" }, t("details.link")), h("h2", { class: "name sentence-name", dir: "auto" }, words));
}

function skeleton(): HTMLElement {
  const lines = Array.from({ length: 5 }, () => h("span", { class: "skeleton" }));
  return h("div", { class: "skeletons" }, h("span", { class: "visually-hidden" }, t("details.loading")), ...lines);
}

/** What changes when an entity has to be shown anew: of a group also how much of it is left. */
function keyOf(model: Model, id: string): string {
  const group = discOf(model, id);
  return group ? `${id} ${group.disc.shown}` : id;
}

function nothing({ model, story, view }: App, dismissed: () => void): HTMLElement {
  if (view) return viewCard(view);
  const text = model.graph.order
    ? t("details.nothing-chosen")
    : t("details.nothing-yet");
  const hint = h("div", { class: "panel panel-empty" }, icon("panel-right"), h("p", {}, text));
  const welcome = story && model.graph.order > 0 ? invitation(story, dismissed) : undefined;
  return h("div", {}, welcome, welcome ? undefined : hint);
}

function summary(app: App, nodes: string[]): HTMLElement {
  const types = new Map<string, number>();
  for (const id of nodes) {
    const { type } = app.model.graph.getNodeAttribute(id, "entity");
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  const lines = [...types].sort((a, b) => b[1] - a[1]).map(([type, n]) => h("li", {}, typeMark(type), h("span", {}, lookOf(type).label), h("span", { class: "number" }, count(n))));
  const head = h("header", { class: "head" }, h("p", { class: "kind" }, t("details.selection")), h("h2", { class: "name" }, t("counts.entities", { n: nodes.length })));
  return h("article", { class: "panel" }, head, bulkBar(app), h("ul", { class: "counts" }, ...lines));
}
