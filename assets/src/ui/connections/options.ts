// Which paths are wanted: a small form over what the graph offers.
import { json } from "../../net/api";
import type { PathRequest, Rule } from "../../net/found";
import { t } from "../../words/words";
import { h } from "../dom";
import { relation } from "../words";
import { maxLength } from "./words";

/** What paths can be asked for in this graph. */
export interface Choices {
  types: string[];
  rules: Rule[];
  foreign: boolean;
}

export type Wanted = Omit<PathRequest, "picked">;
export type Kind = "paths" | "common";

const usualLength = 6;
let asked: Promise<Choices> | undefined;

/** Asked once a page. */
export function choices(): Promise<Choices> {
  return (asked ??= json<Choices>("/api/paths").catch((error: unknown) => {
    asked = undefined;
    throw error;
  }));
}

/** The form. Its element changes what it offers with the kind; reading it gives only what differs from the usual. */
export class Options {
  readonly element = h("div", { class: "fields connection-options" });
  readonly rules: readonly Rule[];
  readonly #length = h("input", { type: "number", min: 1, max: maxLength, value: usualLength });
  readonly #steps = select([["1", t("connections.steps-1")], ["2", t("connections.steps-2")]]);
  readonly #direction = select([["both", t("connections.direction-both")], ["out", t("connections.direction-out")], ["in", t("connections.direction-in")]]);
  readonly #on = h("input", { type: "text", maxlength: 10, placeholder: "2021-03" });
  readonly #evidence = select([["any", t("connections.evidence-any")], ["quote", t("connections.evidence-quote")], ["sources", t("connections.evidence-sources")]]);
  readonly #doubted = select([["keep", t("connections.doubted-keep")], ["leave", t("connections.doubted-leave")]]);
  readonly #types: HTMLSelectElement;
  readonly #allow = new Map<Rule, HTMLInputElement>();

  constructor({ types, rules, foreign }: Choices, on: string) {
    this.rules = rules;
    this.#types = select(types.map((type) => [type, relation(type)]), true);
    this.#types.size = Math.min(5, Math.max(2, types.length));
    if (/^\d{4}(-\d{2}){0,2}$/.test(on)) this.#on.value = on;
    for (const rule of rules) this.#allow.set(rule, h("input", { type: "checkbox" }));
    this.element.append(
      field("length", t("connections.length"), this.#length),
      field("direction", t("connections.direction"), this.#direction),
      field("steps", t("connections.steps"), this.#steps),
      field("on", t("connections.on"), this.#on, t("connections.on-help")),
      ...(foreign ? [] : [field("evidence", t("connections.evidence"), this.#evidence), field("doubted", t("connections.doubted"), this.#doubted)]),
      field("types", t("connections.types"), this.#types, t("connections.types-help")),
      this.#rulesView(),
    );
  }

  set kind(kind: Kind) {
    for (const name of ["length", "direction"]) this.#field(name).hidden = kind === "common";
    this.#field("steps").hidden = kind === "paths";
  }

  /** What is wanted; fields that are as usual are left out. */
  read(kind: Kind): Wanted {
    const types = [...this.#types.selectedOptions].map(({ value }) => value);
    const allow = [...this.#allow].flatMap(([rule, { checked }]) => (checked ? [rule] : []));
    const length = kind === "common" ? Number(this.#steps.value) : Number(this.#length.value) || usualLength;
    return {
      length,
      ...(kind === "paths" && this.#direction.value !== "both" ? { direction: this.#direction.value as "out" | "in" } : {}),
      ...(types.length > 0 ? { types } : {}),
      ...(this.#on.value.trim() ? { asOf: this.#on.value.trim() } : {}),
      ...(this.#evidence.value === "quote" ? { evidence: 1 } : this.#evidence.value === "sources" ? { sources: 2 } : {}),
      ...(this.#doubted.value === "leave" ? { firm: true } : {}),
      ...(allow.length > 0 ? { allow } : {}),
    };
  }

  allow(rules: readonly Rule[]): void {
    for (const rule of rules) {
      const box = this.#allow.get(rule);
      if (box) box.checked = true;
    }
  }

  /** Takes back what limits the links, and lets paths be as long as they can. */
  unchoose(): void {
    this.#length.value = String(maxLength);
    this.#direction.value = "both";
    this.#on.value = "";
    this.#evidence.value = "any";
    this.#doubted.value = "keep";
    for (const option of this.#types.options) option.selected = false;
  }

  #field(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-field="${name}"]`)!;
  }

  #rulesView(): HTMLElement {
    const lines = [...this.#allow].map(([rule, box]) => h("label", { class: "check" }, box, t(`connections.allow-${rule}`)));
    return h("fieldset", { class: "field" }, h("legend", {}, t("connections.allow")), ...lines);
  }
}

/** Of several none is chosen at first. */
function select(options: [string, string][], multiple = false): HTMLSelectElement {
  return h("select", { multiple }, ...options.map(([value, label]) => h("option", { value }, label)));
}

function field(name: string, label: string, control: HTMLElement, help?: string): HTMLElement {
  control.id = `connection-${name}`;
  const note = help ? h("p", { class: "note", id: `connection-${name}-help` }, help) : undefined;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field", "data-field": name }, h("label", { for: control.id }, label), control, note);
}
