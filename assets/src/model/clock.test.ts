import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ClockRule, type Clocks } from "./clock";
import { dateOf, dayOf } from "./dates";
import { Model } from "./model";
import type { Entity, Link } from "./types";

interface Picture {
  what: string;
  entities: Partial<Entity>[];
  links: Partial<Link>[];
  leftOut: Record<string, string[]>;
}

const { pictures } = JSON.parse(readFileSync(new URL("../../../graph/testdata/clock.json", import.meta.url), "utf8")) as { pictures: Picture[] };

function modelOf({ entities, links }: Pick<Picture, "entities" | "links">): Model {
  const model = new Model();
  model.run({
    kind: "add", label: "Add",
    entities: entities.map((entity) => ({ entity: { type: "Thing", name: "", degree: 0, id: "", ...entity }, x: 0, y: 0 })),
    links: links.map((link) => ({ id: "", type: "IS", source: "", target: "", evidence: 0, ...link })),
  });
  return model;
}

const ids = (model: Model) => [...model.graph.nodes(), ...model.graph.edges()];
const leftOut = (model: Model) => ids(model).filter((id) => model.clock.leavesOut(id)).sort();

describe.each(pictures)("the picture shared with the server: $what", ({ leftOut: cases, ...picture }) => {
  test.each(Object.entries(cases))("%s", (lens, out) => {
    const model = modelOf(picture);
    model.run({ kind: "lens", label: "Look", lens: JSON.parse(lens) as Clocks });
    expect(leftOut(model)).toEqual(out);
  });

  test("is the same however the clock got there", () => {
    const model = modelOf(picture);
    for (const [lens, out] of Object.entries(cases)) {
      model.run({ kind: "lens", label: "Look", lens: { asOf: undefined, knownOn: undefined, undated: undefined, ...JSON.parse(lens) } });
      expect(leftOut(model), lens).toEqual(out);
    }
  });
});

const day = fc.integer({ min: dayOf(2019, 1, 1), max: dayOf(2022, 12, 31) }).map((day) => dateOf(day));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const maybe = fc.option(date, { nil: undefined });
const dates = { from: maybe, until: maybe, known: maybe };
const graph = fc.record({
  entities: fc.array(fc.record(dates), { minLength: 1, maxLength: 6 }),
  links: fc.array(fc.record({ ...dates, a: fc.nat(5), b: fc.nat(5) }), { maxLength: 10 }),
}).map(({ entities, links }) => ({
  entities: entities.map((entity, i) => ({ id: `e${i}`, ...entity })),
  links: links.map(({ a, b, ...link }, i) => ({ id: `l${i}`, source: `e${a % entities.length}`, target: `e${b % entities.length}`, ...link })),
}));
const moment = fc.oneof(date, fc.tuple(day, day).map((two) => two.sort().join("/")));
const clocks: fc.Arbitrary<Clocks> = fc.record({
  asOf: fc.option(moment, { nil: undefined }), knownOn: fc.option(moment, { nil: undefined }), undated: fc.option(fc.constant("hide" as const), { nil: undefined }),
});

test("a clock that moves on knows the same as one that is set anew, and tells exactly what changed", () => {
  fc.assert(fc.property(graph, fc.array(clocks, { minLength: 2, maxLength: 8 }), (picture, settings) => {
    const model = modelOf(picture);
    const moving = new ClockRule(model.graph);
    const out = () => new Set(ids(model).filter((id) => moving.leavesOut(id)));
    for (const setting of settings) {
      const before = out();
      const moved = moving.set(setting);
      const after = out();
      const fresh = new ClockRule(model.graph);
      fresh.set(setting);
      expect(after).toEqual(new Set(ids(model).filter((id) => fresh.leavesOut(id))));
      if (fresh.isOn) expect(moving.tally).toEqual(fresh.tally);
      if (moved) expect([...moved.nodes, ...moved.links].sort()).toEqual(ids(model).filter((id) => before.has(id) !== after.has(id)).sort());
    }
  }), { numRuns: 300 });
});

