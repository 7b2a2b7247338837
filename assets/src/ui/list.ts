// The list of what is on the canvas: in step with it, and enough without it.
import type { App } from "./app";
import { reveal } from "./actions";
import { button, h, icon, part, setText } from "./dom";
import { ListOrder } from "./list-order";
import { entityRow, headingRow, linkRow } from "./list-rows";
import { type EntityRow, type LinkRow, found, linkRows } from "./rows";
import { t } from "../words/words";

/** Rows that are made at a time; more come on demand. */
const page = 500;

export class List {
  readonly #app: App;
  readonly #filter = h("input", { type: "search", id: "find", placeholder: t("canvas.find"), "aria-label": t("canvas.find"), dir: "auto", autocomplete: "off", spellcheck: "false" });
  readonly #order: ListOrder;
  readonly #kinds: Record<"entities" | "links", HTMLButtonElement>;
  readonly #rows = h("ul", { class: "rows", "aria-label": t("canvas.on-the-canvas") });
  readonly #note = h("p", { class: "rows-note", role: "status" });
  readonly #more = button(t("canvas.show-more"), () => this.#showMore(), { class: "button" });
  #kind: "entities" | "links" = "entities";
  #most = page;

  constructor(app: App) {
    this.#app = app;
    this.#kinds = {
      entities: button("", () => this.#show("entities"), { "aria-pressed": "true" }),
      links: button("", () => this.#show("links"), { "aria-pressed": "false" }),
    };
    this.#order = new ListOrder(app, () => this.render());
    this.#build();
    this.#listen();
    this.render();
  }

  /** Shows what the model holds now. */
  render(): void {
    const { model } = this.#app;
    const text = this.#filter.value;
    const focused = this.#focused();
    const rows = this.#kind === "entities" ? this.#order.rows(text) : linkRows(model, text);
    const shown = rows.slice(0, this.#most);
    this.#rows.replaceChildren(...this.#elements(shown));
    this.#kinds.entities.textContent = t("canvas.list-entities", { n: model.graph.order });
    this.#kinds.links.textContent = t("canvas.list-links", { n: model.lens.fold ? model.graph.filterEdges((_, { link }) => !model.isFoldPart(link)).length : model.graph.size });
    this.#more.hidden = rows.length <= this.#most;
    const note = noteOf(rows.length, shown.length, text, model.graph.order);
    setText(this.#note, [note, this.#kind === "entities" && this.#order.note].filter(Boolean).join(" "));
    this.#refocus(focused);
    this.#rove();
  }

  #elements(rows: readonly (EntityRow | LinkRow)[]): HTMLElement[] {
    const headings = this.#order.headings(rows.filter((row) => "entity" in row));
    return rows.flatMap((row, i) => {
      if (!("entity" in row)) return [linkRow(row)];
      const heading = headings.get(i);
      const element = entityRow(row, this.#order.valueOf(row));
      return heading === undefined ? [element] : [headingRow(heading), element];
    });
  }

  /** Marks what is selected, and brings it into view. */
  mark(): void {
    const { selection } = this.#app.model;
    let first: Element | undefined;
    for (const row of this.#rows.children) {
      const selected = selection.has((row as HTMLElement).dataset["id"] ?? "");
      row.firstElementChild?.setAttribute("aria-pressed", String(selected));
      if (selected) first ??= row;
    }
    if (first && !this.#rows.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" });
    this.#rove();
  }

  focusFilter(): void {
    this.#filter.focus();
    this.#filter.select();
  }

  #build(): void {
    const kinds = h("div", { class: "segmented", role: "group", "aria-label": t("canvas.list-what") }, this.#kinds.entities, this.#kinds.links);
    const field = h("div", { class: "find-field" }, icon("search"), this.#filter);
    part("list").replaceChildren(field, h("div", { class: "list-tools" }, kinds, this.#order.element), this.#note, this.#rows, this.#more);
  }

  #listen(): void {
    this.#filter.addEventListener("input", () => this.#find());
    this.#filter.addEventListener("keydown", (event) => this.#onFilterKey(event));
    this.#rows.addEventListener("click", (event) => this.#onClick(event));
    this.#rows.addEventListener("contextmenu", (event) => this.#onMenu(event));
    this.#rows.addEventListener("keydown", (event) => this.#onKey(event));
    this.#rows.addEventListener("focusin", () => this.#rove());
  }

  /** Lists what matches, and makes it stand out on the canvas. */
  #find(): void {
    this.#most = page;
    this.render();
    this.#app.stage?.highlight(found(this.#app.model, this.#filter.value));
  }

  #onFilterKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#filter.value) {
      this.#filter.value = "";
      this.#find();
      event.stopPropagation();
    } else if (event.key === "Enter") {
      const matching = found(this.#app.model, this.#filter.value);
      if (!matching?.size) return;
      this.#app.model.select(matching);
      this.#app.stage?.fit(matching);
    } else if (event.key === "ArrowDown") {
      this.#rows.querySelector("button")?.focus();
      event.preventDefault();
    }
  }

  #show(kind: "entities" | "links"): void {
    this.#kind = kind;
    this.#most = page;
    for (const [name, element] of Object.entries(this.#kinds)) element.setAttribute("aria-pressed", String(name === kind));
    this.#order.element.disabled = kind === "links";
    this.render();
  }

  #showMore(): void {
    const first = this.#most;
    this.#most += page;
    this.render();
    this.#rows.querySelectorAll("[data-id]")[first]?.querySelector("button")?.focus();
  }

  #onClick(event: MouseEvent): void {
    const pressed = (event.target as Element).closest("button");
    const id = idOf(pressed);
    if (!pressed || id === undefined) return;
    if (pressed.classList.contains("row-more")) this.#openMenu(pressed, id);
    else this.#choose(id, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  #choose(id: string, additive: boolean): void {
    const { model, stage, explorer } = this.#app;
    const fold = model.foldOf(id);
    if (fold !== undefined) return this.#choose(fold, additive);
    if (model.graph.hasNode(id) && !model.isNodeVisible(id)) reveal(this.#app, id);
    model.select([id], additive ? "toggle" : "replace");
    if (additive) return;
    if (model.graph.hasNode(id)) stage?.focus(id);
    else if (model.graph.hasEdge(id)) explorer.surface.reveal(model.graph.extremities(id));
  }

  #onMenu(event: MouseEvent): void {
    const id = idOf((event.target as Element).closest("button"));
    if (id === undefined || !this.#app.model.graph.hasNode(id)) return;
    event.preventDefault();
    this.#app.openMenu(id, { x: event.clientX, y: event.clientY });
  }

  #openMenu(at: Element, id: string): void {
    const box = at.getBoundingClientRect();
    this.#app.openMenu(id, { x: box.left, y: box.bottom + 4 });
  }

  /** One row is a tab stop; arrows go to the others. */
  #onKey(event: KeyboardEvent): void {
    const row = (event.target as Element).closest("li");
    if (!row) return;
    const target = {
      ArrowDown: beside(row, "nextElementSibling")?.firstElementChild,
      ArrowUp: beside(row, "previousElementSibling")?.firstElementChild ?? this.#filter,
      ArrowRight: row.lastElementChild,
      ArrowLeft: row.firstElementChild,
      Home: this.#rows.querySelector("[data-id]")?.firstElementChild,
      End: this.#rows.lastElementChild?.firstElementChild,
    }[event.key];
    if (!(target instanceof HTMLElement)) return;
    target.focus();
    event.preventDefault();
  }

  #rove(): void {
    const focused = document.activeElement?.closest("li");
    const pressed = this.#rows.querySelector('[aria-pressed="true"]')?.parentElement;
    const current = focused && this.#rows.contains(focused) ? focused : (pressed ?? this.#rows.querySelector("[data-id]"));
    for (const element of this.#rows.querySelectorAll("button")) element.tabIndex = element.parentElement === current ? 0 : -1;
  }

  #focused(): { id: string; more: boolean } | undefined {
    const active = document.activeElement;
    const id = this.#rows.contains(active) ? idOf(active) : undefined;
    return id === undefined ? undefined : { id, more: active?.classList.contains("row-more") ?? false };
  }

  #refocus(focused: { id: string; more: boolean } | undefined): void {
    if (!focused) return;
    const row = [...this.#rows.children].find((child) => (child as HTMLElement).dataset["id"] === focused.id);
    const again = focused.more ? row?.lastElementChild : row?.firstElementChild;
    const target = again ?? this.#rows.querySelector("button") ?? this.#filter;
    (target as HTMLElement).focus({ preventScroll: true });
  }
}

/** The next row in a direction, past headings. */
function beside(row: Element, way: "nextElementSibling" | "previousElementSibling"): Element | null {
  let next = row[way];
  while (next && !next.matches("[data-id]")) next = next[way];
  return next;
}

/** The id of the row that an element is in. */
function idOf(element: Element | null): string | undefined {
  return element?.closest("li")?.dataset["id"];
}

function noteOf(rows: number, shown: number, text: string, order: number): string {
  if (order === 0) return t("canvas.nothing-yet");
  if (rows === 0) return t("canvas.no-match", { text: text.trim() });
  if (shown < rows) return t("canvas.first-of", { shown, n: rows });
  return text.trim() ? t("counts.matches", { n: rows }) : "";
}
