// The dialogue for entities with more links than a canvas should be flooded
// with: what the links are made of, to choose which to bring, in which order.
import type { Order, Part } from "../model/types";
import { type Neighbourhood, neighbourhood } from "../net/neighbourhood";
import { count, t } from "../words/words";
import { type App, nameOf } from "./app";
import { askFirst, thresholds } from "./ask-first";
import { Debounce } from "./debounce";
import { discOf, placeDiscs } from "./disc-actions";
import { button, h, icon } from "./dom";
import { defaultLimit } from "./explorer";
import { HubBars } from "./hub-bars";
import { type Choice, HubChoice, everything, facets, toggled } from "./hub-choice";
import { groupCount, groupsBy, splits } from "./hub-groups";
import { amountsOf, orders } from "./orders";
import { relation } from "./words";

/** Opens the dialogue for an entity or several, or for a group of what is linked to one; closing it gives the focus back. */
export function openHub(app: App, nodes: string[], disc?: string): void {
  new HubDialog(app, nodes, disc).open();
}

class HubDialog {
  readonly #app: App;
  readonly #nodes: string[];
  readonly #disc: string | undefined;
  /** What all of it is part of. */
  readonly #base: Part;
  readonly #dialog = h("dialog", { class: "hub", "aria-labelledby": "hub-title" });
  readonly #title = h("h2", { id: "hub-title", dir: "auto" });
  readonly #about = h("p", { class: "hub-about", role: "status" });
  readonly #body = h("div", { class: "hub-facets" });
  readonly #text = h("input", { type: "search", id: "hub-text", dir: "auto", autocomplete: "off", spellcheck: "false" });
  readonly #order = h("select", { id: "hub-order" });
  readonly #amount = h("select", { id: "hub-amount" });
  readonly #preview = h("p", { class: "hub-preview", role: "status" });
  readonly #expand = button(t("menu.expand"), () => this.#run(), { class: "button primary" });
  readonly #split = h("select", { id: "hub-split" });
  readonly #place = button("", () => void this.#group(), { class: "button" });
  readonly #typing = new Debounce(250);
  #loading: AbortController | undefined;
  #hub: HubChoice | undefined;
  #bars: HubBars[] = [];
  #choice: Choice = everything;
  #wanted = defaultLimit;

