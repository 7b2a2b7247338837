// The filters that are on, over the canvas: press one to change it, × to
// remove it. Where nothing fits, it says so and offers the way back.
import { t } from "../../words/words";
import { undo } from "../actions";
import type { App } from "../app";
import { button, h, icon, part } from "../dom";
import { clearOf } from "./choices";
import { filtersOf, removeFilter, removeFilters } from "./filter-deeds";
import { ruleWords } from "./words";

export class FilterChips {
  readonly #app: App;
  readonly #root = part("filters");
  readonly #none = part("none-fit");

  constructor(app: App) {
    this.#app = app;
    this.#root.setAttribute("aria-label", t("filters.title"));
    this.render();
  }

  render(): void {
    const filters = filtersOf(this.#app);
    const at = this.#focused();
    this.#root.hidden = filters.length === 0;
    this.#root.replaceChildren(...(filters.length > 0 ? [h("ul", { class: "filter-chips" }, ...filters.map((_, i) => this.#chip(i))), this.#fit()] : []));
    this.#renderNone();
    if (at !== undefined) this.#refocus(at);
  }

  #chip(at: number): HTMLElement {
    const filter = filtersOf(this.#app)[at]!;
    const what = ruleWords(filter);
    const rest = filter.rest === "dim" ? t("filters.rest-dimmed") : t("filters.rest-hidden");
    return h("li", { class: "filter-chip" },
      button("", () => this.#app.filter(at), { class: "filter-chip-what", title: t("filters.change-what", { what: `${what} (${rest})` }) },
        icon(filter.rest === "dim" ? "contrast" : "eye-off"), h("span", { class: "filter-chip-words", dir: "auto" }, what), h("span", { class: "visually-hidden" }, `, ${rest}`)),
      button("", () => removeFilter(this.#app, at), { class: "filter-chip-remove", "aria-label": t("filters.remove-what", { what }), title: t("filters.remove-what", { what }) }, icon("x")));
  }

  /** How much of what the filters are about they leave clear. */
  #fit(): HTMLElement {
    const kinds = new Set(filtersOf(this.#app).map(({ of }) => of));
    const clear = clearOf(this.#app.model);
    const parts = (["entities", "links"] as const).filter((kind) => kinds.has(kind)).map((kind) => t(`filters.clear-${kind}`, { fits: clear[kind].fits, n: clear[kind].of }));
    return h("p", { class: "filter-fit" }, parts.join(" · "));
  }

  /** Nothing that fits: an empty picture must not look like an empty graph. */
  #renderNone(): void {
    const { entities } = clearOf(this.#app.model);
    const isNone = filtersOf(this.#app).length > 0 && entities.of > 0 && entities.fits === 0;
    this.#none.hidden = !isNone;
    this.#none.replaceChildren(...(isNone ? [
      h("p", { role: "status" }, t("filters.none-fit")),
      h("div", { class: "buttons" }, ...this.#ways()),
    ] : []));
  }

  #ways(): HTMLElement[] {
    const { canUndo } = this.#app.model;
    const last = canUndo === undefined ? [] : [button(t("canvas.undo"), () => undo(this.#app), { class: "button" }, icon("undo-2"))];
    return [...last, button(t("filters.remove-all"), () => removeFilters(this.#app), { class: "button" })];
  }

  #focused(): number | undefined {
    const chip = document.activeElement?.closest(".filter-chip");
    return chip && this.#root.contains(chip) ? [...chip.parentElement!.children].indexOf(chip) : undefined;
  }

  /** The next chip, or the canvas after the last one is gone. */
  #refocus(at: number): void {
    const chips = this.#root.querySelectorAll<HTMLElement>(".filter-chip-remove");
    (chips[Math.min(at, chips.length - 1)] ?? part("canvas")).focus();
  }
}
