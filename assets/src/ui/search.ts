// The search box of every page: a combobox over /api/search. Without it the
// form still leads to the page of results.
import { search, type Hit } from "../net/api";
import { typeClasses, lookOf } from "../types";
import { t } from "../words/words";
import { announce as say } from "./announcer";
import { Debounce } from "./debounce";
import { button, h, isTyping } from "./dom";
import { hitPath } from "./hits";

const limit = 12;

/** Turns the search form into a combobox. On choosing, document hears
 * "clew:choose" with {hit}; unless a listener prevents it, its page opens. */
export function attachSearch(form: HTMLFormElement): void {
  const input = form.querySelector("input")!;
  const list = form.querySelector<HTMLElement>("#hits")!;
  new SearchBox(form, input, list);
}

class SearchBox {
  private readonly debounce = new Debounce(120);
  private request: AbortController | undefined;
  private hits: Hit[] = [];
  private active = -1;
  /** Enter came before the hits: the first of them is meant. */
  private entered = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
  ) {
    setCombobox(input, list);
    input.addEventListener("input", () => this.changed());
    input.addEventListener("focus", () => this.changed());
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => this.submitted(event));
    form.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) this.close();
    });
    // The input keeps the focus while a hit is pressed.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => focusOnSlash(event, input));
  }

  /** The text has changed: what was asked for is outdated at once. */
  private changed(): void {
    this.request?.abort();
    this.entered = false;
    const text = this.input.value.trim();
    if (!text) {
      this.debounce.cancel();
      return this.close();
    }
    this.debounce.run(() => void this.ask(text));
  }

  private async ask(text: string): Promise<void> {
    const request = new AbortController();
    this.request = request;
    if (this.list.hidden) this.note(t("search.searching"));
    this.list.setAttribute("aria-busy", "true");
    try {
      const hits = await search(text, { limit, signal: request.signal });
      if (!request.signal.aborted) this.show(hits, text);
    } catch (error) {
      if (!request.signal.aborted) this.failed(error);
    } finally {
      if (this.request === request) this.list.removeAttribute("aria-busy");
    }
  }

  private show(hits: Hit[], text: string): void {
    if (hits.length === 0) {
      return this.note(t("search.nothing", { text }));
    }
    this.hits = hits;
    this.active = -1;
    const options = hits.map((hit, at) => option(hit, at));
    options.forEach((element, at) => element.addEventListener("click", () => this.choose(at)));
    if (this.entered) return this.choose(0);
    this.list.replaceChildren(...options);
    this.open();
    say(t("search.results", { n: hits.length }));
  }

  private failed(error: unknown): void {
    this.note(error instanceof Error ? error.message : t("search.failed"));
    const again = button(t("search.try-again"), () => this.changed(), { class: "button" });
    this.list.append(again);
  }

  private note(text: string): void {
    this.hits = [];
    this.active = -1;
    this.list.replaceChildren(h("p", { class: "hits-note" }, text));
    this.open();
    say(text);
  }

  private open(): void {
    if (!this.form.contains(document.activeElement)) return;
    const choosable = this.hits.length > 0;
    this.list.hidden = false;
    if (choosable) this.list.setAttribute("role", "listbox");
    else this.list.removeAttribute("role");
    this.input.setAttribute("aria-expanded", String(choosable));
    this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    this.request?.abort();
    this.debounce.cancel();
    this.list.hidden = true;
    this.hits = [];
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && this.hits.length > 0) {
      event.preventDefault();
      this.activate(this.active + step);
    } else if (step === 1 && this.list.hidden) {
      event.preventDefault();
      this.changed();
    } else if (event.key === "Escape") {
      this.escape(event);
    }
  }

  /** Esc closes the list first, and only then clears the box. */
  private escape(event: KeyboardEvent): void {
    event.preventDefault();
    if (this.list.hidden) this.input.value = "";
    this.close();
  }

  private activate(at: number): void {
    // One place beyond either end is the box itself, as the pattern asks.
    const places = this.hits.length + 1;
    this.active = ((at + 1 + places) % places) - 1;
    [...this.list.children].forEach((element, i) => element.setAttribute("aria-selected", String(i === this.active)));
    const current = this.active < 0 ? undefined : this.list.children[this.active];
    if (current) this.input.setAttribute("aria-activedescendant", current.id);
    else this.input.removeAttribute("aria-activedescendant");
    current?.scrollIntoView({ block: "nearest" });
  }

  private submitted(event: SubmitEvent): void {
    if (!this.input.value.trim()) event.preventDefault();
    if (this.active < 0 && !onCanvas()) return; // the page of results
    event.preventDefault();
    if (this.hits.length > 0) this.choose(Math.max(0, this.active));
    else this.entered = true;
  }

  private choose(at: number): void {
    const hit = this.hits[at];
    if (!hit) return;
    this.input.value = "";
    this.close();
    const chosen = new CustomEvent("clew:choose", { detail: { hit }, cancelable: true });
    if (document.dispatchEvent(chosen)) location.assign(hitPath(hit));
  }
}

/** Where leaving for a page of results would take the reader's picture away. */
function onCanvas(): boolean {
  return document.body.classList.contains("explore");
}

function setCombobox(input: HTMLInputElement, list: HTMLElement): void {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  list.setAttribute("aria-label", t("search.list"));
}

function option(hit: Hit, at: number): HTMLElement {
  const quoted = hit.kind === "quote";
  return h(
    "div",
    { class: "hit", role: "option", id: `hit-${at}`, "aria-selected": "false" },
    h("span", { class: `${typeClasses(hit.type)} type-mark`, "aria-hidden": "true" }),
    h("span", { class: quoted ? "hit-name quoted" : "hit-name", dir: "auto" }, quoted ? t("search.quote", { text: hit.name }) : hit.name),
    h("span", { class: "hit-context", dir: "auto" }, context(hit)),
  );
}

function context(hit: Hit): string {
  return [lookOf(hit.type).label, hit.context].filter(Boolean).join(" · ");
}

/** "/" goes to the search box from anywhere but a field that takes text. */
function focusOnSlash(event: KeyboardEvent, input: HTMLInputElement): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  input.focus();
  input.select();
}
