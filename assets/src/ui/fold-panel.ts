// What the inspector says of a folded link: all of what it was made of.
import type { Folded, Link } from "../model/types";
import { panel } from "../net/api";
import { t } from "../words/words";
import { type App, nameOf } from "./app";
import { foldChosen } from "./fold-actions";
import { verbOf } from "./fold-words";
import { button, h } from "./dom";
import { entityPanelPath, linkPanelPath } from "./paths";

/** Its sentence, how to unfold it, and the panels of its events and links with their claims, as they come. */
export function foldPanel(app: App, link: Link & { fold: Folded }, parse: (html: string) => DocumentFragment, signal: AbortSignal): HTMLElement {
  const { model } = app;
  const words = `${nameOf(model, link.source)} ${verbOf(link)} ${nameOf(model, link.target)}`;
  const head = h("header", { class: "head" }, h("p", { class: "kind" }, t("folds.kind")), h("h2", { class: "name sentence-name", dir: "auto" }, words));
  const paths = [...link.fold.events.map(({ id }) => entityPanelPath(id, model.lens)), ...link.fold.links.map((id) => linkPanelPath(id))];
  const parts = paths.map((path) => {
    const part = h("section", { class: "fold-part", "aria-busy": "true" }, h("span", { class: "skeleton" }));
    void fill(part, path, parse, signal);
    return part;
  });
  return h("article", { class: "panel panel-fold" }, head, foldBar(app), h("p", { class: "about" }, t("folds.parts")), ...parts);
}

export function foldBar(app: App): HTMLElement {
  return h("div", { class: "actions-bar" }, button(t("folds.unfold"), () => foldChosen(app), { class: "button primary" }));
}

async function fill(part: HTMLElement, path: string, parse: (html: string) => DocumentFragment, signal: AbortSignal): Promise<void> {
  try {
    part.replaceChildren(parse(await panel(path, signal)));
  } catch {
    if (!signal.aborted) part.replaceChildren(h("p", { role: "alert" }, t("folds.failed")));
  } finally {
    part.removeAttribute("aria-busy");
  }
}
