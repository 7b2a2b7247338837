// The plan of a query as a tree: what the database would do, what feeds what,
// and how many rows it expects.
import { h } from "../../ui/dom";
import { count } from "../../ui/words";
import type { Operator } from "./check";

/** Draws a plan; the step that gives the answer comes first. */
export function drawPlan(root: Operator): HTMLElement {
  const most = Math.max(...rowsOf(root), 1);
  return h("ul", { class: "plan", "aria-label": "How the database would answer" }, step(root, most));
}

function step(operator: Operator, most: number): HTMLElement {
  const bar = h("span", { class: "plan-bar", "aria-hidden": "true" });
  // Rows differ by powers of ten: so does the length of the bars.
  bar.style.width = `${Math.round((100 * Math.log10(1 + Math.max(0, operator.rows))) / Math.log10(1 + most))}%`;
  const children = operator.children ?? [];
  return h(
    "li",
    {},
    h(
      "div",
      { class: "plan-step" },
      h("strong", {}, words(operator.name)),
      h("span", { class: "number" }, `about ${count(Math.round(operator.rows))} ${Math.round(operator.rows) === 1 ? "row" : "rows"}`),
      operator.details ? h("code", { class: "plan-details" }, operator.details) : undefined,
      h("span", { class: "plan-track" }, bar),
    ),
    children.length > 0 ? h("ul", {}, ...children.map((child) => step(child, most))) : undefined,
  );
}

function rowsOf({ rows, children = [] }: Operator): number[] {
  return [rows, ...children.flatMap(rowsOf)];
}

/** "NodeByLabelScan" as words: "Node by label scan". */
function words(name: string): string {
  const spaced = name.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
