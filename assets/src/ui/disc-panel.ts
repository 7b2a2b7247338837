// What the inspector says of a group.
import type { Disc, Entity } from "../model/types";
import { discLook } from "../types";
import { t } from "../words/words";
import { type App, nameOf } from "./app";
import { openDisc } from "./disc-actions";
import { button, h, icon } from "./dom";
import { choose } from "./expand";
import { commandOf, perform } from "./commands";
import { relation } from "./words";

/** Its sentence, what can be done with it, and how much of it is on the canvas. */
export function discPanel(app: App, { id, name, disc }: Entity & { disc: Disc }): HTMLElement {
  const head = h("header", { class: "head" }, h("p", { class: "kind" }, discMark(), h("span", {}, t("hubs.group"))), h("h2", { class: "name", dir: "auto" }, name));
  return h("article", { class: "panel" }, head, discBar(app, id), h("p", { class: "about" }, discSentence(app, disc, name)), h("p", {}, shownWords(disc)));
}

export function discBar(app: App, id: string): HTMLElement {
  const act = (command: string, text: string) => button(text, () => perform(app, commandOf(command)), { class: "button" });
  const open = button(`${t("hubs.open-short")} `, (event) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    app.openMenu(id, { x: box.left, y: box.bottom + 4 });
  }, { class: "button primary", "aria-haspopup": "menu" });
  open.append(icon("chevron-down"));
  return h("div", { class: "actions-bar" }, open, button(t("hubs.next"), () => openDisc(app, id), { class: "button" }),
    button(t("hubs.filter-or-split"), () => choose(app, [id]), { class: "button" }), act("hide", t("menu.hide")), act("pin", t("commands.pin-or-unpin")), act("remove", t("menu.remove")));
}

/** "Huawei owns 812 companies.", "3 companies own Huawei." is left to those who know the verb: it reads "Huawei owned by 3 companies". */
export function discSentence({ model }: App, { of, part }: Disc, name: string): string {
  const subject = model.graph.hasNode(of) ? nameOf(model, of) : "…";
  return t("hubs.sentence", { subject, relation: relationOfPart(part), object: name });
}

/** The relation as the entity has it: "owns", "owned by"; "linked to" for several. */
export function relationOfPart({ types = [], direction }: Disc["part"]): string {
  const [type] = types;
  if (type === undefined || types.length > 1 || !direction || direction === "both") return t("hubs.linked-to");
  return relation(type, direction === "in" ? "target" : "source");
}

export function shownWords({ shown, count }: Disc): string {
  return shown === 0 ? t("hubs.none-shown") : t("hubs.some-shown", { n: shown, links: t("counts.links", { n: count }) });
}

/** The mark of groups in lists, in the shape that the canvas draws. */
export function discMark(type?: string): HTMLElement {
  const mark = h("span", { class: "disc-mark", "aria-hidden": "true" });
  if (type) mark.style.setProperty("--type-colour", discLook(type).colour);
  return mark;
}