  constructor(app: App, nodes: string[], disc: string | undefined) {
    this.#app = app;
    this.#nodes = nodes;
    this.#disc = disc;
    this.#base = discOf(app.model, disc)?.disc.part ?? {};
    this.#text.value = this.#base.filter?.text ?? "";
    this.#title.textContent = this.#heading();
    this.#order.append(...orders.map(([value, label]) => h("option", { value }, label)));
    this.#dialog.append(this.#head(), this.#about, this.#body, this.#controls(), this.#foot());
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#order.addEventListener("change", () => this.#say());
    this.#amount.addEventListener("change", () => {
      this.#wanted = Number(this.#amount.value);
      this.#say();
    });
    this.#split.addEventListener("change", () => this.#say());
    this.#text.addEventListener("input", () => this.#typing.run(() => void this.#load()));
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    void this.#load();
  }

  #heading(): string {
    const { model } = this.#app;
    const [first] = this.#nodes;
    if (this.#disc !== undefined) return t("hubs.title", { what: nameOf(model, first!), links: nameOf(model, this.#disc) });
    const links = this.#nodes.reduce((sum, id) => sum + model.graph.getNodeAttribute(id, "entity").degree, 0);
    const what = this.#nodes.length === 1 ? nameOf(model, first!) : t("counts.entities", { n: this.#nodes.length });
    return t("hubs.title", { what, links: t("counts.links", { n: links }) });
  }

  #head(): HTMLElement {
    const close = button("", () => this.#dialog.close(), { class: "button quiet", "aria-label": t("canvas.close"), title: t("canvas.close") }, icon("x"));
    return h("header", { class: "hub-head" }, this.#title, close);
  }

  #controls(): HTMLElement {
    return h("div", { class: "hub-controls" },
      field("hub-text", t("hubs.name-has"), this.#text),
      field("hub-order", t("menu.order"), this.#order),
      field("hub-amount", t("menu.at-most"), this.#amount));
  }

  #foot(): HTMLElement {
    const from = h("select", { id: "hub-ask" }, ...thresholds.map((n) => h("option", { value: n, selected: n === askFirst.above }, count(n))));
    from.addEventListener("change", () => (askFirst.above = Number(from.value)));
    const ask = h("p", { class: "hub-ask" }, h("label", { for: "hub-ask" }, t("hubs.ask-above")), from);
    const cancel = button(t("hubs.cancel"), () => this.#dialog.close(), { class: "button" });
    const groups = h("div", { class: "hub-groups", hidden: this.#nodes.length > 1 }, h("label", { for: "hub-split" }, t("hubs.or-groups")), this.#split, this.#place);
    return h("footer", { class: "hub-foot" }, this.#preview, h("div", { class: "buttons" }, this.#expand, cancel), groups, ask);
  }

  /** The part of the neighbourhood that the bars tell apart: what is typed narrows it. */
  #part(): Part {
    const text = this.#text.value.trim();
    const { text: _, ...rest } = this.#base.filter ?? {};
    const filter = { ...rest, ...(text && { text }) };
    const { filter: __, ...part } = this.#base;
    return Object.keys(filter).length > 0 ? { ...part, filter } : part;
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#body.setAttribute("aria-busy", "true");
    this.#expand.disabled = true;
    if (!this.#hub) this.#body.replaceChildren(...facets.map(() => h("div", { class: "hub-waiting" }, ...Array.from({ length: 4 }, () => h("span", { class: "skeleton" })))));
    try {
      const part = this.#part();
      this.#show(new HubChoice(await neighbourhood(this.#nodes, part, signal), part));
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#hub = undefined;
    this.#body.removeAttribute("aria-busy");
    const again = button(t("menu.try-again"), () => void this.#load(), { class: "button" });
    this.#body.replaceChildren(h("div", { class: "hub-failure", role: "alert" }, h("p", {}, error instanceof Error ? error.message : t("menu.uncounted")), again));
  }

  #show(hub: HubChoice): void {
    const isFirst = !this.#hub;
    this.#hub = hub;
    this.#choice = kept(this.#choice, hub);
    this.#bars = facets.map((facet) => new HubBars(hub, facet, everything, (facet, key) => this.#toggle(facet, key)));
    this.#body.removeAttribute("aria-busy");
    this.#body.replaceChildren(...(hub.counted.total > 0 ? this.#bars.map(({ element }) => element) : [h("p", { class: "hub-none" }, t("hubs.none"))]));
    this.#about.textContent = aboutCounting(hub.counted);
    const by = this.#split.value;
    this.#split.replaceChildren(...splits(hub));
    if ([...this.#split.options].some(({ value }) => value === by)) this.#split.value = by;
    this.#render();
    if (isFirst) this.#body.querySelector("input")?.focus();
  }

  #toggle(facet: (typeof facets)[number], key: string): void {
    this.#choice = toggled(this.#choice, facet, key);
    this.#render();
  }

  #render(): void {
    const hub = this.#hub!;
    for (const bars of this.#bars) bars.render(hub, this.#choice);
    const total = hub.total(this.#choice);
    const amounts = amountsOf(total);
    const amount = amounts.includes(this.#wanted) ? this.#wanted : (amounts.findLast((n) => n < this.#wanted) ?? amounts[0] ?? 0);
    const most = Math.min(Math.max(amount, this.#wanted >= total ? total : 0), amounts.at(-1) ?? 0);
    this.#amount.replaceChildren(...amounts.map((n) => h("option", { value: n, selected: n === most }, n === total && !hub.isSample ? t("hubs.all", { n }) : count(n))));
    this.#expand.disabled = total === 0;
    this.#say();
  }

  /** How many that would be, before anything is fetched. */
  #say(): void {
    const hub = this.#hub;
    if (!hub) return;
    const [total, amount] = [hub.total(this.#choice), Number(this.#amount.value)];
    const groups = groupCount(hub, this.#choice, this.#split.value);
    const isFilter = groups === 1 && this.#disc !== undefined && this.#split.value === "";
    this.#place.textContent = isFilter ? t("hubs.keep") : groups === undefined ? t("hubs.place-groups") : t("hubs.place", { n: groups });
    this.#place.disabled = total === 0;
    const all = t(hub.isSample ? "hubs.about-links" : "counts.links", { n: total });
    if (total === 0) this.#preview.textContent = t("hubs.would-none");
    else if (amount >= total) this.#preview.textContent = t("hubs.would-all", { n: total, links: all });
    else this.#preview.textContent = t("hubs.would", { n: amount, links: all, order: this.#order.selectedOptions[0]!.textContent! });
  }

  #run(): void {
    const [node] = this.#nodes;
    const part = this.#hub!.part(this.#choice);
    const request = { ...part, order: this.#order.value as Order, limit: Number(this.#amount.value) };
    this.#dialog.close();
    this.#app.explorer.expand(this.#nodes.length === 1 ? { node: node!, ...request } : { nodes: this.#nodes, ...request }, relationsOf(part));
  }

  async #group(): Promise<void> {
    const [of] = this.#nodes;
    const { signal } = (this.#loading = new AbortController());
    this.#place.disabled = true;
    try {
      const groups = await groupsBy(this.#hub!, this.#choice, this.#split.value, this.#nodes, signal);
      this.#dialog.close();
      placeDiscs(this.#app, of!, groups, this.#disc);
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  #closed(): void {
    this.#loading?.abort();
    this.#typing.cancel();
    this.#dialog.remove();
  }
}

function field(id: string, label: string, control: HTMLElement): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: id }, label), control);
}

/** What was chosen, for the meter: the relation where that is all. */
function relationsOf({ types = [], direction, filter }: Part): string {
  if (types.length === 1 && direction && direction !== "both" && !filter) return relation(types[0]!, direction === "in" ? "target" : "source");
  return types.length > 0 || filter ? t("hubs.chosen") : "";
}

/** Whether what is told are counts or estimates. */
function aboutCounting({ total, counted }: Neighbourhood): string {
  return counted < total ? t("hubs.sampled", { n: counted, total: count(total) }) : t("hubs.counted", { n: total });
}

/** What of a choice is still among the bars. */
function kept(choice: Choice, hub: HubChoice): Choice {
  const there = (facet: (typeof facets)[number]) => new Set(hub.bars(facet, everything).map(({ key }) => key));
  return Object.fromEntries(facets.map((facet) => [facet, new Set([...choice[facet]].filter((key) => there(facet).has(key)))])) as unknown as Choice;
}
