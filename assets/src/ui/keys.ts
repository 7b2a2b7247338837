// Keyboard shortcuts as text: "Mod+Shift+Z", "E", "?". Mod is Command on a
// Mac and Ctrl elsewhere.

import { t } from "../words/words";

/** What of a KeyboardEvent decides whether a shortcut was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether this press is that shortcut. Shift is ignored for signs such as "?", which some keyboards shift. */
export function matches(press: KeyPress, shortcut: string): boolean {
  const parts = shortcut.split(/\+(?=.)/);
  const key = parts.at(-1) ?? "";
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((press.ctrlKey || press.metaKey) !== parts.includes("Mod")) return false;
  if (press.altKey !== parts.includes("Alt")) return false;
  return isSign(key) || press.shiftKey === parts.includes("Shift");
}

/** Whether a shortcut is a bare character, which speech input may utter by chance: the reader can turn these off. */
export function isSingleKey(shortcut: string): boolean {
  return [...shortcut].length === 1;
}

const names: Record<string, string> = {
  Delete: t("help.key-delete"), Escape: t("help.key-escape"), ContextMenu: t("help.key-menu"), Backspace: t("help.key-backspace"),
  Enter: t("help.key-enter"), " ": t("help.key-space"), ArrowLeft: "←", ArrowUp: "↑", ArrowRight: "→", ArrowDown: "↓",
};
const held: Record<string, string> = { Mod: t("help.key-ctrl"), Shift: t("help.key-shift") };
const heldOnMac: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };

export const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** A shortcut as it is written on keyboards of this kind. */
export function written(shortcut: string, mac: boolean): string {
  const holding = mac ? heldOnMac : held;
  return shortcut.split(/\+(?=.)/).map((part) => names[part] ?? holding[part] ?? part).join(mac ? "" : "+");
}

/** Shortcuts as they are written; the four arrow keys count as one. */
export function writtenAll(shortcuts: readonly string[], mac: boolean): string[] {
  const all = shortcuts.map((shortcut) => written(shortcut, mac));
  const arrows = all.filter((text) => /[←↑→↓]$/.test(text));
  if (arrows.length < 4) return all;
  const held = arrows[0]!.slice(0, -1);
  return [`${held}${arrows.map((text) => text.at(-1)).join(" ")}`, ...all.filter((text) => !arrows.includes(text))];
}

/** A shortcut for the aria-keyshortcuts attribute. */
export function ariaShortcut(shortcut: string, mac: boolean): string {
  return shortcut.replace("Mod", mac ? "Meta" : "Control");
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}
