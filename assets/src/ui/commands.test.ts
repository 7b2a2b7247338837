import { expect, test } from "vitest";
import { commandOf, commands } from "./commands";
import { ariaShortcut, isSingleKey, matches, written, writtenAll } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test("no two commands have the same name or the same key", () => {
  const ids = commands.map(({ id }) => id);
  const keys = commands.flatMap(({ keys }) => keys);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
});

test("every press is meant for one command at most", () => {
  const presses = commands.flatMap(({ keys }) => keys).map((shortcut) => {
    const parts = shortcut.split(/\+(?=.)/);
    return press(parts.at(-1)!, { ctrlKey: parts.includes("Mod"), shiftKey: parts.includes("Shift") });
  });
  for (const one of presses) {
    const meant = commands.filter(({ keys }) => keys.some((key) => matches(one, key)));
    expect(meant.map(({ id }) => id), JSON.stringify(one)).toHaveLength(1);
  }
});

test("a command that is not in the table is a mistake that names it", () => {
  expect(() => commandOf("fly")).toThrow("fly");
  expect(commandOf("undo").label).toBe("Undo");
});

test("Ctrl and Command both count as Mod, and letters need their Shift", () => {
  expect(matches(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
  expect(matches(press("z", { metaKey: true }), "Mod+Z")).toBe(true);
  expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z")).toBe(false);
  expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z")).toBe(true);
  expect(matches(press("z"), "Mod+Z")).toBe(false);
  expect(matches(press("h", { altKey: true }), "H")).toBe(false);
});

test("signs work wherever the keyboard has them, with Shift or without", () => {
  expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
  expect(matches(press("/", { shiftKey: true }), "/")).toBe(true);
  expect(matches(press("+"), "+")).toBe(true);
  expect(matches(press("F10", { shiftKey: true }), "Shift+F10")).toBe(true);
});

test("shortcuts are written as the reader's keyboard has them", () => {
  expect(written("Mod+Shift+Z", false)).toBe("Ctrl+Shift+Z");
  expect(written("Mod+Shift+Z", true)).toBe("⌘⇧Z");
  expect(written("+", false)).toBe("+");
  expect(ariaShortcut("Mod+Z", true)).toBe("Meta+Z");
  expect(writtenAll(["Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown", "E"], false)).toEqual(["Shift+← ↑ → ↓", "E"]);
  expect(isSingleKey("E")).toBe(true);
  expect(isSingleKey("Mod+F")).toBe(false);
});
