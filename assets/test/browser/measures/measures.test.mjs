import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { open } from "../harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;

beforeEach(async () => (opened = await open(folder, "page", { endpoint: inject("endpoint") })));
afterEach(() => opened.close());

test.each(["degree", "betweenness", "pagerank", "community", "component"])("the worker gives everyone a %s under the strict policy", async (metric) => {
  const values = await opened.page.evaluate(async (metric) => [...(await measures.ask(metric)).values.values()], metric);
  expect(values).toHaveLength(2000);
  expect(values.every((value) => value >= 0)).toBe(true);
  expect(Math.max(...values)).toBeGreaterThan(0);
  expect(opened.errors).toEqual([]);
});

test("a picture that changes while it is measured is measured anew", async () => {
  const [n0, others] = await opened.page.evaluate(async () => {
    const first = measures.ask("betweenness");
    await new Promise((resolve) => setTimeout(resolve));
    model.run({ kind: "hide", label: "Hide", nodes: ["n0"] });
    const { values } = await first;
    return [values.has("n0"), values.size];
  });
  expect(n0).toBe(false);
  expect(others).toBe(1999);
});
