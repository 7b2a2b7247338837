// The dialog of keyboard shortcuts.
import { type ModeTable, modeTables } from "../stage/modes/modes";
import { t } from "../words/words";
import { type UserCommand, commandOf, commands, groupTitle } from "./commands";
import { button, h, part } from "./dom";
import { singleKeys } from "./keyboard";
import { isMac, written, writtenAll } from "./keys";

const gestures: readonly [string, string][] = [
  [t("help.click"), t("help.click-does")],
  [t("help.shift-click"), t("help.shift-click-does")],
  [t("help.double-click"), t("help.double-click-does")],
  [t("help.right-click"), t("help.right-click-does")],
  [t("help.drag"), t("help.drag-does")],
  [t("help.shift-drag"), t("help.shift-drag-does")],
];

/** Opens the dialog; closing it gives the focus back. */
export function openHelp(): void {
  const dialog = h("dialog", { class: "help", "aria-labelledby": "help-title" });
  const groups = [...new Set(commands.map(({ group }) => group))];
  dialog.append(
    h("h2", { id: "help-title" }, t("help.title")),
    h("div", { class: "help-columns" }, ...groups.map(keysOf), ...modeTables.map(keysOfMode), section(t("help.pointer"), gestures.map(([what, does]) => line(does, [what])))),
    singleKeySwitch(),
    languages(),
    button(t("help.close"), () => dialog.close(), { class: "button primary" }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function keysOf(group: UserCommand["group"]): HTMLElement {
  const inGroup = commands.filter((command) => command.group === group);
  return section(groupTitle(group), inGroup.map(commandLine));
}

/** A command with its keys; one without any is found in the palette, by those of that. */
function commandLine({ id, label, keys }: UserCommand): HTMLElement {
  const shown = line(label, (keys.length > 0 ? keys : commandOf("palette").keys).map((key) => written(key, isMac())));
  shown.dataset["command"] = id;
  return shown;
}

function keysOfMode({ title, about, keys }: ModeTable): HTMLElement {
  const lines = keys.map(({ keys, does }) => line(does, writtenAll(keys, isMac())));
  return section(t("modes.badge", { mode: title }), lines, about);
}

function section(title: string, lines: HTMLElement[], about?: string): HTMLElement {
  return h("section", {}, h("h3", { class: "eyebrow" }, title), about ? h("p", { class: "help-about" }, about) : undefined, h("dl", { class: "help-keys" }, ...lines));
}

function line(what: string, keys: string[]): HTMLElement {
  return h("div", {}, h("dt", {}, what), h("dd", {}, ...keys.map((key) => h("kbd", {}, key))));
}

/** The foot of the page, which has no room below the canvas; each link leads to what the address is now. */
function languages(): HTMLElement {
  const nav = part("languages").cloneNode(true) as HTMLElement;
  nav.removeAttribute("id");
  for (const link of nav.querySelectorAll("a")) {
    const url = new URL(location.href);
    url.searchParams.set("lang", link.hreflang);
    link.href = url.href;
  }
  return nav;
}

function singleKeySwitch(): HTMLElement {
  const check = h("input", { type: "checkbox", checked: singleKeys.on });
  check.addEventListener("change", () => (singleKeys.on = check.checked));
  return h("label", { class: "help-switch" }, check, t("help.single-keys"));
}
