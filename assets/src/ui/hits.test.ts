import { expect, test } from "vitest";
import { hitPath } from "./hits";

const hit = { type: "Quote", name: "words", degree: 0 };

test("an entity leads to its page, whatever its id holds", () => {
  expect(hitPath({ ...hit, kind: "entity", id: "4:a/b:1" })).toBe("/e/4%3Aa%2Fb%3A1");
});

test("a quote leads to its place in its source", () => {
  expect(hitPath({ ...hit, kind: "quote", id: "p1", source: "s1" })).toBe("/sources/s1?at=p1#p-p1");
});

test("a source leads to its text", () => {
  expect(hitPath({ ...hit, kind: "source", id: "s1" })).toBe("/sources/s1");
});
