import { expect, test } from "vitest";
import { Model } from "../model/model";
import { Bows } from "./bows";
import { curveOf, pointAt } from "./curve";
import { Drawn } from "./drawn";
import { insidePolygon, pickLink, pickNode } from "./pick";
import { toGraph, toScreen } from "./view";

const size = { width: 800, height: 600 };
const view = { x: 0, y: 0, scale: 1 };

function two(links: number): { drawn: Drawn; bows: Bows; model: Model } {
  const model = new Model();
  const entity = (id: string) => ({ id, type: "Person", name: id, degree: links });
  const all = Array.from({ length: links }, (_, i) => ({
    id: `l${i}`, type: "KNOWS", source: i % 2 ? "a" : "b", target: i % 2 ? "b" : "a", evidence: 1,
  }));
  model.run({ kind: "add", label: "Add", entities: [{ entity: entity("a"), x: -200, y: 40 }, { entity: entity("b"), x: 200, y: -60 }], links: all });
  const bows = new Bows();
  for (const { id, source, target } of all) bows.settle(bows.add(id, source, target), (link) => model.graph.source(link) === "a");
  const drawn = new Drawn();
  drawn.rebuild(model, bows, new Map());
  return { drawn, bows, model };
}

test("every one of many parallel links is found along its whole line", () => {
  const { drawn, bows, model } = two(7);
  for (const id of drawn.linkIds) {
    const [a, b] = model.graph.extremities(id).map((end) => drawn.place(end)!).map((i) => toScreen(view, size, drawn.x[i]!, drawn.y[i]!));
    const curve = curveOf(a!, b!, bows.of(id));
    for (const t of [0.3, 0.5, 0.7]) expect(pickLink(drawn, view, size, pointAt(curve, t), 4)).toBe(id);
  }
});

test("a link is found within its tolerance and not beyond it", () => {
  const { drawn } = two(1);
  const middle = toScreen(view, size, 0, -10);
  const across = { x: 100 / Math.hypot(400, 100), y: -400 / Math.hypot(400, 100) };
  const off = (pixels: number) => ({ x: middle.x + across.x * pixels, y: middle.y + across.y * pixels });
  for (const pixels of [-3.9, 0, 3.9]) expect(pickLink(drawn, view, size, off(pixels), 4)).toBe("l0");
  for (const pixels of [-4.2, 4.2, 40]) expect(pickLink(drawn, view, size, off(pixels), 4)).toBeUndefined();
});

test("an entity is found inside its circle only", () => {
  const { drawn } = two(1);
  const at = toScreen(view, size, -200, 40);
  const radius = drawn.radius[drawn.place("a")!]!;
  expect(pickNode(drawn, view, size, { x: at.x + radius - 1, y: at.y }, 0)).toBe("a");
  expect(pickNode(drawn, view, size, { x: at.x + radius + 1, y: at.y }, 0)).toBeUndefined();
});

test("what a filter hides cannot be picked", () => {
  const { drawn, bows, model } = two(1);
  model.run({ kind: "lens", label: "Filter", lens: { types: ["Person"], relations: [] } });
  drawn.rebuild(model, bows, new Map());
  expect([drawn.ids, drawn.linkIds]).toEqual([[], []]);
});

test("a lasso holds what lies inside it", () => {
  const { drawn } = two(1);
  const { x, y } = toScreen(view, size, -200, 40);
  const triangle = [{ x: x - 30, y: y + 20 }, { x: x + 30, y: y + 20 }, { x, y: y - 40 }];
  expect(insidePolygon(drawn, view, size, triangle)).toEqual(["a"]);
});

test("screen and graph coordinates are each other's inverse", () => {
  const odd = { x: 12.5, y: -70, scale: 0.37 };
  const there = toScreen(odd, size, 33, 44);
  expect(toGraph(odd, size, there).x).toBeCloseTo(33);
  expect(toGraph(odd, size, there).y).toBeCloseTo(44);
});

test("what is dimmed is found only where nothing clear is", () => {
  const { drawn, bows, model } = two(3);
  const middles = new Map(drawn.linkIds.map((id, i) => [id, pointAt(curveOf(toScreen(view, size, -200, 40), toScreen(view, size, 200, -60), drawn.bow[i]! * (drawn.from[i] === drawn.place("a") ? 1 : -1)), 0.5)]));
  const found = () => drawn.linkIds.map((id) => pickLink(drawn, view, size, middles.get(id)!, 1000));
  const before = found();
  expect(new Set(before).size).toBe(3);
  model.learn({ facts: new Map(drawn.linkIds.map((id) => [id, { clear: id === before[0] }])) });
  model.run({ kind: "lens", label: "Filter", lens: { filters: [{ of: "links", any: [[{ on: "property", name: "clear", is: ["true"] }]], rest: "dim" }] } });
  drawn.rebuild(model, bows, new Map());
  expect(found()).toEqual([before[0], before[0], before[0]]);
  expect(pickLink(drawn, view, size, middles.get(before[1]!)!, 4)).toBe(before[1]);
});
