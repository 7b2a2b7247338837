import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readFilters } from "../../model/rule-reader";
import type { Filter } from "../../model/rules";
import { Shelf } from "./shelf";

const filter: Filter = { of: "entities", any: [[{ on: "type", is: ["Company"] }]], rest: "dim" };
const stored = new Map<string, string>();
beforeEach(() => vi.stubGlobal("localStorage", { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) }));
afterEach(() => (vi.unstubAllGlobals(), stored.clear()));
const shelf = () => new Shelf("filters", readFilters);

test("what is saved under a name is there again, in the order of names", () => {
  expect(shelf().put("Old", [filter])).toBe(true);
  shelf().put("New", [{ ...filter, rest: "hide" }]);
  shelf().put("Old", [filter, filter]);
  expect(shelf().all()).toEqual([["New", [{ ...filter, rest: "hide" }]], ["Old", [filter, filter]]]);
  shelf().remove("New");
  expect(shelf().all().map(([name]) => name)).toEqual(["Old"]);
});

test("what can't be read is left out and not lost", () => {
  stored.set("filters", JSON.stringify({ Later: [{ ...filter, rest: "blur" }], Good: [filter] }));
  expect(shelf().all()).toEqual([["Good", [filter]]]);
  shelf().put("More", [filter]);
  expect(JSON.parse(stored.get("filters")!)).toHaveProperty("Later");
  stored.set("filters", "not JSON");
  expect(shelf().all()).toEqual([]);
});

test("where storage is refused, saving says so", () => {
  vi.stubGlobal("localStorage", { getItem: () => { throw new Error("refused"); }, setItem: () => { throw new Error("refused"); } });
  expect([shelf().all(), shelf().put("A", [filter])]).toEqual([[], false]);
});
