// The dialog of keyboard shortcuts.
import { commands } from "./commands";
import { button, h } from "./dom";
import { singleKeys } from "./keyboard";
import { written } from "./keys";
import { isMac } from "./toolbar";

const gestures: readonly [string, string][] = [
  ["Click", "Select"],
  ["Shift and click", "Select several"],
  ["Double click", "Expand"],
  ["Right click, or press and hold", "Choose what to expand"],
  ["Drag", "Move and pin"],
  ["Shift and drag", "Select in a box"],
];

/** Opens the dialog; closing it gives the focus back. */
export function openHelp(): void {
  const dialog = h("dialog", { class: "help", "aria-labelledby": "help-title" });
  const groups = [...new Set(commands.map(({ group }) => group))];
  dialog.append(
    h("h2", { id: "help-title" }, "Keys and gestures"),
    h("div", { class: "help-columns" }, ...groups.map(keysOf), section("Pointer", gestures.map(([what, does]) => line(does, [what])))),
    singleKeySwitch(),
    button("Close", () => dialog.close(), { class: "button primary" }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function keysOf(group: string): HTMLElement {
  const inGroup = commands.filter((command) => command.group === group && command.keys.length > 0);
  return section(group, inGroup.map(({ label, keys }) => line(label, keys.map((key) => written(key, isMac())))));
}

function section(title: string, lines: HTMLElement[]): HTMLElement {
  return h("section", {}, h("h3", { class: "eyebrow" }, title), h("dl", { class: "help-keys" }, ...lines));
}

function line(what: string, keys: string[]): HTMLElement {
  return h("div", {}, h("dt", {}, what), h("dd", {}, ...keys.map((key) => h("kbd", {}, key))));
}

function singleKeySwitch(): HTMLElement {
  const check = h("input", { type: "checkbox", checked: singleKeys.on });
  check.addEventListener("change", () => (singleKeys.on = check.checked));
  return h("label", { class: "help-switch" }, check, "Single letters and signs are shortcuts");
}
