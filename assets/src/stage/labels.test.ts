import { expect, test } from "vitest";
import { type Candidate, placeLabels } from "./labels";
import { largestFree } from "./covers";
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

test("what must be shown is named further out where all around it is taken", () => {
  const obstacles = empty();
  const meter = { left: 400, top: 280, right: 700, bottom: 326 };
  obstacles.labels.add(meter);
  const candidate = { id: "a", x: 550, y: 303, radius: 10, width: 80, height: 16 };
  expect(placeLabels([{ ...candidate, must: false }], obstacles, new Map())).toEqual([]);
  const [placed] = placeLabels([{ ...candidate, must: true }], obstacles, new Map());
  expect(overlaps(placed!.rect, meter)).toBe(false);
});

test("the largest part of the stage that nothing floats over", () => {
  const meter = { left: 10, top: 10, right: 350, bottom: 60 };
  const toolbar = { left: 10, top: 640, right: 230, bottom: 690 };
  const map = { left: 800, top: 560, right: 990, bottom: 690 };
  expect(largestFree(screen, [])).toEqual(screen);
  expect(largestFree(screen, [meter, toolbar])).toEqual({ ...screen, top: 60, bottom: 640 });
  expect(largestFree(screen, [meter, toolbar, map])).toEqual({ ...screen, top: 60, bottom: 560 });
});
