import { expect, test } from "vitest";
import { filledPath } from "./form";

test("the address of a filled form holds every value, lists as several", () => {
  expect(filledPath("/queries/q", { agency: "01J A&B", tags: ["x", "y"] }, { run: "1" })).toBe("/queries/q?agency=01J+A%26B&tags=x&tags=y&run=1");
  expect(filledPath("/queries/q", {})).toBe("/queries/q");
});
