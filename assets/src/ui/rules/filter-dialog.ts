// The dialog in which a filter is made or changed: what to let through, and
// what becomes of the rest.
import type { Filter } from "../../model/rules";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { addFilter, changeFilter, filtersOf } from "./filter-deeds";
import { RuleForm } from "./rule-form";

const fresh: Filter = { of: "entities", any: [], rest: "dim" };

/** Opens the dialog for a new filter, or for the one at that place; closing it gives the focus back. */
export function openFilter(app: App, at?: number): void {
  new FilterDialog(app, at).open();
}

class FilterDialog {
  readonly #app: App;
  readonly #at: number | undefined;
  readonly #form: RuleForm;
  readonly #says = h("p", { class: "rule-says", role: "status" });
  readonly #done = h("button", { type: "submit", class: "button primary" });
  readonly #dialog = h("dialog", { class: "rule-dialog", "aria-labelledby": "rule-title" });
  #rest: Filter["rest"];

  constructor(app: App, at: number | undefined) {
    [this.#app, this.#at] = [app, at];
    const filter = (at === undefined ? undefined : filtersOf(app)[at]) ?? fresh;
    this.#rest = filter.rest;
    this.#form = new RuleForm({ model: app.model, learner: app.learner, changed: () => this.#say() }, filter);
    this.#build();
    this.#say();
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#dialog.querySelector("select")?.focus();
  }

  #build(): void {
    const isNew = this.#at === undefined;
    this.#done.textContent = isNew ? t("filters.apply") : t("filters.change");
    const close = button("", () => this.#dialog.close(), { class: "button quiet", "aria-label": t("filters.cancel"), title: t("filters.cancel") }, icon("x"));
    const form = h("form", { class: "rule-dialog-form" },
      h("header", { class: "rule-dialog-head" }, h("h2", { id: "rule-title" }, isNew ? t("filters.add-title") : t("filters.change-title")), close),
      h("div", { class: "rule-dialog-body" }, this.#form.element, this.#rests()),
      h("footer", { class: "rule-dialog-foot" }, this.#says, h("div", { class: "buttons" }, this.#done, button(t("filters.cancel"), () => this.#dialog.close(), { class: "button" }))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#apply();
    });
    this.#dialog.addEventListener("close", () => this.#dialog.remove());
    this.#dialog.append(form);
  }

  #rests(): HTMLElement {
    const choice = (rest: Filter["rest"]) => {
      const radio = h("input", { type: "radio", name: "rule-rest", value: rest, checked: rest === this.#rest });
      radio.addEventListener("change", () => (this.#rest = rest));
      return h("label", {}, radio, t(`filters.${rest}`));
    };
    return h("fieldset", { class: "rule-choice" }, h("legend", {}, t("filters.rest")), choice("dim"), choice("hide"));
  }

  #say(): void {
    const says = this.#form?.says; // it says so already while it is being made
    this.#done.disabled = !says;
    this.#says.textContent = says ? `${says.what}: ${says.fit}` : t("filters.incomplete");
  }

  #apply(): void {
    const { rule } = this.#form;
    if (!rule) return;
    const filter: Filter = { ...rule, rest: this.#rest };
    this.#dialog.close();
    if (this.#at === undefined) addFilter(this.#app, filter);
    else changeFilter(this.#app, this.#at, filter);
  }
}
