// What picked entities share, as a table: a row for each thing, a column for each of the picked.
import type { Link } from "../../model/types";
import type { Common, FoundPath } from "../../net/found";
import { t } from "../../words/words";
import { h } from "../dom";
import { typeMark } from "../legend";
import { entityPath } from "../paths";
import { quotes, relation, statusName } from "../words";
import { relationLink } from "./path-view";
import { isFirm, ruleTitle, ruleWhy } from "./words";

export function commonView({ picked, shared, more, left }: Common): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (shared.length > 0) parts.push(table(picked, shared));
  if (more) parts.push(h("p", { class: "note" }, t("connections.first-shared", { n: shared.length })));
  for (const { rule, names } of left) {
    parts.push(h("p", { class: "note" }, [t("connections.left-shared", { names: names.join(", ") }), ruleTitle(rule), ruleWhy(rule)].join(" ")));
  }
  return parts;
}

function table(picked: Common["picked"], shared: Common["shared"]): HTMLElement {
  const head = h("tr", {}, h("th", { scope: "col" }, t("connections.thing")), ...picked.map((entity) => h("th", { scope: "col" }, ...named(entity))));
  const rows = shared.map(({ entity, ways }) => h("tr", {}, h("th", { scope: "row" }, ...named(entity)), ...ways.map(cell)));
  const grid = h("table", { class: "results-table common-table" }, h("thead", {}, head), h("tbody", {}, ...rows));
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": t("connections.thing") }, grid);
}

function named({ id, type, name }: { id: string; type: string; name: string }): Node[] {
  return [typeMark(type), h("a", { class: "entity", href: entityPath(id), "data-entity": id }, h("bdi", {}, name))];
}

function cell(way: FoundPath | null): HTMLElement {
  if (!way) return h("td", {}, h("span", { class: "number" }, "–"));
  const lines = way.steps.flatMap((step, i) => {
    const links = step.links.map((link) => linkLine(link, link.source === way.entities[i]!.id));
    const next = way.entities[i + 1]!;
    const isLast = i === way.steps.length - 1;
    return isLast ? links : [...links, h("li", { class: "common-via" }, t("connections.via", { names: next.name }))];
  });
  return h("td", {}, h("ul", { class: "common-cell" }, ...lines));
}

function linkLine(link: Link, isOut: boolean): HTMLElement {
  const standing = isFirm(link) ? undefined : h("span", { class: `status status-${link.status}` }, statusName(link.status));
  return h("li", {}, relationLink(link, relation(link.type, isOut ? "source" : "target")), h("span", { class: "number" }, quotes(link.evidence)), standing);
}
