// Fields for entities: a search box that writes what was chosen as "Name [id]",
// which the server reads with scripts off, too.
import { type Hit, search } from "../net/api";
import { lookOf, typeClasses } from "../types";
import { Debounce } from "../ui/debounce";
import { h, setAttributes } from "../ui/dom";

const limit = 8;
/** Of a field for one type the others are left out, so more are asked for. */
const asked = 30;

/** Gives a form's entity fields their search boxes. */
export function attachEntityFields(form: HTMLElement): void {
  for (const field of form.querySelectorAll<HTMLElement>('[data-type="entity"], [data-type="entities"]')) {
    const type = field.dataset["entityType"] ?? "";
    const input = field.querySelector<HTMLInputElement>("input:not([type=hidden])");
    const lines = field.querySelector("textarea");
    if (input) single(input, type);
    else if (lines) field.insertBefore(adder(lines, type), lines);
  }
}

/** A field for one: it shows the name, and what is sent beside it is the id. */
function single(input: HTMLInputElement, type: string): void {
  const sent = h("input", { type: "hidden", name: input.name, value: input.value });
  input.removeAttribute("name");
  input.after(sent);
  input.value = input.value.replace(/\s*\[[^[\]]+\]$/, "");
  input.addEventListener("input", () => (sent.value = input.value));
  new EntityField(input, type, (chosen) => {
    sent.value = chosen;
    input.value = chosen.replace(/\s*\[[^[\]]+\]$/, "");
  });
}

/** Above a field of several, one a line: a box that adds to it. */
function adder(lines: HTMLTextAreaElement, type: string): HTMLElement {
  const input = h("input", { type: "text", placeholder: "Find and add…", "aria-label": "Find and add" });
  const wrapper = h("div", { class: "entity-adder" }, input);
  new EntityField(input, type, (chosen) => {
    lines.value = [...lines.value.split("\n").filter(Boolean), chosen].join("\n");
    input.value = "";
  });
  return wrapper;
}

let fields = 0;

class EntityField {
  readonly #list: HTMLElement;
  readonly #debounce = new Debounce(150);
  readonly #id = `entity-hits-${++fields}`;
  #hits: Hit[] = [];
  #active = -1;
  #request: AbortController | undefined;

  constructor(
    readonly input: HTMLInputElement,
    readonly type: string,
    readonly chosen: (text: string) => void,
  ) {
    this.#list = h("div", { class: "hits entity-hits", id: this.#id, role: "listbox", "aria-label": "Entities", hidden: true });
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
    if (hit) this.chosen(`${hit.name} [${hit.id}]`);
    this.#close();
  }

  #close(): void {
    this.#request?.abort();
    this.#debounce.cancel();
    this.#show([]);
  }
}
