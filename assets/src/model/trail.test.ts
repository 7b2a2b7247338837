import { expect, test } from "vitest";
import { Model } from "./model";
import { trailOf, trailSteps } from "./trail";

const entity = (id: string) => ({ id, type: "Company", name: id, degree: 1 });
const placed = (...ids: string[]) => ids.map((id, i) => ({ entity: entity(id), x: i, y: 0 }));
const link = (id: string, source: string, target: string) => ({ id, type: "OWNS", source, target, evidence: 1 });

/** Begins with a; b and c come with two links, b is hidden, c's place changes. */
function walked(): Model {
  const model = Model.fromJSON({ nodes: [{ entity: entity("a"), x: 0, y: 0, pinned: false, hidden: false }], links: [], lens: {}, selection: [], history: { steps: [], done: 0 } });
  model.run({ kind: "add", label: "Expand a", done: "Expanded a", entities: placed("b"), links: [link("ab", "a", "b")] }, { merge: "e" });
  model.run({ kind: "add", label: "Expand a", done: "Expanded a", entities: placed("c"), links: [link("ac", "a", "c")] }, { merge: "e" });
  model.run({ kind: "hide", label: "Hide b", done: "Hid b", nodes: ["b"] });
  model.run({ kind: "move", label: "Move c", positions: { c: [5, 5] } });
  return model;
}

const picture = (model: Model) => ({ ...model.toJSON(), history: undefined, selection: undefined });

test("the trail says what was done, and how much came by it", () => {
  const { deeds, past, at } = walked().trail;
  expect([deeds.map(({ text, entities, links }) => [text, entities, links]), past, at]).toEqual([[["Expanded a", 2, 2], ["Hid b", 0, 0], ["Move c", 0, 0]], 0, 3]);
});

test("it leads back to any point and forward again, telling each listener once", () => {
  const model = walked();
  const end = picture(model);
  const heard: string[] = [];
  for (const event of ["graph", "filter", "positions", "history"] as const) model.on(event, () => heard.push(event));
  model.walkTo(0);
  expect(model.graph.nodes()).toEqual(["a"]);
  expect(heard.sort()).toEqual(["filter", "graph", "history", "positions"]);
  expect(model.trail.at).toBe(0);
  model.walkTo(1);
  expect(model.graph.filterNodes((id) => model.isNodeVisible(id))).toEqual(["a", "b", "c"]);
  model.walkTo(3);
  expect(picture(model)).toEqual(end);
  model.walkTo(99);
  model.walkTo(3);
  expect(picture(model)).toEqual(end);
  // What is done after going back takes the place of what came after.
  model.walkTo(1);
  model.run({ kind: "pin", label: "Pin a", nodes: ["a"] });
  expect(model.trail.deeds.map(({ text }) => text)).toEqual(["Expanded a", "Pin a"]);
});

test("what can't be undone any more is remembered in words, over a reload too", () => {
  const model = walked();
  for (let i = 0; i < 199; i++) model.run({ kind: i % 2 ? "unpin" : "pin", label: `Deed ${i}`, nodes: ["a"] });
  for (const it of [model, Model.fromJSON(structuredClone(model.toJSON()))]) {
    const { deeds, past, at } = it.trail;
    expect([deeds.length, past, at, deeds[0]!.text, deeds[1]!.text]).toEqual([202, 2, 202, "Expanded a", "Hid b"]);
    it.walkTo(0);
    expect(it.trail.at).toBe(2);
    it.walkTo(202);
  }
});

test("what is shared of it tells what came into sight and left it, so that it can be told again", () => {
  const model = walked();
  const { begun, deeds } = trailOf(model);
  expect(begun).toEqual(["a"]);
  expect(deeds.map(({ came, left }) => [came, left])).toEqual([[["b", "c"], []], [[], ["b"]], [[], []]]);
  expect(trailSteps(deeds, begun).map(({ title, shown }) => [title, shown])).toEqual([["Expanded a", ["a", "b", "c"]], ["Hid b", ["a", "c"]], ["Move c", ["a", "c"]]]);
  model.walkTo(1);
  expect(trailOf(model).deeds).toHaveLength(1);
});
