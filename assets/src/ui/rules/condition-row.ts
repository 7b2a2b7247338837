// One condition in a form: what is asked for, and the values or the range.
import { type Metric, metrics } from "../../model/measures";
import type { Model } from "../../model/model";
import type { Condition, Field, Kind } from "../../model/rules";
import type { Named } from "../../net/facts";
import { t } from "../../words/words";
import { button, h, icon } from "../dom";
import { choices, rangeOf } from "./choices";
import { askingOf, fieldsOf } from "./fields";
import type { Learner } from "./learner";
import { datesEditor, numbersEditor, valuesEditor } from "./value-editors";
import { propertyName } from "./words";

export interface RowParts {
  model: Model;
  learner: Learner;
  of: Kind;
  /** The properties that things on the canvas have, as far as known. */
  names: readonly Named[];
  changed: () => void;
  remove: () => void;
}

export class ConditionRow {
  readonly element = h("div", { class: "rule-row", role: "group", "aria-label": t("filters.condition") });
  readonly #parts: RowParts;
  readonly #field = h("select", { "aria-label": t("filters.field") });
  readonly #compare = h("select", { "aria-label": t("filters.compare") }, h("option", { value: "" }, t("filters.is")), h("option", { value: "not" }, t("filters.is-not")));
  readonly #editor = h("div", { class: "rule-editor" });
  #names: readonly Named[];
  #condition: Condition;

  constructor(parts: RowParts, condition: Condition = { on: "type" }) {
    [this.#parts, this.#names, this.#condition] = [parts, parts.names, condition];
    this.#fillFields();
    this.#compare.value = condition.not ? "not" : "";
    this.#field.addEventListener("change", () => this.#choose());
    this.#compare.addEventListener("change", () => this.#change({ ...this.#condition, not: this.#compare.value === "not" }));
    const remove = button("", parts.remove, { class: "button quiet rule-remove", "aria-label": t("filters.remove-condition"), title: t("filters.remove-condition") }, icon("x"));
    this.element.append(h("div", { class: "rule-head" }, this.#field, this.#compare, remove), this.#editor);
    void this.#edit();
  }

  get condition(): Condition {
    return this.#condition;
  }

  /** More is known of what properties there are. */
  offer(names: readonly Named[]): void {
    this.#names = names;
    this.#fillFields();
  }

  focus(): void {
    this.#field.focus();
  }

  #fillFields(): void {
    const { of } = this.#parts;
    const properties = this.#names.map(({ name, count }) => h("option", { value: `property ${name}` }, `${propertyName(name)} (${count})`));
    const { on, name } = this.#condition;
    const own = on === "property" && name !== undefined && !this.#names.some((named) => named.name === name) ? [h("option", { value: `property ${name}` }, propertyName(name))] : [];
    this.#field.replaceChildren(...fieldsOf(of).map(([field, title]) => h("option", { value: field }, title)));
    if (properties.length + own.length > 0) this.#field.append(h("optgroup", { label: t("filters.properties") }, ...own, ...properties));
    this.#field.value = on === "property" ? `property ${name}` : on;
  }

  #choose(): void {
    const [on, ...name] = this.#field.value.split(" ");
    this.#compare.value = "";
    this.#change(on === "property" ? { on, name: name.join(" ") } : { on: on as Field });
    void this.#edit();
  }

  #change(condition: Condition): void {
    this.#condition = condition;
    this.#parts.changed();
  }

  /** Finds out what there is to choose from, and lets the reader choose. */
  async #edit(): Promise<void> {
    const { on, name } = this.#condition;
    const isStill = () => this.#condition.on === on && this.#condition.name === name;
    this.#editor.replaceChildren(h("p", { class: "rule-note", role: "status" }, t("filters.learning")));
    const asking = askingOf(this.#condition, this.#hasNumbers());
    this.#compare.hidden = asking !== "values";
    const learnt = await this.#learn().then(() => true, () => false);
    if (!isStill()) return;
    this.#editor.replaceChildren(learnt ? this.#editorOf(asking) : h("p", { class: "rule-note", role: "alert" }, t("filters.failed")));
    this.#parts.changed();
  }

  async #learn(): Promise<void> {
    const { learner, of } = this.#parts;
    const { on, name } = this.#condition;
    if (on === "property" && name !== undefined) await learner.facts(of, name);
    else if ((metrics as readonly string[]).includes(on)) await learner.measure(on as Metric);
  }

  #editorOf(asking: "values" | "numbers" | "dates"): HTMLElement {
    const { model, of } = this.#parts;
    const change = (part: Partial<Condition>) => this.#change({ ...this.#condition, ...part });
    if (asking === "dates") return datesEditor(this.#condition, change);
    if (asking === "numbers") return numbersEditor(this.#condition, rangeOf(model, of, this.#condition), change);
    return valuesEditor(of, this.#condition, choices(model, of, this.#condition), change);
  }

  #hasNumbers(): boolean {
    return this.#names.find(({ name }) => name === this.#condition.name)?.numbers ?? this.#condition.least !== undefined;
  }
}
