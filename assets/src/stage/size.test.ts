import fc from "fast-check";
import { expect, test } from "vitest";
import { roomFor } from "./room";
import { MIN_RADIUS, drawnRadius, growth, legibleRadius, radiusOf } from "./size";

const disc = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }), degree: fc.integer({ min: 0, max: 5000 }) });

/** Of discs that come in any order, those that do not touch an earlier one. */
function apart(discs: { x: number; y: number; degree: number }[]) {
  const kept: { x: number; y: number; r: number }[] = [];
  for (const { x, y, degree } of discs) {
    const r = radiusOf(degree);
    if (kept.every((other) => Math.hypot(other.x - x, other.y - y) > other.r + r)) kept.push({ x, y, r });
  }
  return kept;
}

test("entities that don't touch don't touch when they are drawn larger, at any zoom", () => {
  const scales = fc.double({ min: 0.05, max: 4, noNaN: true });
  fc.assert(fc.property(fc.array(disc, { minLength: 2, maxLength: 60 }), scales, fc.constantFrom(390, 1440), (discs, scale, width) => {
    const kept = apart(discs);
    const room = roomFor(kept.map(({ x }) => x), kept.map(({ y }) => y), kept.map(({ r }) => r));
    const swell = growth(scale);
    const radii = kept.map(({ r }, i) => drawnRadius(r, room[i]!, swell, legibleRadius(kept.length, width)));
    kept.forEach((a, i) => kept.slice(0, i).forEach((b, j) => {
      const distance = Math.hypot(a.x - b.x, a.y - b.y) * scale;
      if (radii[i]! > MIN_RADIUS && radii[j]! > MIN_RADIUS) expect(radii[i]! + radii[j]!).toBeLessThanOrEqual(distance + 1e-9);
    }));
  }));
});

test("few entities with room are legible however far the picture is zoomed out", () => {
  const room = roomFor([0, 150], [0, 0], [14, 34]);
  for (const [width, least] of [[390, 9], [1440, 13]] as const) {
    const radius = (r: number, i: number) => drawnRadius(r, room[i]!, growth(0.35), legibleRadius(60, width));
    expect(radius(14, 0)).toBeGreaterThanOrEqual(least);
    expect(radius(34, 1)).toBeGreaterThan(radius(14, 0));
  }
});

test("many entities shrink as they always did", () => {
  expect(drawnRadius(20, 4000, 0.2, legibleRadius(5000, 1440))).toBe(4);
});
