// A text field that finds entities: a combobox over the search of the graph.
import { type Hit, search } from "../net/api";
import { lookOf, typeClasses } from "../types";
import { t } from "../words/words";
import { Debounce } from "./debounce";
import { h, setAttributes } from "./dom";

const limit = 8;
/** Of a field for one type the others are left out, so more are asked for. */
const asked = 30;

let fields = 0;

/** Makes a text field offer the entities that are called by what is typed into it. */
export class EntityBox {
  readonly #list: HTMLElement;
  readonly #debounce = new Debounce(150);
  readonly #id = `entity-hits-${++fields}`;
  #hits: Hit[] = [];
  #active = -1;
  #request: AbortController | undefined;

  constructor(
    readonly input: HTMLInputElement,
    readonly type: string,
    readonly chosen: (hit: Hit) => void,
  ) {
    this.#list = h("div", { class: "hits entity-hits", id: this.#id, role: "listbox", "aria-label": t("results.entities"), hidden: true });
    const box = h("div", { class: "entity-box" });
    input.replaceWith(box);
    box.append(input, this.#list);
    setAttributes(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#id, autocomplete: "off", spellcheck: "false" });
    input.addEventListener("input", () => this.#debounce.run(() => void this.#ask()));
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  async #ask(): Promise<void> {
    this.#request?.abort();
    const text = this.input.value.trim();
    if (!text) return this.#close();
    const { signal } = (this.#request = new AbortController());
    const hits = await search(text, { limit: this.type ? asked : limit, signal }).catch(() => []);
    if (signal.aborted) return;
    const wanted = hits.filter(({ kind, type }) => kind === "entity" && (!this.type || type === this.type));
    this.#show(wanted.slice(0, limit));
  }

  #show(hits: Hit[]): void {
    this.#hits = hits;
    this.#active = -1;
    const options = hits.map((hit, i) => this.#option(hit, i));
    this.#list.replaceChildren(...options);
    this.#list.hidden = hits.length === 0;
    this.input.setAttribute("aria-expanded", String(hits.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  #option(hit: Hit, i: number): HTMLElement {
    const option = h(
      "div",
      { class: "hit", role: "option", id: `${this.#id}-${i}`, "aria-selected": "false" },
      h("span", { class: `${typeClasses(hit.type)} type-mark`, "aria-hidden": "true" }),
      h("span", { class: "hit-name", dir: "auto" }, hit.name),
      h("span", { class: "hit-context", dir: "auto" }, [lookOf(hit.type).label, hit.context].filter(Boolean).join(" · ")),
    );
    option.addEventListener("click", () => this.#choose(i));
    return option;
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || this.#list.hidden) return;
    if (step) this.#activate(this.#active + step);
    else if (event.key === "Enter") this.#choose(Math.max(0, this.#active));
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  #activate(at: number): void {
    const places = this.#hits.length + 1;
    this.#active = ((at + 1 + places) % places) - 1;
    [...this.#list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === this.#active)));
    const current = this.#list.children[this.#active];
    if (current) this.input.setAttribute("aria-activedescendant", current.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #choose(at: number): void {
    const hit = this.#hits[at];
    if (hit) this.chosen(hit);
    this.#close();
  }

  #close(): void {
    this.#request?.abort();
    this.#debounce.cancel();
    this.#show([]);
  }
}
