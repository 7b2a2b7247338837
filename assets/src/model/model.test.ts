import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Model, type ModelEvent } from "./model";
import type { Command, Entity, Link, Placed } from "./types";

const entity = (id: string, type = "Person"): Entity => ({ id, type, name: id.toUpperCase(), degree: 3 });
const at = (id: string, x = 0, y = 0, type?: string): Placed => ({ entity: entity(id, type), x, y });
const link = (id: string, source: string, target: string, type = "KNOWS"): Link => ({ id, type, source, target, evidence: 1 });
const add = (entities: Placed[], links: Link[] = []): Command => ({ kind: "add", label: "Add", entities, links });

function pair(): Model {
  const model = new Model();
  model.run(add([at("a"), at("b", 1, 2)], [link("ab", "a", "b")]));
  return model;
}

function log(model: Model): ModelEvent[] {
  const heard: ModelEvent[] = [];
  for (const event of ["graph", "filter", "selection", "positions", "history"] as const) {
    model.on(event, () => heard.push(event));
  }
  return heard;
}

describe("adding", () => {
  test("draws a link once, however often it comes", () => {
    const model = pair();
    const outcome = model.run(add([at("a", 9, 9)], [link("ab", "a", "b"), link("ab", "a", "b")]));
    expect(outcome).toEqual({ nodes: 0, links: 0, dropped: 0 });
    expect(model.graph.size).toBe(1);
    expect(model.graph.getNodeAttribute("a", "x")).toBe(0);
  });

  test("keeps parallel links apart and accepts a link of an entity to itself", () => {
    const model = pair();
    model.run(add([], [link("ab2", "a", "b"), link("ba", "b", "a"), link("aa", "a", "a")]));
    expect(model.graph.size).toBe(4);
  });

  test("leaves out a link whose end is not on the canvas and counts it", () => {
    const model = pair();
    expect(model.run(add([at("c")], [link("cz", "c", "z"), link("ca", "c", "a")]))).toEqual({ nodes: 1, links: 1, dropped: 1 });
  });
});

describe("undo and redo", () => {
  test("a removed entity comes back with its links, place and pin", () => {
    const model = pair();
    model.run({ kind: "pin", label: "Pin", nodes: ["b"] });
    model.run({ kind: "remove", label: "Remove", nodes: ["b"] });
    expect(model.graph.size).toBe(0);
    expect(model.undo()).toBe("Remove");
    expect(model.graph.getNodeAttributes("b")).toMatchObject({ x: 1, y: 2, pinned: true });
    expect(model.graph.hasEdge("ab")).toBe(true);
  });

  test("a streamed expansion and its settle are one step", () => {
    const model = pair();
    model.run(add([at("c")], [link("ac", "a", "c")]), { merge: "expand 1" });
    model.run(add([at("d")], [link("ad", "a", "d")]), { merge: "expand 1" });
    model.run({ kind: "move", label: "Settle", positions: { a: [5, 5], c: [6, 6] } }, { merge: "expand 1" });
    expect(model.undo()).toBe("Add");
    expect(model.graph.nodes()).toEqual(["a", "b"]);
    expect(model.graph.getNodeAttribute("a", "x")).toBe(0);
    expect(model.redo()).toBe("Add");
    expect(model.graph.getNodeAttribute("c", "y")).toBe(6);
  });

  test("a step that was undone and redone takes no more merges", () => {
    const model = pair();
    model.run(add([at("c")]), { merge: "expand 1" });
    model.undo();
    model.redo();
    model.run(add([at("d")]), { merge: "expand 1" });
    model.undo();
    expect(model.graph.nodes()).toEqual(["a", "b", "c"]);
  });

  test("a new command forgets what could be redone", () => {
    const model = pair();
    model.undo();
    expect(model.canRedo).toBe("Add");
    model.run(add([at("z")]));
    expect(model.canRedo).toBeUndefined();
    expect(model.redo()).toBeUndefined();
  });

  test("a command that changes nothing leaves no step and calls nobody", () => {
    const model = pair();
    const heard = log(model);
    model.run({ kind: "unpin", label: "Unpin", nodes: ["a"] });
    model.run({ kind: "move", label: "Move", positions: { a: [0, 0], gone: [1, 1] } });
    model.run({ kind: "lens", label: "Filter", lens: { types: [], relations: [] } });
    expect(heard).toEqual([]);
    model.undo();
    expect(model.graph.order).toBe(0);
  });

  test("the log keeps the newest 200 steps", () => {
    const model = pair();
    for (let i = 1; i <= 250; i++) model.run({ kind: "move", label: `Move ${i}`, positions: { a: [i, 0] } });
    let undone = 0;
    while (model.undo()) undone++;
    expect(undone).toBe(200);
    expect(model.graph.getNodeAttribute("a", "x")).toBe(50);
  });

  test("a long drag is one step that leads back to its start", () => {
    const model = pair();
    for (let i = 1; i <= 100; i++) model.run({ kind: "move", label: "Drag", positions: { b: [i, i] } }, { merge: "drag" });
    expect(model.toJSON().history.steps.at(-1)?.forward).toHaveLength(1);
    model.undo();
    expect(model.graph.getNodeAttributes("b")).toMatchObject({ x: 1, y: 2 });
  });
});

