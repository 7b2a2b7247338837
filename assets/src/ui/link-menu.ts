// The menu of a link: what commands can be run on it.
import { saying } from "../stage/modes/said";
import type { App } from "./app";
import { commandItems } from "./command-items";
import type { Menu, Place } from "./menu";

/** Opens the menu; the link becomes the selection. */
export function openLinkMenu(app: App, menu: Menu, id: string, place: Place): void {
  if (!app.model.selection.has(id)) app.model.select([id]);
  menu.open(saying(app.model, id), [{ id: "commands", items: commandItems(app, isForSelection) }], place);
}

function isForSelection({ group, id }: { group: string; id: string }): boolean {
  return group === "Selection" && !["menu", "lasso", "select-all", "select-inverse"].includes(id);
}
