// What the inspector says of a view while nothing is selected.
import type { Opened } from "../net/views";
import { t } from "../words/words";
import { h } from "./dom";
import { facts } from "./view-bar";
import { viewPath } from "./view-address";

export function viewCard(opened: Opened): HTMLElement {
  const { view, share } = opened;
  const byline = view.author ? h("p", { class: "byline" }, t("view.by", { author: view.author })) : undefined;
  const paragraphs = (view.note ?? "").split(/\n\s*\n/).filter((text) => text.trim() !== "");
  return h("article", { class: "panel" },
    h("header", { class: "head" },
      h("p", { class: "kind facts-line" }, t("view.kind", { facts: facts(opened, false) })),
      h("h2", { class: "name", dir: "auto" }, view.title),
      byline,
      ...paragraphs.map((text) => h("p", { class: "about view-note", dir: "auto" }, text.trim())),
    ),
    h("p", { class: "buttons" }, h("a", { class: "button", href: viewPath(share) }, t("view.read"))));
}
