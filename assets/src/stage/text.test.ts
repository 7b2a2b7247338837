import { expect, test } from "vitest";
import { directionOf, linesOf } from "./text";

test("a short name is one line", () => {
  expect(linesOf("Xiaomi")).toEqual(["Xiaomi"]);
});

test("a long name breaks at a space into even lines", () => {
  expect(linesOf("Federal court in Washington, D.C.")).toEqual(["Federal court in", "Washington, D.C."]);
});

test("what does not fit in two lines ends in an ellipsis", () => {
  const lines = linesOf("Investment blacklist of Chinese companies that are said to be linked to the military");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(25);
});

test("a long name without spaces is cut between characters, not inside one", () => {
  const family = "👨‍👩‍👧‍👦";
  expect(linesOf(family.repeat(60)).join("").replaceAll(family, "")).toBe("…");
  expect(linesOf("小".repeat(30))).toEqual(["小".repeat(24), "小".repeat(6)]);
});

test("white space and an empty name are no trouble", () => {
  expect(linesOf("  two\n words ")).toEqual(["two words"]);
  expect(linesOf("")).toEqual([""]);
});

test.each([["Xiaomi", "ltr"], ["هواوي 2021", "rtl"], ["2021 רפאל", "rtl"], ["(שלום) Ltd", "rtl"], ["DJI دي جي آي", "ltr"], ["华为", "ltr"], ["12", "ltr"]])("%s runs %s", (name, way) => {
  expect(directionOf(name)).toBe(way);
});
