// The plan of a query as a tree: what the database would do, what feeds what,
// and how many rows it expects.
import { h } from "../../ui/dom";
import { t } from "../../words/words";
import type { Operator } from "./check";

/** Draws a plan; the step that gives the answer comes first, what feeds it below. */
export function drawPlan(root: Operator): HTMLElement {
  const most = Math.max(...rowsOf(root), 1);
  const plan = chain(root, most);
  plan.setAttribute("aria-label", t("results.plan-label"));
  return plan;
}

/** A step and what feeds it, one below the other; where several feed it, each is a list of its own. */
function chain(first: Operator, most: number): HTMLElement {
  const list = h("ul", { class: "plan" });
  for (let operator: Operator | undefined = first; operator; ) {
    const children: Operator[] = operator.children ?? [];
    const branches = children.length > 1 ? children.map((child) => chain(child, most)) : [];
    list.append(h("li", {}, step(operator, most), ...branches));
    operator = children.length === 1 ? children[0] : undefined;
  }
  return list;
}

function step({ name, details, rows }: Operator, most: number): HTMLElement {
  const bar = h("span", { class: "plan-bar", "aria-hidden": "true" });
  // Rows differ by powers of ten: so does the length of the bars.
  bar.style.width = `${Math.round((100 * Math.log10(1 + Math.max(0, rows))) / Math.log10(1 + most))}%`;
  return h(
    "div",
    { class: "plan-step" },
    h("strong", {}, words(name)),
    h("span", { class: "number" }, expected(rows)),
    details ? h("code", { class: "plan-details" }, details) : undefined,
    h("span", { class: "plan-track" }, bar),
  );
}

function expected(rows: number): string {
  return rows < 1 ? t("results.expect-none") : t("results.expect", { rows: t("results.rows", { n: Math.round(rows) }) });
}

function rowsOf({ rows, children = [] }: Operator): number[] {
  return [rows, ...children.flatMap(rowsOf)];
}

/** "NodeByLabelScan" as words: "Node by label scan". */
function words(name: string): string {
  const spaced = name.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
