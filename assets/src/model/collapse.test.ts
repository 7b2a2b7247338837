import { expect, test } from "vitest";
import { broughtBy, broughtByAll } from "./collapse";
import { Model } from "./model";
import type { Expansion } from "./types";

/** Adds entities by their ids and links "a-b". */
function add(model: Model, ids: string, links: string, by?: Expansion): void {
  const entities = ids.split(" ").filter(Boolean).map((id) => ({ entity: { id, type: "Company", name: id, degree: 1 }, x: 0, y: 0 }));
  const between = links.split(" ").filter(Boolean).map((id) => {
    const [source, target] = id.split("-") as [string, string];
    return { id, type: "OWNS", source, target, evidence: 0 };
  });
  model.run({ kind: "add", label: "Add", entities, links: between, ...(by && { by }) });
}

function twoExpansions(): Model {
  const model = new Model();
  add(model, "a b", "");
  add(model, "a1 a2 shared", "a-a1 a-a2 a-shared", { id: "1", of: ["a"] });
  add(model, "b1", "b-b1 b-shared", { id: "2", of: ["b"] });
  return model;
}

test("collapsing takes what came by it and is held by nothing else", () => {
  const model = twoExpansions();
  expect(broughtBy(model, "a").sort()).toEqual(["a1", "a2"]);
  expect(broughtBy(model, "b")).toEqual(["b1"]);
  expect(broughtBy(model, "a1")).toEqual([]);
});

test("what was pinned, or was there before, stays", () => {
  const model = twoExpansions();
  model.run({ kind: "pin", label: "Pin", nodes: ["a1"] });
  expect(broughtBy(model, "a")).toEqual(["a2"]);
  add(model, "", "a2-b");
  expect(broughtByAll(model)).toEqual(new Map([["b", ["b1"]]]));
});

test("what several expansions of one entity brought goes together, linked or not", () => {
  const model = twoExpansions();
  add(model, "a3", "a-a3 a3-a2", { id: "3", of: ["a"] });
  expect(broughtBy(model, "a").sort()).toEqual(["a1", "a2", "a3"]);
});

test("what a collapsed entity had brought itself holds it", () => {
  const model = twoExpansions();
  add(model, "deep", "a1-deep", { id: "3", of: ["a1"] });
  expect(broughtBy(model, "a")).toEqual(["a2"]);
  expect(broughtBy(model, "a1")).toEqual(["deep"]);
});

test("who brought what is known after a reload, and after undo and redo", () => {
  const model = twoExpansions();
  model.undo();
  model.redo();
  expect(broughtBy(Model.fromJSON(JSON.parse(JSON.stringify(model))), "b")).toEqual(["b1"]);
});

test("what others brought, and nobody expanded or pinned, holds nothing", () => {
  const model = twoExpansions();
  add(model, "", "b1-a1");
  expect(broughtBy(model, "a").sort()).toEqual(["a1", "a2"]);
  model.run({ kind: "pin", label: "Pin", nodes: ["b1"] });
  expect(broughtBy(model, "a")).toEqual(["a2"]);
});
