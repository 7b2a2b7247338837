import { expect, test } from "vitest";
import type { Fold } from "./fold";
import { Model } from "./model";
import type { Link } from "./types";

const entities = {
  judge: "Judge", court: "Court", halt: "Ruling", designation: "Designation", agency: "Agency", xiaomi: "Company", list: "List",
};

/** A judge issued a ruling that halts a designation that targets a company. */
function canvas(...more: Link[]): Model {
  const model = new Model();
  const chain = [link("judge", "ISSUED", "halt", { sources: 2, evidence: 2 }), link("halt", "HALTS", "designation", { evidence: 1, sources: 1 }), link("designation", "TARGETS", "xiaomi", { status: "alleged", evidence: 1 })];
  model.run({
    kind: "add", label: "",
    entities: Object.entries(entities).map(([id, type]) => ({ entity: { id, type, name: id, degree: 2, ...(id === "halt" && { from: "2021-03-12" }) }, x: 0, y: 0 })),
    links: [...chain, ...more],
  });
  return model;
}

function link(source: string, type: string, target: string, more: Partial<Link> = {}): Link {
  return { id: `${source} ${type} ${target}`, type, source, target, evidence: 0, ...more };
}

function fold(model: Model, fold: Fold): void {
  model.run({ kind: "lens", label: "Fold", lens: { fold } });
}

const folded = ({ graph }: Model) => graph.mapEdges((_, { link }) => link).filter(({ fold }) => fold);
const told = (model: Model) => folded(model).map(({ source, target, fold }) => `${source} > ${fold!.events.map(({ id }) => id).join(" > ")} > ${target}`);

test("an event with two neighbours becomes a link between them, and its parts step aside", () => {
  const model = canvas();
  fold(model, { events: ["halt"] });
  expect(told(model)).toEqual(["judge > halt > designation"]);
  const [one] = folded(model);
  expect([model.foldOf("halt"), model.isNodeVisible("halt"), model.isEdgeVisible("judge ISSUED halt"), model.isEdgeVisible(one!.id)]).toEqual([one!.id, false, false, true]);
  expect(one!.fold).toEqual({ events: [{ id: "halt", type: "Ruling" }], steps: [{ type: "ISSUED", forth: true }, { type: "HALTS", forth: true }], links: ["judge ISSUED halt", "halt HALTS designation"] });
});

test("events in a row become one link, which holds every part", () => {
  const model = canvas();
  fold(model, { types: ["Ruling", "Designation"] });
  expect(told(model)).toEqual(["judge > halt > designation > xiaomi"]);
  expect(folded(model)[0]!.fold!.links).toHaveLength(3);
});

test("the direction is that of most parts, whatever comes first; one issued by another was issued by that one", () => {
  const model = canvas(link("list", "NAMES", "other"));
  model.run({ kind: "add", label: "", entities: [{ entity: { id: "other", type: "Award", name: "", degree: 2 }, x: 0, y: 0 }], links: [link("other", "ISSUED_BY", "agency"), link("other", "NAMES", "court")] });
  fold(model, { types: ["Award"] });
  expect(told(model)).toEqual(["agency > other > court"]);
});

test("it is drawn as its weakest part, and dated by its event", () => {
  const model = canvas();
  fold(model, { events: ["halt"] });
  expect(folded(model)[0]).toMatchObject({ evidence: 1, sources: 1, from: "2021-03-12" });
  fold(model, { types: ["Ruling", "Designation"] });
  expect(folded(model)[0]).toMatchObject({ status: "alleged", from: "2021-03-12" });
});

test("an exception stays, as does what has another number of neighbours, or two that are one", () => {
  const model = canvas(link("designation", "PLACED_ON", "list"));
  fold(model, { types: ["Ruling", "Designation"] });
  expect(told(model)).toEqual(["judge > halt > designation"]);
  fold(model, { types: ["Ruling", "Designation"], except: ["halt"] });
  expect(told(model)).toEqual([]);
  const ring = canvas(link("halt", "ABOUT", "xiaomi"));
  ring.run({ kind: "remove", label: "", nodes: ["judge"] });
  fold(ring, { types: ["Ruling", "Designation"] });
  expect(told(ring)).toEqual([]); // it would lead from the company to itself
});

test("several links to one neighbour are all part of it", () => {
  const model = canvas(link("judge", "SIGNED", "halt"));
  fold(model, { events: ["halt"] });
  expect(folded(model)[0]!.fold!.links.sort()).toEqual(["halt HALTS designation", "judge ISSUED halt", "judge SIGNED halt"]);
});

test("what the reader hides is no neighbour; what a filter or a clock leaves out is", () => {
  const model = canvas(link("designation", "PLACED_ON", "list"));
  fold(model, { events: ["designation"] });
  expect(told(model)).toEqual([]);
  model.run({ kind: "hide", label: "", nodes: ["list"] });
  expect(told(model)).toEqual(["halt > designation > xiaomi"]);
  model.run({ kind: "lens", label: "", lens: { filters: [{ of: "entities", any: [[{ on: "type", is: ["Company"], not: true }]], rest: "hide" }] } });
  const [one] = folded(model);
  expect([told(model), model.isEdgeVisible(one!.id)]).toEqual([["halt > designation > xiaomi"], false]);
});

test("folding is undone, kept over a reload, and ends when its ends go", () => {
  const model = canvas();
  fold(model, { types: ["Ruling"] });
  const again = Model.fromJSON(JSON.parse(JSON.stringify(model)));
  expect([told(again), JSON.stringify(model.toJSON().links).includes("fold:")]).toEqual([["judge > halt > designation"], false]);
  again.run({ kind: "remove", label: "", nodes: ["judge"] });
  expect([told(again), again.isNodeVisible("halt")]).toEqual([[], true]);
  again.undo();
  expect(told(again)).toEqual(["judge > halt > designation"]);
  again.undo();
  expect([told(again), again.isNodeVisible("halt"), again.graph.size]).toEqual([[], true, 3]);
});

test("a third neighbour that arrives unfolds the event", () => {
  const model = canvas();
  fold(model, { types: ["Ruling"] });
  model.run({ kind: "add", label: "", entities: [], links: [link("halt", "IN", "court")] });
  expect([told(model), model.isNodeVisible("halt")]).toEqual([[], true]);
});

test("what is not an event is never folded", () => {
  const model = canvas();
  fold(model, { types: ["Company", "Judge"], events: ["agency"] });
  expect(told(model)).toEqual([]);
});
