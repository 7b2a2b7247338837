import { expect, test } from "vitest";
import { FormError, readFilters } from "./rule-reader";

const condition = { on: "type", is: ["Company"] };
const filter = { of: "entities", any: [[condition]], rest: "dim" };

test("filters that are as they should be are read, in one form", () => {
  const whole = { rest: "hide", any: [[{ until: "2021", from: "2019-03", on: "date", is: [""], not: false }], [{ on: "known", from: "2020" }]], of: "links" };
  expect(readFilters([filter, whole])).toEqual([filter, { of: "links", any: [[{ on: "date", is: [""], from: "2019-03", until: "2021" }], [{ on: "known", from: "2020" }]], rest: "hide" }]);
});

test.each([
  ["no list", filter],
  ["no object", ["a"]],
  ["another key", [{ ...filter, colour: "red" }]],
  ["another key of a condition", [{ ...filter, any: [[{ ...condition, like: "C" }]] }]],
  ["nothing that is known", [{ ...filter, of: "pages" }]],
  ["a field of the other kind", [{ ...filter, of: "links", any: [[{ on: "degree", least: 1 }]] }]],
  ["no condition", [{ ...filter, any: [] }]],
  ["an empty part", [{ ...filter, any: [[]] }]],
  ["no property", [{ ...filter, any: [[{ on: "property", is: ["a"] }]] }]],
  ["no text", [{ ...filter, any: [[{ on: "type", is: [1] }]] }]],
  ["a text that is too long", [{ ...filter, any: [[{ on: "type", is: ["a".repeat(201)] }]] }]],
  ["no number", [{ ...filter, any: [[{ on: "degree", least: "1" }]] }]],
  ["no date", [{ ...filter, any: [[{ on: "date", from: "May" }]] }]],
  ["nothing that a filter does", [{ ...filter, rest: "blur" }]],
  ["too many", Array.from({ length: 51 }, () => filter)],
])("%s is an error", (_, value) => {
  expect(() => readFilters(value)).toThrow(FormError);
});
