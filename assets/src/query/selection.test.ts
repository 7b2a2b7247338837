import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Selection, destination } from "./selection";

const extent = { rows: 100, columns: 4, page: 10 };

describe("keys", () => {
  test.each([
    ["ArrowDown", false, { row: 6, column: 2 }],
    ["ArrowUp", true, { row: 0, column: 2 }],
    ["PageDown", false, { row: 15, column: 2 }],
    ["PageUp", false, { row: 0, column: 2 }],
    ["Home", false, { row: 5, column: 0 }],
    ["End", true, { row: 99, column: 3 }],
    ["ArrowRight", true, { row: 5, column: 3 }],
  ])("%s with Ctrl %s", (key, ctrl, to) => {
    expect(destination(key, ctrl, { row: 5, column: 2 }, extent)).toEqual(to);
  });

  test("reach the head, and never leave the table", () => {
    expect(destination("ArrowUp", false, { row: 0, column: 1 }, extent)).toEqual({ row: -1, column: 1 });
    const keys = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End");
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean())), (pressed) => {
        const end = pressed.reduce((at, [key, ctrl]) => destination(key, ctrl, at, extent)!, { row: 0, column: 1 });
        expect(end.row >= -1 && end.row < 100 && end.column >= 0 && end.column < 4).toBe(true);
      }),
    );
  });

  test("that mean something else lead nowhere", () => {
    expect(destination("a", false, { row: 0, column: 0 }, extent)).toBeUndefined();
  });
});

describe("a selection", () => {
  test("spans from where it began to the focus", () => {
    const selection = new Selection();
    selection.go({ row: 3, column: 2 });
    selection.go({ row: 1, column: 3 }, true);
    expect(selection.cells(extent)).toEqual({ rows: [1, 2, 3], columns: [2, 3] });
    expect(selection.includes({ row: 2, column: 2 })).toBe(true);
    expect(selection.includes({ row: 2, column: 1 })).toBe(false);
    selection.go({ row: 0, column: 1 });
    expect(selection.isMany).toBe(false);
  });

  test("takes whole rows by their number, and everything", () => {
    const selection = new Selection();
    selection.go({ row: 4, column: 0 });
    expect(selection.cells(extent)).toEqual({ rows: [4], columns: [1, 2, 3] });
    selection.selectAll(extent);
    expect(selection.cells(extent).rows).toHaveLength(100);
  });
});