describe("a clock over the canvas", () => {
  const listing = () => modelOf({
    entities: [{ id: "list" }, { id: "firm" }, { id: "court" }],
    links: [{ id: "listed", source: "list", target: "firm", from: "2021-01-14" }, { id: "sued", source: "court", target: "firm" }],
  });
  const events = (model: Model) => {
    const heard: string[] = [];
    for (const event of ["filter", "clock", "history"] as const) model.on(event, () => heard.push(event));
    return heard;
  };

  test("dims what it leaves out, or hides it, as the reader likes", () => {
    const model = listing();
    model.run({ kind: "lens", label: "2020", lens: { asOf: "2020" } });
    expect([model.clarityOfEdge("listed"), model.clarityOfNode("list"), model.clarityOfEdge("sued")]).toEqual(["dimmed", "dimmed", "clear"]);
    model.run({ kind: "lens", label: "Hide", lens: { leftOut: "hide" } });
    expect([model.clarityOfEdge("listed"), model.clarityOfNode("list"), model.clarityOfNode("firm")]).toEqual(["hidden", "hidden", "clear"]);
    expect(model.clock.tally).toEqual({ holding: 0, undated: 1, all: 2 });
  });

  test("is one step of undo, however it was dragged there", () => {
    const model = listing();
    model.run({ kind: "lens", label: "As of 2022", lens: { asOf: "2022" } });
    for (const asOf of ["2021-06", "2021-03", "2020-12-31"]) model.preview({ asOf });
    expect([model.lens.asOf, model.clarityOfEdge("listed"), model.canUndo]).toEqual(["2020-12-31", "dimmed", "As of 2022"]);
    expect(model.toJSON().lens.asOf).toBe("2022");
    model.run({ kind: "lens", label: "As of 31 December 2020", lens: { asOf: "2020-12-31" } });
    model.undo();
    expect([model.lens.asOf, model.clarityOfEdge("listed")]).toEqual(["2022", "clear"]);
    for (const asOf of ["2021", "2020", "2019"]) model.run({ kind: "lens", label: "Play", lens: { asOf } }, { merge: "play" });
    model.undo();
    expect(model.lens.asOf).toBe("2022");
    model.redo();
    expect(model.lens.asOf).toBe("2019");
  });

  test("tells what moved while it is dragged, and nothing more when that is kept", () => {
    const model = listing();
    model.run({ kind: "lens", label: "As of 2022", lens: { asOf: "2022" } });
    const heard = events(model);
    model.preview({ asOf: "2020" });
    expect([heard.splice(0), model.moved]).toEqual([["clock"], { nodes: ["list"], links: ["listed"] }]);
    model.run({ kind: "lens", label: "As of 2020", lens: { asOf: "2020" } });
    expect(heard.splice(0)).toEqual(["history"]);
    model.preview({ asOf: "2022" });
    model.preview(undefined);
    expect([heard.splice(0), model.clarityOfEdge("listed")]).toEqual([["clock", "clock"], "dimmed"]);
    model.run({ kind: "lens", label: "Off", lens: { asOf: undefined } });
    expect([heard.splice(0), model.clarityOfEdge("listed")]).toEqual([["filter", "history"], "clear"]);
  });

  test("looks at what comes onto the canvas while it is on", () => {
    const model = listing();
    model.run({ kind: "lens", label: "As of 2020", lens: { asOf: "2020" } });
    model.run({ kind: "add", label: "Add", entities: [], links: [{ id: "new", type: "OWNS", source: "court", target: "list", from: "2019", evidence: 0 }] });
    expect([model.clarityOfEdge("new"), model.clarityOfNode("list")]).toEqual(["clear", "clear"]);
    model.undo();
    expect(model.clarityOfNode("list")).toBe("dimmed");
  });

  test("is kept with the canvas", () => {
    const model = listing();
    model.run({ kind: "lens", label: "As of 2020", lens: { asOf: "2020", leftOut: "hide" } });
    const again = Model.fromJSON(JSON.parse(JSON.stringify(model.toJSON())));
    expect([again.clarityOfEdge("listed"), again.lens]).toEqual(["hidden", { asOf: "2020", leftOut: "hide" }]);
  });
});
