import { expect, test } from "vitest";
import type { Filter } from "../model/rules";
import type { Command } from "../model/types";
import type { Opened } from "../net/views";
import { canvasPath, comparePath, viewOf, viewPath } from "./view-address";
import { fitted, isAsSaved, modelOfView } from "./view-open";

const opened = (mode: "frozen" | "live"): Opened => ({
  share: { slug: "S", mode, access: "unlisted", version: 1, versions: 1, created: "2026-11-24T00:00:00Z" },
  mine: false,
  view: {
    title: "T", taken: "2026-11-24T00:00:00Z",
    entities: [
      { id: "a", type: "Company", name: "A", degree: 2, x: 0.1, y: -200.37, pinned: true },
      { id: "b", type: "Person", name: "B", degree: 1, x: 5, y: 6, hidden: true },
      { id: "c", type: "Court", name: "C", degree: 1, x: 7, y: 8 },
    ],
    links: [{ id: "ab", type: "OWNS", source: "a", target: "b", evidence: 0 }, { id: "ac", type: "KNOWS", source: "a", target: "c", evidence: 1 }],
    selection: ["a"], hiddenTypes: ["Court"], hiddenLinkTypes: ["OWNS"],
  },
});

test("a view is on the canvas as it was saved, with nothing to undo", () => {
  const view = opened("frozen");
  const model = modelOfView(view.view);
  expect(model.graph.getNodeAttributes("a")).toEqual({ entity: { id: "a", type: "Company", name: "A", degree: 2 }, x: Math.fround(0.1), y: Math.fround(-200.37), pinned: true, hidden: false });
  expect([[...model.selection], [...model.hiddenTypes], [...model.hiddenRelations]]).toEqual([["a"], ["Court"], ["OWNS"]]);
  expect([model.isNodeVisible("b"), model.isNodeVisible("c"), model.canUndo]).toEqual([false, false, undefined]);
  expect(isAsSaved(model, view)).toBe(true);
});

test("whatever the reader does makes it another picture, and undoing it the same", () => {
  const view = opened("frozen");
  const model = modelOfView(view.view);
  const { graph } = model;
  const commands: Command[] = [
    { kind: "move", label: "", positions: { a: [1, 1] } },
    { kind: "unpin", label: "", nodes: ["a"] },
    { kind: "show", label: "", nodes: ["b"] },
    { kind: "remove", label: "", nodes: ["c"] },
    { kind: "lens", label: "", lens: { types: [], relations: ["OWNS"] } },
    { kind: "add", label: "", entities: [], links: [{ id: "bc", type: "OWNS", source: "b", target: "c", evidence: 0 }] },
  ];
  for (const command of commands) {
    model.run(command);
    expect(isAsSaved(model, view), command.kind).toBe(false);
    model.undo();
    expect(isAsSaved(model, view), `${command.kind} undone`).toBe(true);
  }
  expect(graph.order).toBe(3);
});

test("new links are no change of the reader's where a view is live", () => {
  const view = opened("live");
  const model = modelOfView({ ...view.view, links: [] });
  expect(isAsSaved(model, view)).toBe(true);
  model.run({ kind: "hide", label: "", nodes: ["a"] });
  expect(isAsSaved(model, view)).toBe(false);
});

test("in less room as much is seen, in more room it is no closer", () => {
  const camera = { x: 1, y: 2, scale: 2, width: 1000, height: 800 };
  expect(fitted(camera, { width: 1000, height: 800 })).toEqual({ x: 1, y: 2, scale: 2 });
  expect(fitted(camera, { width: 2000, height: 1600 }).scale).toBe(2);
  expect(fitted(camera, { width: 500, height: 700 }).scale).toBe(1);
  expect(fitted({ x: 1, y: 2, scale: 2 }, { width: 10, height: 10 }).scale).toBe(2);
});

test("addresses name the view and, from the second on, its version", () => {
  expect(viewOf(new URL("http://h/?view=S"))).toEqual({ slug: "S", version: 0 });
  expect(viewOf(new URL("http://h/?view=S&version=3"))).toEqual({ slug: "S", version: 3 });
  expect(viewOf(new URL("http://h/?view=S&version=-1.5"))).toEqual({ slug: "S", version: 0 });
  expect([viewOf(new URL("http://h/")), viewOf(new URL("http://h/?view="))]).toEqual([undefined, undefined]);
  expect([viewPath({ slug: "S", version: 1 }), comparePath({ slug: "S", version: 2 })]).toEqual(["/v/S", "/v/S/compare?version=2"]);
  expect([canvasPath({ slug: "S", version: 1 }), canvasPath({ slug: "S", version: 2 })]).toEqual(["/?view=S", "/?view=S&version=2"]);
});

test("what a view's filters ask for is known from the view, as it was when it was saved", () => {
  const { view } = opened("frozen");
  const filters: Filter[] = [
    { of: "entities", any: [[{ on: "property", name: "country", is: ["CN"] }]], rest: "dim" },
    { of: "entities", any: [[{ on: "degree", least: 2 }]], rest: "dim" },
  ];
  const model = modelOfView({ ...view, hiddenTypes: [], entities: view.entities.map((entity) => ({ ...entity, hidden: false, from: "2019" })), lens: { filters }, facts: { a: { country: "CN" }, c: { country: "CN" } }, measures: { offered: { degree: { a: 3, b: 2, c: 1 } } } });
  expect(["a", "b", "c"].map((id) => model.clarityOfNode(id))).toEqual(["clear", "dimmed", "dimmed"]);
  expect(model.learnt.facts.get("b")).toEqual({ country: null });
  expect(model.graph.getNodeAttribute("a", "entity").from).toBe("2019");
});
