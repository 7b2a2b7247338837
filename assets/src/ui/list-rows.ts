// The rows of the list as elements: a button that selects, and one with actions.
import { isDisc } from "../model/disc";
import { lookOf } from "../types";
import { discMark, shownWords } from "./disc-panel";
import { h, icon } from "./dom";
import { typeMark } from "./legend";
import { type EntityRow, type LinkRow, sentence } from "./rows";
import { t } from "../words/words";
import { quotes } from "./words";

/** `value` is what the row shows of a measure. */
export function entityRow(row: EntityRow, value?: string): HTMLElement {
  const { name, type } = row.entity;
  const { disc } = row.entity;
  const details = [disc ? t("hubs.group") : lookOf(type).label, disc?.shown ? shownWords(disc) : undefined, row.fold !== undefined ? t("folds.folded") : !row.visible ? t("canvas.hidden") : disc ? undefined : t("counts.links", { n: row.links }), row.dimmed ? t("filters.dimmed") : undefined];
  const main = h(
    "button",
    { type: "button", class: "row-main", "aria-pressed": String(row.selected) },
    disc ? discMark(type) : typeMark(type),
    h("span", { class: "row-text" }, h("span", { class: "row-name", dir: "auto" }, name), h("span", { class: "row-detail" }, details.filter(Boolean).join(" · "))),
    value === undefined ? undefined : h("span", { class: "number" }, value),
    row.pinned ? h("span", { class: "row-pin" }, icon("pin"), h("span", { class: "visually-hidden" }, t("canvas.pinned"))) : undefined,
  );
  const more = h("button", { type: "button", class: "row-more", "aria-haspopup": "menu", "aria-label": t("canvas.actions-for", { name }), title: t("canvas.actions") }, icon("ellipsis"));
  return h("li", { class: row.visible ? "row" : "row is-hidden", "data-id": row.id }, main, more);
}

/** The heading of a lane or group. */
export function headingRow(text: string): HTMLElement {
  return h("li", { class: "rows-heading" }, h("h3", { class: "eyebrow", dir: "auto" }, text));
}

export function linkRow(row: LinkRow): HTMLElement {
  const details = [row.when, row.link.status, isDisc(row.id) ? t("hubs.group") : quotes(row.link.evidence), row.visible ? undefined : t("canvas.hidden"), row.dimmed ? t("filters.dimmed") : undefined].filter(Boolean);
  const text = h(
    "span",
    { class: "row-text" },
    h("span", { class: "row-name row-sentence" }, h("bdi", {}, row.subject), " ", h("i", {}, row.relation), " ", h("bdi", {}, row.object)),
    h("span", { class: "row-detail" }, details.join(" · ")),
  );
  const main = h("button", { type: "button", class: "row-main", "aria-pressed": String(row.selected), title: sentence(row) }, text);
  return h("li", { class: row.visible ? "row" : "row is-hidden", "data-id": row.id }, main);
}
