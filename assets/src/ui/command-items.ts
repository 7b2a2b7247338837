// Commands as items of a menu.
import type { App } from "./app";
import { type UserCommand, commands, perform } from "./commands";
import { isMac, written } from "./keys";
import type { MenuItem } from "./menu";

/** What can be done now of the commands that are wanted. */
export function commandItems(app: App, isWanted: (command: UserCommand) => boolean): MenuItem[] {
  return commands.filter((command) => isWanted(command) && command.enabled(app)).map((command) => ({
    label: command.title?.(app) ?? command.label,
    icon: command.icon,
    detail: command.keys[0] && written(command.keys[0], isMac()),
    run: () => void perform(app, command),
  }));
}