describe("filters and hiding", () => {
  test("a hidden type hides its entities and their links, and comes back by undo", () => {
    const model = pair();
    model.run(add([at("c", 0, 0, "Company")], [link("ac", "a", "c")]));
    model.run({ kind: "lens", label: "Hide companies", lens: { types: ["Company"], relations: [] } });
    expect([model.isNodeVisible("c"), model.isEdgeVisible("ac"), model.isEdgeVisible("ab")]).toEqual([false, false, true]);
    model.undo();
    expect(model.isEdgeVisible("ac")).toBe(true);
  });

  test("a hidden relation hides links only", () => {
    const model = pair();
    model.run({ kind: "lens", label: "Hide", lens: { types: [], relations: ["KNOWS"] } });
    expect([model.isNodeVisible("a"), model.isEdgeVisible("ab")]).toEqual([true, false]);
  });

  test("what is not on the canvas is not visible", () => {
    expect([pair().isNodeVisible("z"), pair().isEdgeVisible("z")]).toEqual([false, false]);
  });
});

describe("selection", () => {
  test("adds, toggles and replaces entities", () => {
    const model = pair();
    model.select(["a"]);
    model.select(["b"], "add");
    expect([...model.selection]).toEqual(["a", "b"]);
    model.select(["a"], "toggle");
    expect([...model.selection]).toEqual(["b"]);
    model.select(["a", "nobody"]);
    expect([...model.selection]).toEqual(["a"]);
  });

  test("a link is selected alone", () => {
    const model = pair();
    model.select(["a"]);
    model.select(["ab"], "add");
    expect([...model.selection]).toEqual(["ab"]);
    model.select(["b"], "add");
    expect([...model.selection]).toEqual(["b"]);
  });

  test("loses what is removed or hidden", () => {
    const model = pair();
    model.select(["a", "b"]);
    model.run({ kind: "hide", label: "Hide", nodes: ["b"] });
    expect([...model.selection]).toEqual(["a"]);
    model.select(["ab"]);
    model.run({ kind: "show", label: "Show", nodes: ["b"] });
    model.select(["ab"]);
    model.run({ kind: "remove", label: "Remove", nodes: ["a"] });
    expect([...model.selection]).toEqual([]);
  });
});

test("each command calls each listener once", () => {
  const model = new Model();
  const heard = log(model);
  model.run(add([at("a"), at("b")], [link("ab", "a", "b")]));
  expect(heard).toEqual(["graph", "history"]);
  heard.length = 0;
  model.select(["a", "b"]);
  model.run({ kind: "remove", label: "Remove", nodes: ["a", "b"] });
  expect(heard).toEqual(["selection", "graph", "selection", "history"]);
});

