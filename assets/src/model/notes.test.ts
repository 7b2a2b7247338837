import { expect, test } from "vitest";
import { type Note, linesOf, shifted, worthKeeping } from "./notes";

const note = (id: string, kind: Note["kind"], text = ""): Note => ({ id, kind, text, x: 1, y: 2, toX: 3, toY: 4 });

test("a note moves whole, or by its end alone", () => {
  const notes = [note("a", "arrow"), note("b", "text", "B")];
  expect(shifted(notes, "a", { x: 10, y: -1 })).toEqual([{ ...notes[0], x: 11, y: 1, toX: 13, toY: 3 }, notes[1]]);
  expect(shifted(notes, "a", { x: 10, y: -1 }, true)[0]).toEqual({ ...notes[0], toX: 13, toY: 3 });
});

test("words that were never written are not kept; arrows and boxes need none", () => {
  expect(worthKeeping([note("a", "text", " "), note("b", "text", "B"), note("c", "box")]).map(({ id }) => id)).toEqual(["b", "c"]);
});

test("a text is broken between words", () => {
  expect(linesOf("one two three\nfour", 8)).toEqual(["one two", "three", "four"]);
  expect(linesOf("unbreakable", 4)).toEqual(["unbreakable"]);
  expect(linesOf("")).toEqual([""]);
});
