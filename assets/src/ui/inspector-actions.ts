// The buttons of the inspector. They come from the table of commands.
import { t } from "../words/words";
import { type App, selectedLink } from "./app";
import { allPinned } from "./actions";
import { commandOf, perform } from "./commands";
import { button, h, icon } from "./dom";
import { entityPath, linkPath } from "./paths";

/** What can be done with one entity or link. */
export function actionBar(app: App, id: string): HTMLElement {
  const isLink = selectedLink(app.model) === id;
  const page = h("a", { class: "button", href: isLink ? linkPath(id) : entityPath(id), "data-page": true }, t("commands.open-page"));
  const bar = h("div", { class: "actions-bar" });
  if (!isLink) {
    const pin = allPinned(app, [id]) ? t("commands.unpin") : t("commands.pin");
    bar.append(expandButton(app, id), act(app, "paths", t("connections.paths-to")), act(app, "hide", t("commands.hide")), act(app, "pin", pin), act(app, "remove", t("details.remove")));
  }
  bar.append(act(app, "copy-link", t("commands.copy-link")), page);
  return bar;
}

/** What can be done with several entities at once. */
export function bulkBar(app: App): HTMLElement {
  const bar = h("div", { class: "actions-bar" }, act(app, "expand", t("details.expand-all"), "button primary"));
  if (commandOf("paths").enabled(app)) bar.append(act(app, "paths", t("connections.ask")), act(app, "common", t("connections.share")));
  bar.append(act(app, "hide", t("commands.hide")), act(app, "pin", t("commands.pin-or-unpin")), act(app, "remove", t("details.remove")));
  bar.append(act(app, "select-neighbours", t("commands.select-neighbours")), act(app, "select-none", t("commands.select-none")), act(app, "save", t("save.short")));
  return bar;
}

function expandButton(app: App, id: string): HTMLElement {
  const open = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    app.openMenu(id, { x: box.left, y: box.bottom + 4 });
  };
  const element = button(`${t("commands.expand")} `, open, { class: "button primary", "aria-haspopup": "menu" });
  element.append(icon("chevron-down"));
  return element;
}

function act(app: App, id: string, text: string, kind = "button"): HTMLButtonElement {
  const command = commandOf(id);
  return button(text, () => perform(app, command), { class: kind, title: command.label === text ? undefined : command.label });
}
