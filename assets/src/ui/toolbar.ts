// The buttons over the canvas and in the page's head, made from the table of commands.
import { t } from "../words/words";
import type { App } from "./app";
import { type UserCommand, commandOf, commands, perform } from "./commands";
import { h, icon, part, setAttributes } from "./dom";
import { ariaShortcut, isMac, written } from "./keys";
import type { Menu } from "./menu";

const shown = ["palette", "zoom-in", "zoom-out", "fit", "tidy", "layout", "lasso", "save"];
const inMenu = ["select-all", "select-none", "select-inverse", "select-neighbours", "hide", "show-hidden", "remove", "clear", "help"];

export class Toolbar {
  readonly #root = part("toolbar");
  readonly #app: App;
  readonly #buttons = new Map<UserCommand, HTMLButtonElement>();

  constructor(app: App, menu: Menu) {
    this.#app = app;
    this.#root.replaceChildren(...shown.map((id) => this.#button(commandOf(id))), this.#more(menu));
    this.#root.hidden = false;
    this.#root.addEventListener("keydown", (event) => this.#onKey(event));
    for (const id of ["undo", "redo", "share"]) this.#adopt(commandOf(id), part(id) as HTMLButtonElement);
    this.render();
  }

  /** Shows what each button would do now. */
  render(): void {
    for (const [command, element] of this.#buttons) {
      const keys = command.keys[0] ? ` (${written(command.keys[0], isMac())})` : "";
      const title = command.title?.(this.#app) ?? command.label;
      element.disabled = !command.enabled(this.#app);
      const pressed = command.pressed?.(this.#app);
      const popup = command.opensMenu ? "menu" : undefined;
      setAttributes(element, { title: title + keys, "aria-label": title, "aria-haspopup": popup, "aria-pressed": pressed === undefined ? undefined : String(pressed) });
    }
    this.#rove();
  }

  #button(command: UserCommand): HTMLButtonElement {
    const element = h("button", { type: "button", class: "tool", id: `tool-${command.id}` }, icon(command.icon ?? "square"));
    this.#adopt(command, element);
    return element;
  }

  #adopt(command: UserCommand, element: HTMLButtonElement): void {
    element.addEventListener("click", () => perform(this.#app, command));
    if (command.keys[0]) element.setAttribute("aria-keyshortcuts", ariaShortcut(command.keys[0], isMac()));
    this.#buttons.set(command, element);
  }

  #more(menu: Menu): HTMLButtonElement {
    const element = h("button", { type: "button", class: "tool", "aria-haspopup": "menu", "aria-label": t("commands.more"), title: t("commands.more") }, icon("ellipsis"));
    element.addEventListener("click", () => {
      const box = element.getBoundingClientRect();
      const items = commands.filter(({ id }) => inMenu.includes(id)).map((command) => this.#item(command));
      menu.open(t("commands.title"), [{ id: "commands", items }], { x: box.left, y: box.top - 12 * items.length });
    });
    return element;
  }

  #item(command: UserCommand) {
    const [key] = command.keys;
    return {
      label: command.title?.(this.#app) ?? command.label,
      icon: command.icon,
      detail: key && written(key, isMac()),
      disabled: !command.enabled(this.#app),
      run: () => void perform(this.#app, command),
    };
  }

  /** The toolbar is one tab stop; arrows go from button to button. */
  #rove(): void {
    const tools = [...this.#root.querySelectorAll("button")];
    const current = tools.find((tool) => tool === document.activeElement) ?? tools.find((tool) => !tool.disabled);
    for (const tool of tools) tool.tabIndex = tool === current ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const tools = [...this.#root.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const at = tools.indexOf(document.activeElement as HTMLButtonElement);
    tools.at((at + step) % tools.length)?.focus();
    event.preventDefault();
    this.#rove();
  }
}
