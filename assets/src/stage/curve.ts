// The line a link is drawn along, in pixels. programs/link.ts draws the same
// line on the graphics card: what is picked is what is seen.

export interface Point { x: number; y: number }

/** A quadratic curve from a to b that bows towards c; straight where c is their middle. */
export interface Curve { a: Point; b: Point; c: Point }

/** Ends in pixels (y down), bow as a share of the distance, positive to the left of the way from a to b. */
export function curveOf(a: Point, b: Point, bow: number): Curve {
  const c = { x: (a.x + b.x) / 2 + (b.y - a.y) * bow, y: (a.y + b.y) / 2 - (b.x - a.x) * bow };
  return { a, b, c };
}

export function pointAt({ a, b, c }: Curve, t: number): Point {
  const u = 1 - t;
  return { x: u * u * a.x + 2 * u * t * c.x + t * t * b.x, y: u * u * a.y + 2 * u * t * c.y + t * t * b.y };
}

/** Distance from p to the curve, by sixteen straight pieces: exact to a fraction of a pixel on screen. */
export function distanceToCurve(p: Point, curve: Curve): number {
  const straight = Math.abs((curve.a.x + curve.b.x) / 2 - curve.c.x) + Math.abs((curve.a.y + curve.b.y) / 2 - curve.c.y) < 0.01;
  const pieces = straight ? 1 : 16;
  let best = Infinity;
  let from = curve.a;
  for (let i = 1; i <= pieces; i++) {
    const to = pointAt(curve, i / pieces);
    best = Math.min(best, distanceToSegment(p, from, to));
    from = to;
  }
  return best;
}

/** The circle of a link from an entity to itself: centre and radius in pixels, above the node. */
export function loopOf(node: Point, radius: number, bow: number): { centre: Point; radius: number } {
  const loop = Math.max(radius * 0.75, 8) * (1 + 2 * Math.abs(bow));
  return { centre: { x: node.x, y: node.y - radius - loop * 0.55 }, radius: loop };
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0;
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}
