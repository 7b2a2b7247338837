// The form of a rule: conditions joined by "and", and alternatives joined by "or".
import type { Model } from "../../model/model";
import { type Condition, type Kind, type Rule, tidyRule } from "../../model/rules";
import { type Named, factNames } from "../../net/facts";
import { t } from "../../words/words";
import { button, h, icon } from "../dom";
import { fitOf } from "./choices";
import { ConditionRow } from "./condition-row";
import { isComplete } from "./fields";
import type { Learner } from "./learner";
import { ruleWords } from "./words";

export interface FormParts {
  model: Model;
  learner: Learner;
  /** Called when the rule is another one. */
  changed: () => void;
  /** Called when it is about other things, or more is known of what properties they have. */
  offered?: (of: Kind, names: readonly Named[]) => void;
  /** Whether it may pick everything. */
  mayBeAll?: boolean;
}

export class RuleForm {
  readonly element = h("div", { class: "rule-form" });
  readonly #parts: FormParts;
  readonly #body = h("div", { class: "rule-parts" });
  readonly #names: Record<Kind, Named[]> = { entities: [], links: [] };
  #of: Kind;
  #alternatives: ConditionRow[][] = [];

  constructor(parts: FormParts, { of, any }: Rule) {
    [this.#parts, this.#of] = [parts, of];
    this.element.append(this.#kinds(), this.#body);
    this.#fill(any.length > 0 || parts.mayBeAll ? any : [[undefined]]);
    for (const kind of ["entities", "links"] as const) void this.#learnNames(kind);
  }

  /** The rule as it stands; undefined while a part of it asks for nothing yet. */
  get rule(): Rule | undefined {
    const any = this.#alternatives.map((rows) => rows.map(({ condition }) => condition));
    return any.flat().every(isComplete) ? tidyRule({ of: this.#of, any }) : undefined;
  }

  /** The rule in words, and how many it picks. */
  get says(): { what: string; fit: string } | undefined {
    const { rule } = this;
    if (!rule) return undefined;
    const { fits, of } = fitOf(this.#parts.model, rule);
    return { what: ruleWords(rule), fit: t(`filters.fits-${rule.of}`, { fits, n: of }) };
  }

  #kinds(): HTMLElement {
    const choice = (kind: Kind, label: string) => {
      const radio = h("input", { type: "radio", name: "rule-kind", value: kind, checked: kind === this.#of });
      radio.addEventListener("change", () => this.#ask(kind));
      return h("label", {}, radio, label);
    };
    return h("fieldset", { class: "rule-choice" }, h("legend", { class: "visually-hidden" }, t("filters.what")), choice("entities", t("filters.entities")), choice("links", t("filters.links")));
  }

  #ask(kind: Kind): void {
    this.#of = kind;
    this.#fill(this.#parts.mayBeAll ? [] : [[undefined]]);
    this.#parts.offered?.(kind, this.#names[kind]);
  }

  async #learnNames(of: Kind): Promise<void> {
    const { graph } = this.#parts.model;
    const ids = of === "entities" ? graph.nodes() : graph.edges();
    const names = await factNames({ of, ids, type: (id) => graph.getEdgeAttribute(id, "link").type }).catch(() => []);
    this.#names[of] = names;
    if (this.#of !== of || names.length === 0) return;
    for (const row of this.#alternatives.flat()) row.offer(names);
    this.#parts.offered?.(of, names);
  }

  #fill(any: readonly (readonly (Condition | undefined)[])[]): void {
    this.#alternatives = any.map((all) => all.map((condition) => this.#row(condition)));
    this.#render();
  }

  #row(condition: Condition | undefined): ConditionRow {
    const { model, learner } = this.#parts;
    const row: ConditionRow = new ConditionRow({
      model, learner, of: this.#of, names: this.#names[this.#of],
      changed: () => this.#parts.changed(),
      remove: () => this.#remove(row),
    }, condition);
    return row;
  }

  #remove(row: ConditionRow): void {
    this.#alternatives = this.#alternatives.map((rows) => rows.filter((other) => other !== row)).filter((rows) => rows.length > 0);
    if (this.#alternatives.length === 0 && !this.#parts.mayBeAll) this.#alternatives = [[this.#row(undefined)]];
    this.#render();
    const last = this.#alternatives.at(-1)?.at(-1);
    if (last) last.focus();
    else this.#body.querySelector("button")?.focus();
  }

  #add(rows: ConditionRow[] | undefined): void {
    const row = this.#row(undefined);
    if (rows) rows.push(row);
    else this.#alternatives.push([row]);
    this.#render();
    row.focus();
  }

  #render(): void {
    if (this.#alternatives.length === 0) {
      const all = h("p", { class: "rule-note" }, this.#of === "entities" ? t("rules.all-entities") : t("rules.all-links"));
      this.#body.replaceChildren(all, button(t("styles.some"), () => this.#add(undefined), { class: "button quiet rule-add" }, icon("plus")));
      return this.#parts.changed();
    }
    const parts = this.#alternatives.flatMap((rows, i) => [
      ...(i > 0 ? [h("p", { class: "rule-or" }, t("filters.or-between"))] : []),
      h("div", { class: "rule-part" }, ...rows.map(({ element }) => element), button(t("filters.and"), () => this.#add(rows), { class: "button quiet rule-add" }, icon("plus"))),
    ]);
    this.#body.replaceChildren(...parts, button(t("filters.or"), () => this.#add(undefined), { class: "button quiet rule-add" }, icon("plus")));
    this.#parts.changed();
  }
}
