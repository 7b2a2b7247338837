import { expect, test } from "vitest";
import { type Candidate, placeLabels } from "./labels";
import { Occupancy, overlaps } from "./occupancy";

const screen = { left: 0, top: 0, right: 1000, bottom: 700 };
const empty = () => ({ nodes: new Occupancy(), labels: new Occupancy(), screen });

function crowd(count: number): Candidate[] {
  const at = (i: number, k: number) => (Math.imul(i + 1, k) >>> 0) / 2 ** 32;
  return Array.from({ length: count }, (_, i) => ({
    id: `n${i}`, x: at(i, 2654435761) * 1000, y: at(i, 1597334677) * 700, radius: 8, width: 90, height: 16, must: i % 7 === 0,
  }));
}

test("labels never cover each other, however crowded", () => {
  const placed = placeLabels(crowd(800), empty(), new Map());
  expect(placed.length).toBeGreaterThan(100);
  expect(placed.filter((a, i) => placed.slice(i + 1).some((b) => overlaps(a.rect, b.rect)))).toEqual([]);
});

test("the more important label gets the place, the last one none", () => {
  const here = { x: 500, y: 300, radius: 10, width: 300, height: 20, must: false };
  const placed = placeLabels(Array.from({ length: 30 }, (_, i) => ({ ...here, id: `n${i}` })), empty(), new Map());
  expect(placed[0]).toMatchObject({ id: "n0", slot: 0 });
  expect(placed.map(({ id }) => id)).not.toContain("n29");
});

test("a label stays on the side where it was while it can", () => {
  const candidates = crowd(1);
  const [placed] = placeLabels(candidates, empty(), new Map([["n0", 3]]));
  expect(placed!.slot).toBe(3);
});

test("a label keeps off entities unless it must be shown", () => {
  const obstacles = empty();
  obstacles.nodes.add({ left: 300, top: 100, right: 700, bottom: 500 });
  const candidate = { id: "a", x: 500, y: 300, radius: 10, width: 80, height: 16 };
  expect(placeLabels([{ ...candidate, must: false }], obstacles, new Map())).toEqual([]);
  expect(placeLabels([{ ...candidate, must: true }], obstacles, new Map())).toHaveLength(1);
});

test("a label at the edge of the screen goes to the side where all of it is seen", () => {
  const [placed] = placeLabels([{ id: "a", x: 995, y: 300, radius: 8, width: 120, height: 16, must: false }], empty(), new Map());
  expect(placed!.rect.right).toBeLessThanOrEqual(screen.right);
});
