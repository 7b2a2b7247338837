// Fields for what a condition asks for: values with their counts, numbers or dates.
import { daysOf } from "../../model/dates";
import type { Condition, Kind } from "../../model/rules";
import { count, t } from "../../words/words";
import { h } from "../dom";
import { typeMark } from "../legend";
import { fold } from "../rows";
import type { Choice } from "./choices";

export type Change = (part: Partial<Condition>) => void;

/** With more values than this they can be searched. */
const fewValues = 10;
/** Values that are listed at a time. */
const mostListed = 200;

/** Values to tick, each with how many things have it. */
export function valuesEditor(of: Kind, { on, is }: Condition, all: readonly Choice[], change: Change): HTMLElement {
  if (all.length === 0) return h("p", { class: "rule-note" }, t("filters.no-values"));
  const chosen = new Set(is);
  const list = h("ul", { class: "rule-values" });
  const line = ({ value, label, count: n }: Choice) => {
    const check = tick(chosen.has(value), (ticked) => {
      if (ticked) chosen.add(value);
      else chosen.delete(value);
      change({ is: [...chosen] });
    });
    const mark = on === "type" && of === "entities" ? typeMark(value) : undefined;
    return h("li", {}, h("label", { class: "rule-value" }, check, mark, h("span", { class: "rule-value-name", dir: "auto" }, label), h("span", { class: "number" }, count(n))));
  };
  const show = (text: string) => {
    const wanted = fold(text.trim());
    list.replaceChildren(...all.filter(({ label }) => fold(label).includes(wanted)).slice(0, mostListed).map(line));
  };
  show("");
  if (all.length <= fewValues) return list;
  const find = h("input", { type: "search", class: "rule-input", placeholder: t("filters.find"), "aria-label": t("filters.find"), dir: "auto", autocomplete: "off" });
  find.addEventListener("input", () => show(find.value));
  return h("div", { class: "rule-find" }, find, list);
}

/** A least and a most number; what things have stands in the fields until something is typed. */
export function numbersEditor({ on, least, most, is = [] }: Condition, range: { least: number; most: number } | undefined, change: Change): HTMLElement {
  const field = (key: "least" | "most", label: string, value: number | undefined) => {
    const input = h("input", { type: "number", class: "rule-input", step: "any", value: value ?? "", placeholder: range ? rounded(range[key]) : "" });
    input.addEventListener("input", () => change({ [key]: Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : undefined }));
    return h("label", { class: "rule-field" }, h("span", {}, label), input);
  };
  const none = on === "property" ? orNone(t("filters.or-none"), is.includes(""), change) : undefined;
  return h("div", { class: "rule-range" }, field("least", t("filters.from"), least), field("most", t("filters.to"), most), none);
}

/** A first and a last day, each a partial date. */
export function datesEditor({ on, from, until, is = [] }: Condition, change: Change): HTMLElement {
  const field = (key: "from" | "until", label: string, value: string | undefined) => {
    const input = h("input", { type: "text", class: "rule-input", value: value ?? "", placeholder: t("filters.date-hint"), autocomplete: "off", spellcheck: "false" });
    input.addEventListener("input", () => {
      const date = input.value.trim();
      const isWrong = date !== "" && daysOf(date) === undefined;
      input.setAttribute("aria-invalid", String(isWrong));
      change({ [key]: isWrong ? undefined : date });
    });
    return h("label", { class: "rule-field" }, h("span", {}, label), input);
  };
  const none = orNone(on === "date" ? t("filters.or-undated") : t("filters.or-not-known"), is.includes(""), change);
  return h("div", { class: "rule-range" }, field("from", t("filters.from"), from), field("until", t("filters.to"), until), none);
}

function orNone(label: string, ticked: boolean, change: Change): HTMLElement {
  return h("label", { class: "rule-value" }, tick(ticked, (on) => change({ is: on ? [""] : [] })), h("span", { class: "rule-value-name" }, label));
}

function tick(checked: boolean, changed: (checked: boolean) => void): HTMLInputElement {
  const check = h("input", { type: "checkbox", checked });
  check.addEventListener("change", () => changed(check.checked));
  return check;
}

/** A number with as many digits as tell it from others of its size. */
function rounded(n: number): string {
  return String(Number(n.toPrecision(3)));
}