test("a listener that was taken off hears nothing", () => {
  const model = new Model();
  const heard: string[] = [];
  const off = model.on("graph", () => heard.push("graph"));
  off();
  model.run(add([at("a")]));
  expect(heard).toEqual([]);
});

const ids = fc.constantFrom("a", "b", "c", "d", "e", "f");
const someIds = fc.array(ids, { maxLength: 4 });
const number = fc.float({ noNaN: true, noDefaultInfinity: true });
const placed = fc.record({ entity: ids.map((id) => entity(id)), x: number, y: number, pinned: fc.boolean() });
const links = fc.record({ source: ids, target: ids, n: fc.nat(3) }).map(({ source, target, n }) => link(`${source}${target}${n}`, source, target));
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), label: fc.string(), entities: fc.array(placed), links: fc.array(links) }),
  fc.record({ kind: fc.constantFrom("remove" as const, "hide" as const, "show" as const, "pin" as const, "unpin" as const), label: fc.string(), nodes: someIds }),
  fc.record({ kind: fc.constant("move" as const), label: fc.string(), positions: fc.dictionary(ids, fc.tuple(number, number)) }),
  fc.record({ kind: fc.constant("lens" as const), label: fc.string(), lens: fc.record({ types: someIds, relations: someIds }, { requiredKeys: [] }) }),
);
const merge = fc.option(fc.constantFrom("m1", "m2"), { nil: undefined });
const commands = fc.array(fc.tuple(command, merge), { maxLength: 40 });

/** What a reader could see of the model, whatever order it was built in. */
function picture(model: Model) {
  const { nodes, links, lens } = model.toJSON();
  const by = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  return {
    nodes: nodes.sort((a, b) => by(a.entity, b.entity)),
    links: links.sort(by),
    lens,
  };
}

describe("after any commands", () => {
  test("undoing all leads back to the start and redoing all to the end", () => {
    fc.assert(
      fc.property(commands, commands, (before, after) => {
        const model = new Model();
        for (const [c] of before) model.run(c);
        const start = picture(Model.fromJSON({ ...model.toJSON(), history: { steps: [], done: 0 } }));
        const fresh = Model.fromJSON({ ...model.toJSON(), history: { steps: [], done: 0 } });
        for (const [c, m] of after) fresh.run(c, { merge: m });
        const end = picture(fresh);
        while (fresh.canUndo !== undefined) fresh.undo();
        expect(picture(fresh)).toEqual(start);
        while (fresh.canRedo !== undefined) fresh.redo();
        expect(picture(fresh)).toEqual(end);
      }),
    );
  });

  test("a model read back from JSON looks the same and undoes the same", () => {
    fc.assert(
      fc.property(commands, fc.nat(10), (all, undone) => {
        const model = new Model();
        for (const [c, m] of all) model.run(c, { merge: m });
        for (let i = 0; i < undone; i++) model.undo();
        model.select(["a", "b"]);
        const copy = Model.fromJSON(JSON.parse(JSON.stringify(model)));
        expect(copy.toJSON()).toEqual(JSON.parse(JSON.stringify(model)));
        while (model.canUndo !== undefined) expect(copy.undo()).toBe(model.undo());
        expect(picture(copy)).toEqual(picture(model));
      }),
    );
  });

  test("no link is without its ends and the selection is visible", () => {
    fc.assert(
      fc.property(commands, (all) => {
        const model = new Model();
        for (const [c] of all) {
          model.run(c);
          model.select(["c", "aa0"], "add");
        }
        for (const l of model.toJSON().links) expect(model.graph.hasNode(l.source) && model.graph.hasNode(l.target)).toBe(true);
        for (const id of model.selection) expect(model.isNodeVisible(id) || model.isEdgeVisible(id)).toBe(true);
      }),
    );
  });
});
