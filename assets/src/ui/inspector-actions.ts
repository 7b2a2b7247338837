// The buttons of the inspector. They come from the table of commands.
import { type App, selectedLink } from "./app";
import { allPinned } from "./actions";
import { commandOf, perform } from "./commands";
import { button, h, icon } from "./dom";
import { t } from "../words/words";
import { entityPath, linkPath } from "./paths";

/** What can be done with one entity or link. */
export function actionBar(app: App, id: string): HTMLElement {
  const isLink = selectedLink(app.model) === id;
  const page = h("a", { class: "button", href: isLink ? linkPath(id) : entityPath(id), "data-page": true }, "Open page");
  const bar = h("div", { class: "actions-bar" });
  if (!isLink) {
    const pin = allPinned(app, [id]) ? "Unpin" : "Pin";
    bar.append(expandButton(app, id), act(app, "hide", "Hide"), act(app, "pin", pin), act(app, "remove", "Remove"));
  }
  bar.append(act(app, "copy-link", "Copy link"), page);
  return bar;
}

/** What can be done with several entities at once. */
export function bulkBar(app: App): HTMLElement {
  const bar = h("div", { class: "actions-bar" }, act(app, "expand", "Expand all", "button primary"));
  bar.append(act(app, "hide", "Hide"), act(app, "pin", "Pin or unpin"), act(app, "remove", "Remove"));
  bar.append(act(app, "select-neighbours", "Select neighbours too"), act(app, "select-none", "Select nothing"), act(app, "save", t("save.short")));
  return bar;
}

function expandButton(app: App, id: string): HTMLElement {
  const open = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    app.openMenu(id, { x: box.left, y: box.bottom + 4 });
  };
  const element = button("Expand ", open, { class: "button primary", "aria-haspopup": "menu" });
  element.append(icon("chevron-down"));
  return element;
}

function act(app: App, id: string, text: string, kind = "button"): HTMLButtonElement {
  const command = commandOf(id);
  return button(text, () => perform(app, command), { class: kind, title: command.label === text ? undefined : command.label });
}
