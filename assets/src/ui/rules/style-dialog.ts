// The dialog in which a style rule is made or changed: which things, and how
// they are drawn.
import type { Style } from "../../model/style";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { RuleForm } from "./rule-form";
import { addStyle, changeStyle, stylesOf } from "./style-deeds";
import { StyleEditor } from "./style-editor";
import { saidWords } from "./style-words";

const fresh: Style = { of: "entities", any: [] };

/** Opens the dialog for a new rule, or for the one at that place; closing it gives the focus back. */
export function openStyle(app: App, at?: number): void {
  new StyleDialog(app, at).open();
}

class StyleDialog {
  readonly #app: App;
  readonly #at: number | undefined;
  readonly #form: RuleForm;
  readonly #editor: StyleEditor;
  readonly #says = h("p", { class: "rule-says", role: "status" });
  readonly #done = h("button", { type: "submit", class: "button primary" });
  readonly #dialog = h("dialog", { class: "rule-dialog", "aria-labelledby": "rule-title" });

  constructor(app: App, at: number | undefined) {
    [this.#app, this.#at] = [app, at];
    const style = (at === undefined ? undefined : stylesOf(app)[at]) ?? fresh;
    const { model, learner } = app;
    this.#editor = new StyleEditor({ model, learner, changed: () => this.#say() }, style);
    this.#form = new RuleForm({ model, learner, changed: () => this.#say(), offered: (of, names) => this.#editor.offer(of, names), mayBeAll: true }, style);
    this.#build();
    this.#say();
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#form.element.querySelector("input")?.focus();
  }

  #build(): void {
    const isNew = this.#at === undefined;
    this.#done.textContent = isNew ? t("styles.apply") : t("styles.change");
    const close = button("", () => this.#dialog.close(), { class: "button quiet", "aria-label": t("filters.cancel"), title: t("filters.cancel") }, icon("x"));
    const form = h("form", { class: "rule-dialog-form" },
      h("header", { class: "rule-dialog-head" }, h("h2", { id: "rule-title" }, isNew ? t("styles.add-title") : t("styles.change-title")), close),
      h("div", { class: "rule-dialog-body" }, h("h3", { class: "eyebrow" }, t("styles.which")), this.#form.element, h("h3", { class: "eyebrow" }, t("styles.how")), this.#editor.element),
      h("footer", { class: "rule-dialog-foot" }, this.#says, h("div", { class: "buttons" }, this.#done, button(t("filters.cancel"), () => this.#dialog.close(), { class: "button" }))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#apply();
    });
    this.#dialog.addEventListener("close", () => this.#dialog.remove());
    this.#dialog.append(form);
  }

  get #style(): Style | undefined {
    const [rule, said] = [this.#form?.rule, this.#editor?.said]; // both say that they changed while they are being made
    return rule && said && Object.keys(said).length > 0 ? { ...rule, ...said } : undefined;
  }

  #say(): void {
    const style = this.#style;
    this.#done.disabled = !style;
    const { what, fit } = this.#form?.says ?? {};
    this.#says.textContent = style ? `${what}: ${saidWords(style).join(", ")}. ${fit}` : t("styles.incomplete");
  }

  #apply(): void {
    const style = this.#style;
    if (!style) return;
    this.#dialog.close();
    if (this.#at === undefined) addStyle(this.#app, style);
    else changeStyle(this.#app, this.#at, style);
  }
}
