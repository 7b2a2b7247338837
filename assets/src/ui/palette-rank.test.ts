import { expect, test } from "vitest";
import { type Item, type Kind, rank, remembering } from "./palette-rank";

const item = (kind: Kind, label: string, more: Partial<Item> = {}): Item => ({ id: `${kind} ${label}`, kind, label, run: () => undefined, ...more });
const items = [
  item("commands", "Undo", { why: "There is nothing to undo" }),
  item("commands", "Hide"),
  item("commands", "Tidy the layout"),
  item("panels", "Show: List"),
  item("pages", "Go to: Sources"),
  item("canvas", "Huawei Technologies Co., Ltd."),
  item("canvas", "François Müller"),
  item("canvas", "شركة هواوي"),
  item("queries", "Rulings against an agency"),
];
const found = (typed: string, recent: string[] = []) => rank(items, typed, recent).map(({ kind, items }) => [kind, items.map(({ label }) => label)]);

test("before anything is typed, what was chosen lately comes first, what can't be chosen last, and nothing twice", () => {
  expect(found("", ["commands Hide", "canvas François Müller", "commands Gone"])).toEqual([
    ["recent", ["Hide", "François Müller"]],
    ["commands", ["Tidy the layout", "Undo"]],
    ["panels", ["Show: List"]],
    ["pages", ["Go to: Sources"]],
  ]);
});

test.each([
  ["tidy", "Tidy the layout"],
  ["tl", "Tidy the layout"],
  ["huatec", "Huawei Technologies Co., Ltd."],
  ["francois", "François Müller"],
  ["muller fran", "François Müller"],
  ["هواوي", "شركة هواوي"],
  ["ruling", "Rulings against an agency"],
  ["sources", "Go to: Sources"],
])("“%s” finds %s first", (typed, label) => {
  expect(rank(items, typed, [])[0]?.items[0]?.label).toBe(label);
});

test("what nothing matches finds nothing", () => {
  expect(found("qqqqqqqq")).toEqual([]);
});

test("of two that match alike, the recent one comes first and the one that can't be chosen last", () => {
  const alike = [item("commands", "Pin a"), item("commands", "Pin b"), item("commands", "Pin c", { why: "Nothing is selected" })];
  const order = (recent: string[], of = alike) => rank(of, "pin", recent)[0]!.items.map(({ label }) => label);
  expect(order(["commands Pin b"])).toEqual(["Pin b", "Pin a", "Pin c"]);
  expect(order([], [alike[2]!, alike[0]!])).toEqual(["Pin a", "Pin c"]);
});

test("a section holds a handful of ten thousand entities", () => {
  const many = Array.from({ length: 10_000 }, (_, i) => item("canvas", `Company ${i}`));
  const [section] = rank(many, "company 77", []);
  expect(section!.items.length).toBe(8);
  expect(section!.items[0]!.label).toBe("Company 77");
});

test("the last chosen is the first remembered, and the list stays short", () => {
  expect(remembering(["a", "b"], "b")).toEqual(["b", "a"]);
  expect(remembering(Array.from({ length: 50 }, (_, i) => String(i)), "x")).toHaveLength(20);
});
