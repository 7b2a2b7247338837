// Keys of the explore page: whatever the table of commands binds.
import type { App } from "./app";
import { type UserCommand, commands, perform } from "./commands";
import { isTyping } from "./dom";
import { isSingleKey, matches } from "./keys";

const setting = "clew.single-keys";

/** Whether bare letters are shortcuts; the reader can turn them off, as speech input may utter them. */
export const singleKeys = {
  get on(): boolean {
    return localStorage.getItem(setting) !== "off";
  },
  set on(on: boolean) {
    localStorage.setItem(setting, on ? "on" : "off");
  },
};

/** Listens to the keyboard of the whole page. */
export function listenToKeys(app: App): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commands.find((command) => command.keys.some((key) => pressed(event, key)));
    if (!command || isElsewhere(event, command)) return;
    if (command.group === "Selection") selectRow(app, event.target);
    if (perform(app, command)) event.preventDefault();
  });
}

function pressed(event: KeyboardEvent, key: string): boolean {
  return matches(event, key) && (singleKeys.on || !isSingleKey(key));
}

/** Keys that belong to a text field, a dialog, the list's own menu, or text to be selected and read. */
function isElsewhere(event: KeyboardEvent, { anywhere }: UserCommand): boolean {
  if (document.querySelector("dialog[open]") || (!anywhere && isTyping(event.target))) return true;
  const target = event.target as Element;
  const menuKey = event.key === "ContextMenu" || event.key === "F10";
  return (menuKey && target.closest(".rows") !== null) || (event.key.toLowerCase() === "a" && target.closest("#inspector") !== null);
}

/** Commands on the selection, called from a row of the list, mean that row. */
function selectRow(app: App, target: EventTarget | null): void {
  const id = (target as Element).closest<HTMLElement>(".rows [data-id]")?.dataset["id"];
  if (id !== undefined && !app.model.selection.has(id)) app.model.select([id]);
}
