import fc from "fast-check";
import { expect, test } from "vitest";
import { Grid } from "../model/grid";
import { eachPair } from "./pairs";

const coordinate = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.float({ noNaN: true, min: -1e5, max: 1e5 }));
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });

test("no pair within reach is missed, and none is visited twice", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 40 }), (all, reach) => {
      const visited: string[] = [];
      eachPair(all.flat(), reach, (i, j) => visited.push([Math.min(i, j), Math.max(i, j)].join()));
      expect(new Set(visited).size).toBe(visited.length);
      all.forEach(([ax, ay], i) =>
        all.slice(0, i).forEach(([bx, by], j) => {
          if (Math.hypot(ax - bx, ay - by) < reach) expect(visited).toContain([j, i].join());
        }),
      );
    }),
  );
});

test("discs that take free spots one after the other never touch", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 5, max: 35 })), { maxLength: 40 }), (wanted) => {
      const grid = new Grid(80, 2);
      const discs = wanted.map(([x, y, r]) => {
        const spot = grid.freeSpot(x, y, r);
        grid.add(...spot, r);
        return [...spot, r] as const;
      });
      discs.forEach(([ax, ay, ar], i) => {
        for (const [bx, by, br] of discs.slice(0, i)) expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThanOrEqual(ar + br);
      });
    }),
  );
});
