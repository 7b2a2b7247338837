// The part of the side panel about filters: those that are on, a button for
// another one, and those saved under a name.
import { readFilters } from "../../model/rule-reader";
import type { Filter } from "../../model/rules";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { fitOf } from "./choices";
import { changeFilter, filtersOf, removeFilter, useFilters } from "./filter-deeds";
import { Shelf } from "./shelf";
import { ShelfMenu } from "./shelf-menu";
import { ruleWords } from "./words";

export class FilterPanel {
  readonly element = h("section", { class: "side-part", "aria-labelledby": "filters-title" });
  readonly #app: App;
  readonly #list = h("ul", { class: "filter-list" });
  readonly #saved: ShelfMenu<Filter[]>;

  constructor(app: App) {
    this.#app = app;
    this.#saved = new ShelfMenu({
      shelf: new Shelf("clew.filters", readFilters),
      words: {
        title: t("filters.saved"), name: t("filters.save-name"), save: t("filters.save-as"), refused: t("filters.unsaved"),
        use: (name) => t("filters.apply-saved", { name }), remove: (name) => t("filters.delete-saved", { name }),
      },
      current: () => (filtersOf(app).length > 0 ? [...filtersOf(app)] : undefined),
      use: (name, filters) => useFilters(app, name, filters),
      say: (text) => app.toasts.done(text),
    });
    const add = button(t("filters.add"), () => app.filter(), { class: "button side-button" }, icon("funnel"));
    const head = h("div", { class: "side-part-head" }, h("h2", { class: "eyebrow", id: "filters-title" }, t("filters.title")), add);
    this.element.append(head, this.#list, this.#saved.element);
    this.render();
  }

  render(): void {
    const at = this.#focused();
    this.#list.replaceChildren(...filtersOf(this.#app).map((filter, i) => this.#line(filter, i)));
    this.#list.hidden = filtersOf(this.#app).length === 0;
    this.#saved.render();
    if (at) this.#list.children[at.line]?.querySelectorAll<HTMLElement>("button, select")[at.part]?.focus();
  }

  #line(filter: Filter, at: number): HTMLElement {
    const what = ruleWords(filter);
    const { fits, of } = fitOf(this.#app.model, filter);
    const rest = h("select", { "aria-label": t("filters.rest-of", { what }) }, ...(["dim", "hide"] as const).map((value) => h("option", { value, selected: value === filter.rest }, value === "dim" ? t("filters.rest-dimmed") : t("filters.rest-hidden"))));
    rest.addEventListener("change", () => changeFilter(this.#app, at, { ...filter, rest: rest.value as Filter["rest"] }));
    return h("li", { class: "filter-line" },
      button("", () => this.#app.filter(at), { class: "filter-line-what", title: t("filters.change-what", { what }), dir: "auto" }, what),
      button("", () => removeFilter(this.#app, at), { class: "button quiet", "aria-label": t("filters.remove-what", { what }), title: t("filters.remove-what", { what }) }, icon("x")),
      rest, h("span", { class: "number" }, `${fits} / ${of}`));
  }

  #focused(): { line: number; part: number } | undefined {
    const line = document.activeElement?.closest(".filter-line");
    if (!line || !this.#list.contains(line)) return undefined;
    return { line: [...this.#list.children].indexOf(line), part: [...line.querySelectorAll("button, select")].indexOf(document.activeElement!) };
  }
}
