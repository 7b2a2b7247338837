import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { open } from "../harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;

beforeEach(async () => (opened = await open(folder, "page", { endpoint: inject("endpoint") })));
afterEach(() => opened.close());

test.each(["settle", "tidy"])("the worker can %s under the strict policy", async (kind) => {
  const [before, after, overlaps] = await opened.page.evaluate(async (kind) => {
    const before = places();
    model.run({ kind: "move", label: "Move", positions: await layout[kind](model, { fresh }) });
    return [before, places(), overlaps()];
  }, kind);
  expect(after).not.toEqual(before);
  expect(Object.keys(after)).toHaveLength(181);
  expect(overlaps).toBe(0);
  expect(opened.errors).toEqual([]);
});

test("a worker that the policy refuses is an error to catch, not a silence", async () => {
  const message = await opened.page.evaluate(() => {
    const refused = new Layout(() => new Worker(URL.createObjectURL(new Blob(["0"]))));
    return refused.settle(model).then(() => "nothing", (error) => error.message);
  });
  expect(message).toMatch(/could not be worked out/);
});
