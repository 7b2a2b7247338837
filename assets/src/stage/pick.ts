// What is under the pointer, by geometry: exact also where a browser blurs
// what it lets pages read back from the graphics card, and with a tolerance.
import { type Point, curveOf, distanceToCurve, loopOf } from "./curve";
import type { Drawn } from "./drawn";
import { type Size, type View, toGraph, toScreen } from "./view";

/** The entity whose shape holds the point, or whose edge is within `slack` pixels of it; the nearest wins, of those that don't step back first. */
export function pickNode(drawn: Drawn, view: View, size: Size, at: Point, slack: number): string | undefined {
  const p = toGraph(view, size, at);
  const radius = drawn.radii(view.scale, size);
  let [best, found] = [Infinity, -1];
  for (let i = 0; i < drawn.ids.length; i++) {
    const [dx, dy] = [(drawn.x[i]! - p.x) * view.scale, (drawn.y[i]! - p.y) * view.scale];
    const reach = radius(i) + slack;
    const off = dx * dx + dy * dy;
    if (off > reach * reach) continue;
    if (found >= 0 && drawn.dimmed[i]! > drawn.dimmed[found]!) break; // those that step back come last
    if (off < best) [best, found] = [off, i];
  }
  return drawn.ids[found];
}

/** The link whose line runs nearest to the point, within `tolerance` pixels; of those that don't step back first. */
export function pickLink(drawn: Drawn, view: View, size: Size, at: Point, tolerance: number): string | undefined {
  let [best, found, dimmed] = [tolerance, -1, 1];
  for (let i = 0; i < drawn.linkIds.length; i++) {
    if (drawn.dimmedLinks[i]! > dimmed || !near(drawn, view, size, i, at, tolerance)) continue;
    const off = distanceToLink(drawn, view, size, i, at);
    const isClearer = drawn.dimmedLinks[i]! < dimmed;
    if (off <= (isClearer ? tolerance : best)) [best, found, dimmed] = [off, i, drawn.dimmedLinks[i]!];
  }
  return drawn.linkIds[found];
}

/** Distance in pixels from the point to the middle of the i-th link's line. */
export function distanceToLink(drawn: Drawn, view: View, size: Size, i: number, at: Point): number {
  const [source, target] = [drawn.from[i]!, drawn.to[i]!];
  const a = toScreen(view, size, drawn.x[source]!, drawn.y[source]!);
  if (source === target) {
    const loop = loopOf(a, drawn.radii(view.scale, size)(source), drawn.bow[i]!);
    return Math.abs(Math.hypot(at.x - loop.centre.x, at.y - loop.centre.y) - loop.radius);
  }
  const b = toScreen(view, size, drawn.x[target]!, drawn.y[target]!);
  return distanceToCurve(at, curveOf(a, b, drawn.bow[i]!));
}

// A quick no for most links: the point lies outside the circle that holds the whole curve.
function near(drawn: Drawn, view: View, size: Size, i: number, at: Point, tolerance: number): boolean {
  const [s, t] = [drawn.from[i]!, drawn.to[i]!];
  if (s === t) return true;
  const [sx, sy, tx, ty] = [drawn.x[s]!, drawn.y[s]!, drawn.x[t]!, drawn.y[t]!];
  const dx = size.width / 2 + ((sx + tx) / 2 - view.x) * view.scale - at.x;
  const dy = size.height / 2 - ((sy + ty) / 2 - view.y) * view.scale - at.y;
  const reach = 0.5 * Math.hypot(sx - tx, sy - ty) * view.scale * (1 + Math.abs(drawn.bow[i]!)) + tolerance;
  return dx * dx + dy * dy <= reach * reach;
}

/** The entities inside a polygon of points on the screen, by the even-odd rule. */
export function insidePolygon(drawn: Drawn, view: View, size: Size, polygon: readonly Point[]): string[] {
  return drawn.ids.filter((_, i) => contains(polygon, toScreen(view, size, drawn.x[i]!, drawn.y[i]!)));
}

function contains(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}
