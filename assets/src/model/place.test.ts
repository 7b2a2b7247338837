import { expect, test } from "vitest";
import { Model } from "./model";
import { place } from "./place";
import type { Entity, Link } from "./types";

const entity = (id: string, degree: number): Entity => ({ id, type: "Person", name: id, degree });
const link = (source: string, target: string): Link => ({ id: `${source}-${target}`, type: "KNOWS", source, target, evidence: 1 });

/** Twelve entities on a ring around one in the middle. */
function opening(): Model {
  const model = new Model();
  const ring = Array.from({ length: 12 }, (_, i) => ({ entity: entity(`r${i}`, 2), x: 300 * Math.cos(i / 2), y: 300 * Math.sin(i / 2) }));
  const links = ring.map((one) => link(one.entity.id, "hub"));
  model.run({ kind: "add", label: "Add", entities: [{ entity: entity("hub", 12), x: 0, y: 0 }, ...ring], links });
  return model;
}

test.each([1, 8, 30])("%i newcomers to a small picture stand far enough apart for icons and names", (count) => {
  const { graph } = opening();
  const fresh = Array.from({ length: count }, (_, i) => entity(`n${i}`, 1));
  const placed = place(graph, fresh, { around: "r3", links: fresh.map(({ id }) => link(id, "r3")) });
  const all = [...placed, ...graph.mapNodes((_, { x, y }) => ({ x, y }))];
  const nearest = placed.map((one) => Math.min(...all.filter((other) => other !== one).map(({ x, y }) => Math.hypot(x - one.x, y - one.y))));
  nearest.sort((a, b) => a - b);
  expect(nearest[0]).toBeGreaterThan(34);
  expect(nearest[count >> 1]).toBeGreaterThan(55);
});
