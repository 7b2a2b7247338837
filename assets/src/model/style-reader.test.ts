import { expect, test } from "vitest";
import table from "../../../graph/testdata/styles.json";
import { FormError } from "./rule-reader";
import { type Style, tidyStyle } from "./style";
import { readStyleFile, readStyles, styleFile } from "./style-reader";

const blue: Style = { of: "entities", any: [[{ on: "type", is: ["Company"] }]], colour: { swatch: "blue" } };

test("what a file says is read back as it was, whatever a rule can say", () => {
  const all = table.cases.flatMap(({ styles }) => styles as Style[]).map(tidyStyle);
  expect(readStyleFile(styleFile(all))).toEqual(all);
  expect(new Set(all.flatMap((style) => Object.keys(style)))).toEqual(new Set(["of", "any", "colour", "size", "icon", "label", "line"]));
});

test.each([
  ["no JSON", "colour: red", "This is no style that Clew saved."],
  ["another file", '{"format":"clew-view","version":1,"styles":[]}', "This is no style that Clew saved."],
  ["a later version", '{"format":"clew-style","version":2,"styles":[]}', "This style comes from a later version of Clew."],
  ["another key", '{"format":"clew-style","version":1,"styles":[],"script":"x"}', "“script” is not known here."],
  ["a key of a rule", JSON.stringify({ format: "clew-style", version: 1, styles: [{ ...blue, glow: true }] }), "“glow” is not known here."],
  ["another colour", JSON.stringify({ format: "clew-style", version: 1, styles: [{ ...blue, colour: { swatch: "#ff0000" } }] }), "“#ff0000” is not known here."],
])("%s is an error in a plain sentence", (_, file, says) => {
  expect(() => readStyleFile(file)).toThrow(new FormError(says));
});

// graph/style_test.go refuses the same.
test.each([
  ["changes nothing", { of: "entities", any: [] }],
  ["no colour", { ...blue, colour: {} }],
  ["two sorts of colour", { ...blue, colour: { swatch: "blue", by: { on: "degree" }, from: "blue", to: "grey" } }],
  ["half a scale", { ...blue, colour: { by: { on: "degree" }, from: "blue" } }],
  ["no values", { ...blue, colour: { by: { on: "type" }, values: {} } }],
  ["a value without colour", { ...blue, colour: { by: { on: "type" }, values: { A: "red" } } }],
  ["no such size", { ...blue, size: { step: "huge" } }],
  ["two sizes", { ...blue, size: { step: "large", by: { on: "degree" } } }],
  ["what links lack", { of: "links", any: [], size: { by: { on: "degree" } } }],
  ["no property", { of: "links", any: [], size: { by: { on: "property" } } }],
  ["an icon of a link", { of: "links", any: [], icon: "flag" }],
  ["no such icon", { ...blue, icon: "../flag" }],
  ["a line of an entity", { ...blue, line: "dotted" }],
  ["no such line", { of: "links", any: [], line: "wavy" }],
  ["no label", { ...blue, label: {} }],
  ["two labels", { ...blue, label: { none: true, by: { on: "date" } } }],
  ["no such condition", { ...blue, any: [[{ on: "colour" }]] }],
])("%s is an error", (_, style) => {
  expect(() => readStyles([style])).toThrow(FormError);
});
