import { expect, test } from "vitest";
import { Model } from "./model";
import { moved, retaken, showStep, stepFrom } from "./story";
import type { Link } from "./types";

const entity = (id: string, type = "Company") => ({ id, type, name: id.toUpperCase(), degree: 3 });
const link = (id: string, source: string, target: string, more: Partial<Link> = {}): Link => ({ id, type: "OWNS", source, target, evidence: 1, ...more });

/** a owns b since 2010, b owns c since 2020. */
function canvas(): Model {
  const model = new Model();
  model.run({
    kind: "add", label: "",
    entities: ["a", "b", "c"].map((id, i) => ({ entity: entity(id, i === 2 ? "Person" : "Company"), x: i, y: i })),
    links: [link("ab", "a", "b", { from: "2010" }), link("bc", "b", "c", { from: "2020", type: "KNOWS" })],
  });
  return model;
}

const inSight = (model: Model) => [model.graph.filterNodes((id) => model.isNodeVisible(id)), model.graph.filterEdges((id) => model.isEdgeVisible(id))];

test("a step is what is in sight, and showing it brings exactly that back", () => {
  const model = canvas();
  model.run({ kind: "hide", label: "hide", nodes: ["a"] });
  model.run({ kind: "lens", label: "filter", lens: { relations: ["KNOWS"], asOf: "2021" } });
  model.select(["b"]);
  const step = stepFrom(model, "1", "Two", { x: 1, y: 2, scale: 3 });
  expect(step).toEqual({ id: "1", title: "Two", text: "", shown: ["b", "c"], lit: ["b"], without: ["bc"], lens: { asOf: "2021", relations: ["KNOWS"] }, camera: { x: 1, y: 2, scale: 3 } });
  const seen = inSight(model);

  model.run({ kind: "show", label: "show", nodes: ["a"] });
  model.run({ kind: "hide", label: "hide", nodes: ["b"] });
  model.run({ kind: "lens", label: "filter", lens: { relations: [], asOf: undefined, types: ["Person"] } });
  model.select([]);
  const before = model.toJSON();
  showStep(model, step, "walk");
  expect(inSight(model)).toEqual(seen);
  expect([...model.selection]).toEqual(["b"]);
  expect(model.lens).toEqual({ asOf: "2021", relations: ["KNOWS"] });

  // However far the walk goes, it is one step of undo.
  showStep(model, { ...step, shown: ["a", "c"], lit: [], lens: {} }, "walk");
  expect(inSight(model)).toEqual([["a", "c"], []]);
  expect(model.undo()).toBe("walk");
  expect({ ...model.toJSON(), history: undefined, selection: [] }).toEqual({ ...before, history: undefined });
});

test("a step says nothing of the layout, which stays as it is", () => {
  const model = canvas();
  model.run({ kind: "lens", label: "", lens: { layout: { name: "grid" }, asOf: "2015" } });
  const step = stepFrom(model, "1", "");
  expect(step.lens).toEqual({ asOf: "2015" });
  model.run({ kind: "lens", label: "", lens: { layout: { name: "radial" }, asOf: undefined } });
  showStep(model, step, "walk");
  expect(model.lens).toEqual({ asOf: "2015", layout: { name: "radial" } });
});

test("steps of things that were taken off the canvas show what is left", () => {
  const model = canvas();
  const step = stepFrom(model, "1", "");
  model.run({ kind: "remove", label: "", nodes: ["b"] });
  showStep(model, step, "walk");
  expect(inSight(model)).toEqual([["a", "c"], []]);
});

test("writing is undone, redone, merged while typing, and kept over a reload", () => {
  const model = canvas();
  const events: string[] = [];
  for (const event of ["written", "graph", "filter", "history"] as const) model.on(event, () => events.push(event));
  const first = stepFrom(model, "1", "");
  model.run({ kind: "write", label: "add", written: { story: [first] } });
  expect(events).toEqual(["written", "history"]);
  for (const title of ["H", "He", "Hello"]) model.run({ kind: "write", label: "edit", written: { story: [{ ...first, title }] } }, { merge: "edit-1" });
  model.run({ kind: "write", label: "nothing", written: { story: [{ ...first, title: "Hello" }] } });
  expect(model.canUndo).toBe("edit");
  expect(Model.fromJSON(structuredClone(model.toJSON())).written.story).toEqual([{ ...first, title: "Hello" }]);
  model.undo();
  expect(model.written.story).toEqual([first]);
  model.undo();
  expect(model.written.story).toEqual([]);
  model.redo();
  model.redo();
  expect(model.written.story[0]!.title).toBe("Hello");
});

test("steps change places, and are taken anew with their words", () => {
  const model = canvas();
  const steps = ["1", "2", "3"].map((id) => ({ ...stepFrom(model, id, id), text: "words" }));
  const ids = (by: number, id: string) => moved(steps, id, by).map((step) => step.id).join("");
  expect([ids(1, "1"), ids(-1, "1"), ids(-1, "3"), ids(1, "3"), ids(1, "none")]).toEqual(["213", "123", "132", "123", "123"]);
  model.run({ kind: "hide", label: "", nodes: ["c"] });
  expect(retaken(steps[0]!, model)).toMatchObject({ id: "1", title: "1", text: "words", shown: ["a", "b"] });
});
