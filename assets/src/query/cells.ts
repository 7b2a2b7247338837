// The cells of a result as elements; what they hold decides how they look.
import { h } from "../ui/dom";
import { typeMark } from "../ui/legend";
import { entityPath, linkPath, placePath, sourcePath } from "../ui/paths";
import { lookOf } from "../types";
import { t } from "../words/words";
import { type EntityValue, type PathValue, type RecordValue, type Value, kindOf, linkText, pathSteps, recordText, textOf } from "./values";

/** Of long lists and texts a cell shows the beginning: the rest is one Enter or copy away. */
const longest = { items: 20, letters: 500 };

/** What stands in a cell. */
export function cellContent(value: Value): Node {
  if (value === null || value === undefined) return h("span", { class: "nothing", title: t("results.nothing") }, "–");
  if (typeof value !== "object") return document.createTextNode(shortened(textOf(value)));
  if (Array.isArray(value)) return listContent(value);
  if ("entity" in value) return entityContent(value.entity);
  if ("link" in value) return h("a", { href: linkPath(value.link.id) }, linkText(value.link));
  if ("path" in value) return pathContent(value.path);
  if ("record" in value) return recordContent(value.record);
  return document.createTextNode(shortened(textOf(value)));
}

/** Whether a cell stands at the right, as numbers do. */
export function isNumber(value: Value): boolean {
  return kindOf(value) === "number";
}

function entityContent({ id, type, name }: EntityValue): HTMLElement {
  const mark = typeMark(type);
  mark.title = lookOf(type).label;
  return h("span", { class: "cell-entity" }, mark, h("a", { href: entityPath(id), dir: "auto" }, name));
}

function pathContent(path: PathValue): HTMLElement {
  const steps = pathSteps(path).map((step) => (typeof step === "string" ? h("i", { class: "cell-step" }, step) : entityContent(step)));
  return h("span", { class: "cell-path" }, ...steps);
}

/** A source, or the place of a passage or claim in its source. */
function recordContent(record: RecordValue): HTMLElement {
  const text = shortened(recordText(record));
  const path = { Source: sourcePath, Passage: placePath, Claim: placePath }[record.label];
  const words = record.label === "Passage" ? t("results.quote", { text }) : text;
  const name = path ? h("a", { href: path(record.id), dir: "auto" }, words) : h("span", { dir: "auto" }, words);
  return h("span", { class: "cell-record" }, name);
}

function listContent(list: Value[]): HTMLElement {
  const shown = list.slice(0, longest.items).map((item) => h("span", { class: "cell-item" }, cellContent(item)));
  const rest = list.length - shown.length;
  return h("span", { class: "cell-list" }, ...shown, rest > 0 ? h("span", { class: "nothing" }, t("results.and-more", { n: rest })) : undefined);
}

function shortened(text: string): string {
  return text.length > longest.letters ? `${text.slice(0, longest.letters)}…` : text;
}
