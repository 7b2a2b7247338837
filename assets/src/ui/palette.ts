// The palette: one box for every command, panel, query and entity. It is a
// combobox in a dialog: the box keeps the focus, arrows go over the list.
import { search } from "../net/api";
import { typeClasses } from "../types";
import { t } from "../words/words";
import type { App } from "./app";
import { Debounce } from "./debounce";
import { button, h, icon } from "./dom";
import { matches } from "./keys";
import { hitItems, itemsOf, queryItems } from "./palette-items";
import { type Item, type Kind, type Section, rank, remembering } from "./palette-rank";

const stored = "clew.recent";
/** Letters from which on the graph is searched, and hits that are asked for. */
const [shortest, mostHits] = [2, 8];

const titles: Record<Kind, string> = {
  recent: t("palette.recent"),
  commands: t("palette.commands"),
  panels: t("palette.panels"),
  pages: t("palette.pages"),
  canvas: t("palette.on-the-canvas"),
  queries: t("palette.queries"),
  graph: t("palette.in-the-graph"),
};

/** Opens the palette; closing it gives the focus back. */
export function openPalette(app: App): void {
  new Palette(app).open();
}

class Palette {
  readonly #app: App;
  readonly #input = h("input", {
    type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": t("palette.title"),
    placeholder: t("palette.placeholder"), dir: "auto", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "go",
  });
  readonly #list = h("div", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": t("palette.title") });
  readonly #status = h("p", { class: "palette-status", role: "status" });
  readonly #dialog = h("dialog", { class: "palette", "aria-label": t("palette.title") });
  readonly #debounce = new Debounce(150);
  #request: AbortController | undefined;
  #known: readonly Item[];
  #found: readonly Item[] = [];
  #searching = false;
  #failure = "";
  #options: { item: Item; element: HTMLElement }[] = [];
  #active = 0;

  constructor(app: App) {
    this.#app = app;
    this.#known = itemsOf(app);
    const close = button("", () => this.#close(), { class: "button quiet", "aria-label": t("palette.close"), title: t("palette.close") }, icon("x"));
    this.#dialog.append(
      h("div", { class: "palette-box" }, icon("search"), this.#input, close),
      this.#list,
      h("div", { class: "palette-foot" }, this.#status, h("p", { class: "palette-hint", "aria-hidden": "true" }, t("palette.hint"))),
    );
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#close());
    this.#dialog.addEventListener("cancel", (event) => (event.preventDefault(), this.#close()));
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#render();
    this.#dialog.showModal();
    this.#input.focus();
    void queryItems(this.#app).then((queries) => {
      this.#known = [...this.#known, ...queries];
      this.#render();
    });
  }

  /** The dialog is gone at once: until the next frame a closed one keeps the focus where nothing else had it. */
  #close(): void {
    this.#request?.abort();
    this.#debounce.cancel();
    this.#dialog.close();
    this.#dialog.remove();
  }

  #typed(): void {
    this.#request?.abort();
    this.#debounce.cancel();
    this.#active = 0;
    this.#failure = "";
    const text = this.#input.value.trim();
    this.#searching = text.length >= shortest;
    if (this.#searching) this.#debounce.run(() => void this.#search(text));
    else this.#found = [];
    this.#render();
  }

  async #search(text: string): Promise<void> {
    const { signal } = (this.#request = new AbortController());
    try {
      this.#found = hitItems(this.#app, await search(text, { limit: mostHits, signal }));
    } catch (error) {
      if (signal.aborted) return;
      this.#found = [];
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    if (signal.aborted) return;
    this.#searching = false;
    this.#render();
  }

  /** What the graph found was matched by the server: spelling and other names count there. */
  #sections(): Section[] {
    const sections = rank(this.#known, this.#input.value, recent());
    return this.#found.length > 0 ? [...sections, { kind: "graph", items: this.#found }] : sections;
  }

  /** Shows what matches; the option that was active stays so, unless it is gone. */
  #render(): void {
    const active = this.#options[this.#active]?.item.id;
    this.#options = [];
    this.#list.replaceChildren(...this.#sections().map((section) => this.#section(section)));
    this.#list.setAttribute("aria-busy", String(this.#searching));
    const again = this.#active > 0 ? this.#options.findIndex(({ item }) => item.id === active) : 0;
    this.#activate(Math.max(0, again));
    this.#status.textContent = this.#note();
  }

  #note(): string {
    if (this.#failure) return t("palette.no-search", { why: this.#failure });
    if (this.#searching) return t("palette.searching");
    const text = this.#input.value.trim();
    if (this.#options.length === 0) return t("palette.nothing", { text });
    return text ? t("palette.results", { n: this.#options.length }) : "";
  }

  #section({ kind, items }: Section): HTMLElement {
    const id = `palette-${kind}`;
    return h("div", { role: "group", "aria-labelledby": id }, h("p", { class: "palette-title eyebrow", id, role: "presentation" }, titles[kind]), ...items.map((item) => this.#option(item)));
  }

  #option(item: Item): HTMLElement {
    const at = this.#options.length;
    const mark = item.type === undefined ? icon(item.icon ?? "square") : h("span", { class: `${typeClasses(item.type)} type-mark`, "aria-hidden": "true" });
    const detail = item.why ?? item.detail;
    const element = h(
      "div",
      { class: "palette-option", role: "option", id: `palette-option-${at}`, "aria-selected": "false", "aria-disabled": item.why !== undefined && "true" },
      mark,
      h("span", { class: "palette-label", dir: "auto" }, item.label),
      detail ? h("span", { class: "palette-detail", dir: "auto" }, detail) : undefined,
      item.keys?.length ? h("span", { class: "palette-keys" }, ...item.keys.slice(0, 1).map((key) => h("kbd", {}, key))) : undefined,
    );
    element.addEventListener("click", () => this.#choose(item));
    this.#options.push({ item, element });
    return element;
  }

  #activate(at: number): void {
    this.#active = at;
    this.#options.forEach(({ element }, i) => element.setAttribute("aria-selected", String(i === at)));
    const element = this.#options[at]?.element;
    if (element) this.#input.setAttribute("aria-activedescendant", element.id);
    else this.#input.removeAttribute("aria-activedescendant");
    if (at === 0) this.#list.scrollTop = 0;
    else element?.scrollIntoView({ block: "nearest" });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.#options.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (matches(event, "Mod+K")) event.repeat || this.#close();
    else if (last < 0 && event.key !== "Enter") return;
    else if (step === 1 || step === -1) this.#activate((this.#active + step + last + 1) % (last + 1));
    else if (step) this.#activate(Math.min(last, Math.max(0, this.#active + step)));
    else if (event.key === "Enter") this.#choose(this.#options[this.#active]?.item);
    else return;
    event.preventDefault();
  }

  /** The dialog goes first, so that what is chosen can move the focus. What can't be chosen says why. */
  #choose(item: Item | undefined): void {
    if (!item) return;
    if (item.why !== undefined) return void (this.#status.textContent = item.why);
    remember(item.id);
    this.#close();
    item.run();
  }
}

function recent(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(stored) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(stored, JSON.stringify(remembering(recent(), id)));
  } catch {
    // Storage is refused: nothing is recent.
  }
}
