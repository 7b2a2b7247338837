import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { radiusOf } from "../stage/size";
import { Model } from "./model";
import { gap } from "./place";
import { placePath } from "./place-path";
import type { Entity } from "./types";

const entity = (id: string, degree = 3): Entity => ({ id, type: "Company", name: id, degree });

function canvas(at: Record<string, [number, number]>): Model {
  const model = new Model();
  model.run({ kind: "add", label: "", entities: Object.entries(at).map(([id, [x, y]]) => ({ entity: entity(id), x, y })), links: [] });
  return model;
}

describe("what is missing of a path", () => {
  test("lies between its ends, in order, and different paths on different sides", () => {
    const { graph } = canvas({ a: [0, 0], b: [600, 0] });
    const first = placePath(graph, ["a", "x", "y", "b"].map((id) => entity(id)), 1);
    const second = placePath(graph, ["a", "z", "b"].map((id) => entity(id)), 2);
    expect(first.map(({ entity: { id } }) => id)).toEqual(["x", "y"]);
    expect(first[0]!.x).toBeGreaterThan(0);
    expect(first[1]!.x).toBeGreaterThan(first[0]!.x);
    expect(first[1]!.x).toBeLessThan(600);
    expect(Math.sign(first[0]!.y)).toBe(-Math.sign(second[0]!.y));
  });

  test("is all that is placed, and only between what is there", () => {
    const { graph } = canvas({ a: [0, 0], m: [100, 300], b: [600, 0] });
    expect(placePath(graph, ["a", "m", "b"].map((id) => entity(id)), 1)).toEqual([]);
    const placed = placePath(graph, ["a", "x", "m", "b"].map((id) => entity(id)), 1);
    expect(placed.map(({ entity: { id } }) => id)).toEqual(["x"]);
  });

  test("overlaps nothing, wherever the ends are", () => {
    const point = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
    fc.assert(
      fc.property(point, point, fc.array(point, { maxLength: 20 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }), (a, b, others, length, number) => {
        const { graph } = canvas({ a, b, ...Object.fromEntries(others.map((at, i) => [`o${i}`, at])) });
        const before = graph.mapNodes((_, { x, y, entity: { degree } }) => ({ x, y, r: radiusOf(degree) }));
        const placed = placePath(graph, [entity("a"), ...Array.from({ length }, (_, i) => entity(`n${i}`, i * 40)), entity("b")], number);
        expect(placed).toHaveLength(length);
        const discs = placed.map(({ x, y, entity: { degree } }) => ({ x, y, r: radiusOf(degree) }));
        discs.forEach((disc, i) => {
          for (const other of [...before, ...discs.slice(0, i)]) {
            expect(Math.hypot(disc.x - other.x, disc.y - other.y)).toBeGreaterThan(disc.r + other.r + gap - 0.01);
          }
        });
      }),
    );
  });
});
