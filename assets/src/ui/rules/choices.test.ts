import { expect, test } from "vitest";
import { Model } from "../../model/model";
import type { Filter } from "../../model/rules";
import { choices, clearOf, fitOf, hides, rangeOf } from "./choices";

const companies: Filter = { of: "entities", any: [[{ on: "type", is: ["Company"] }]], rest: "hide" };

/** Two companies, a person who is hidden, a court; the companies know the court. */
function canvas(): Model {
  const model = new Model();
  const entities = [["a", "Company", 3], ["b", "Company", 7], ["c", "Court", 1], ["p", "Person", 9]].map(([id, type, degree], i) => ({ entity: { id: String(id), type: String(type), name: String(id), degree: Number(degree) }, x: i * 99, y: 0 }));
  model.run({ kind: "add", label: "Add", entities, links: ["a", "b"].map((source) => ({ id: `${source}c`, type: "KNOWS", source, target: "c", evidence: 1, sources: source === "a" ? 2 : 1 })) });
  model.run({ kind: "hide", label: "Hide", nodes: ["p"] });
  model.learn({ facts: new Map([["a", { country: "CN" }], ["b", { country: ["CN", "US"] }], ["c", { country: null }]]) });
  return model;
}

test("choices have counts: of what is there, whatever filters leave of it", () => {
  const model = canvas();
  model.run({ kind: "lens", label: "Filter", lens: { filters: [companies] } });
  expect(choices(model, "entities", { on: "type" })).toEqual([{ value: "Company", label: "Company", count: 2 }, { value: "Court", label: "Court", count: 1 }]);
  expect(choices(model, "entities", { on: "property", name: "country" })).toEqual([
    { value: "CN", label: "China", count: 2 }, { value: "US", label: "United States", count: 1 }, { value: "", label: "none", count: 1 },
  ]);
});

test("what was chosen and is no longer there can still be given up", () => {
  expect(choices(canvas(), "entities", { on: "type", is: ["Ship"] }).at(-1)).toEqual({ value: "Ship", label: "Ship", count: 0 });
});

test("numbers have a range", () => {
  expect(rangeOf(canvas(), "entities", { on: "total" })).toEqual({ least: 1, most: 7 });
  expect(rangeOf(canvas(), "links", { on: "sources" })).toEqual({ least: 1, most: 2 });
  expect(rangeOf(canvas(), "entities", { on: "degree" })).toBeUndefined();
});

test("a rule tells how many fit", () => {
  expect(fitOf(canvas(), companies)).toEqual({ fits: 2, of: 3 });
  expect(fitOf(canvas(), { of: "links", any: [[{ on: "sources", least: 2 }]] })).toEqual({ fits: 1, of: 2 });
});

test("all filters together tell how much they leave clear", () => {
  const model = canvas();
  model.run({ kind: "lens", label: "Filter", lens: { filters: [companies] } });
  expect(clearOf(model)).toEqual({ entities: { fits: 2, of: 3 }, links: { fits: 0, of: 2 } });
});

test("a filter that hides an entity is known as such, one that dims it is not", () => {
  const model = canvas();
  expect([hides(model, companies, "c"), hides(model, companies, "a"), hides(model, { ...companies, rest: "dim" }, "c")]).toEqual([true, false, false]);
});
