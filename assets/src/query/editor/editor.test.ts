import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { diagnosticsOf, rangeOf } from "./check";
import { placeOf } from "./complete";

describe("completion", () => {
  test.each([
    ["MATCH (n:", "label", 9],
    ["MATCH (n:Comp", "label", 9],
    ["MATCH (n:Company|", "label", 17],
    ["MATCH ()-[:", "type", 11],
    ["MATCH ()-[r:FOUNDED|DES", "type", 20],
    ["WHERE n.na", "property", 8],
    ["WHERE n.id = $ag", "parameter", 13],
    ["RET", "variable", 0],
    ["MATCH (n {na", "property", 10],
    ["CALL { RET", "variable", 7],
  ])("of %s is a %s", (text, kind, from) => {
    expect(placeOf(text, text.length)).toEqual({ kind, from });
  });

  test.each(["RETURN 'n.", "// n:", "/* (n:", "RETURN n AS na"])("is silent within %s", (text) => {
    expect(placeOf(text, text.length)).toBeUndefined();
  });
});

describe("what the server says", () => {
  const { doc } = EditorState.create({ doc: "MATCH (n)\nRETURM n\n" });

  test("stands at the word of its line and column", () => {
    expect(rangeOf(doc, { line: 2, column: 1 })).toEqual({ from: 10, to: 16 });
    expect(rangeOf(doc, { line: 3, column: 9 })).toEqual({ from: 18, to: 19 });
    expect(rangeOf(doc, {})).toEqual({ from: 0, to: 9 });
    expect(rangeOf(doc, { line: 99, column: 1 })).toEqual({ from: 0, to: 9 });
  });

  test("of parameters that the form lacks stands at the first of them", () => {
    const { doc } = EditorState.create({ doc: "RETURN 1, $a, $b" });
    const [remark] = diagnosticsOf({ notices: [{ message: "Did not supply query with enough parameters. (Missing parameters: a, b)" }] }, doc);
    expect(remark).toMatchObject({ from: 10, to: 12, severity: "warning", message: "$a, $b are no parameters of the form yet: add them below." });
  });

  test("is an error first, remarks after it", () => {
    const all = diagnosticsOf({ error: { kind: "invalid", message: "e", line: 2, column: 1 }, notices: [{ message: "n" }] }, doc);
    expect(all.map(({ severity, from }) => [severity, from])).toEqual([["error", 10], ["warning", 0]]);
  });
});
