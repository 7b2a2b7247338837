import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Value, compareValues, kindOf, plainOf, textOf } from "./values";

const xiaomi = { id: "x", type: "Company", name: "Xiaomi" };
const lei = { id: "l", type: "Person", name: "Lei Jun" };
const founded = { id: "f", type: "FOUNDED", source: "l", target: "x", from: "2010-04" };

describe("a cell", () => {
  test.each<[string, Value, string, string]>([
    ["nothing", null, "null", ""],
    ["a boolean", true, "boolean", "yes"],
    ["a number", 12345.5, "number", "12,345.5"],
    ["an integer beyond what numbers hold", { int: "9007199254740993" }, "number", "9,007,199,254,740,993"],
    ["no number", { float: "NaN" }, "number", "NaN"],
    ["text", "小米", "text", "小米"],
    ["a date", { time: "2021-03" }, "time", "2021-03"],
    ["an entity", { entity: xiaomi }, "entity", "Xiaomi"],
    ["a link", { link: { ...founded, until: "2011", status: "asserted" } }, "link", "founded · 2010-04 – 2011 · asserted"],
    ["a path", { path: { entities: [xiaomi, lei], links: [founded] } }, "path", "Xiaomi ← founded — Lei Jun"],
    ["a record", { record: { label: "Passage", id: "p", properties: { quote: "is enjoined" } } }, "record", "is enjoined"],
    ["a claim", { record: { label: "Claim", id: "c", properties: { status: "denied" } } }, "record", "claim · denied"],
    ["a nameless record", { record: { label: "Import", id: "c", properties: {} } }, "record", "Import"],
    ["a list", [{ entity: xiaomi }, 2, null], "list", "Xiaomi, 2, "],
    ["a map", { map: { a: 1, b: { time: "2021" } } }, "map", "a: 1, b: 2021"],
  ])("that is %s says so", (_, value, kind, text) => {
    expect([kindOf(value), textOf(value)]).toEqual([kind, text]);
  });

  test("is copied as other programs read it", () => {
    expect([12345.5, { int: "9007199254740993" }, "a\tb\nc"].map((value) => plainOf(value))).toEqual(["12345.5", "9007199254740993", "a b c"]);
  });
});

describe("order", () => {
  test("is by number, date and words, nothing last", () => {
    const mixed: Value[] = [null, "b", { time: "2021-03-01" }, 10, { int: "9007199254740995" }, { time: "2021" }, 9, { int: "9007199254740993" }, "A10", "A9"];
    const sorted = mixed.sort(compareValues);
    expect(sorted.map(textOf)).toEqual(["9", "10", "9,007,199,254,740,993", "9,007,199,254,740,995", "2021", "2021-03-01", "A9", "A10", "b", ""]);
  });

  test("is the same whichever way two cells are compared", () => {
    const cell = fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true }), fc.string(), fc.record({ time: fc.string() }), fc.record({ int: fc.bigInt().map(String) }));
    fc.assert(fc.property(cell, cell, (a, b) => Math.sign(compareValues(a, b)) === -Math.sign(compareValues(b, a))));
  });
});
