// The view that shows entities whole: their shapes, and room for their names below.
import type { Drawn } from "./drawn";
import type { Rect } from "./occupancy";
import type { Box, Size, View } from "./view";

/** Names beyond so many are not reckoned with: most of a crowd's are not written. */
const MOST_NAMES = 80;
const FURTHEST = 1e-3;
const GAP = 6;

/** Width and height in pixels of the name of the i-th entity, drawn with that radius. */
export type NameSize = (i: number, radius: number) => { width: number; height: number };

/** What of the stage entities should lie in, in pixels; the rest is covered, or its edge. */
export interface Place { size: Size; inner: Rect }

/**
 * The view, at most `closest` pixels a graph unit, that shows these entities
 * with their names inside the inner part of the stage. `places` are theirs
 * in the arrays; there has to be one. Boxes, in graph units, are shown whole, too.
 */
export function viewToFit(drawn: Drawn, places: readonly number[], name: NameSize, { size, inner }: Place, closest: number, boxes: readonly Box[] = []): View {
  const extent = (scale: number) => around(extentAt(drawn, places, places.length <= MOST_NAMES ? name : undefined, size, scale), boxes, scale);
  const fits = (scale: number) => {
    const { left, right, top, bottom } = extent(scale);
    return right - left <= inner.right - inner.left && bottom - top <= inner.bottom - inner.top;
  };
  const scale = largest(fits, closest);
  const { left, right, top, bottom } = extent(scale);
  const [x, y] = [(left + right) / 2 + size.width / 2 - (inner.left + inner.right) / 2, (top + bottom) / 2 + size.height / 2 - (inner.top + inner.bottom) / 2];
  return { x: x / scale, y: -y / scale, scale };
}

/** The largest scale up to `closest` that fits, to a percent. */
function largest(fits: (scale: number) => boolean, closest: number): number {
  if (fits(closest)) return closest;
  let [low, high] = [FURTHEST, closest];
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Room above a box for its heading, in pixels. */
const HEADING = 26;

function around(extent: Rect, boxes: readonly Box[], scale: number): Rect {
  return {
    left: Math.min(extent.left, ...boxes.map(({ left }) => left * scale)),
    right: Math.max(extent.right, ...boxes.map(({ right }) => right * scale)),
    top: Math.min(extent.top, ...boxes.map(({ top }) => -top * scale - HEADING)),
    bottom: Math.max(extent.bottom, ...boxes.map(({ bottom }) => -bottom * scale)),
  };
}

/** Whether an entity lies inside the inner part of the stage, shape and name. */
export function isInside(drawn: Drawn, i: number, name: NameSize, { size, inner }: Place, view: View): boolean {
  const { left, right, top, bottom } = extentAt(drawn, [i], name, size, view.scale);
  const [dx, dy] = [size.width / 2 - view.x * view.scale, size.height / 2 + view.y * view.scale];
  return left + dx >= inner.left && right + dx <= inner.right && top + dy >= inner.top && bottom + dy <= inner.bottom;
}

/** What entities take at that scale, in pixels from the graph's origin, y down. */
function extentAt(drawn: Drawn, places: readonly number[], name: NameSize | undefined, size: Size, scale: number): Rect {
  const radius = drawn.radii(scale, size);
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const i of places) {
    const [x, y, r] = [drawn.x[i]! * scale, -drawn.y[i]! * scale, radius(i)];
    const { width, height } = name?.(i, r) ?? { width: 0, height: 0 };
    const side = Math.max(r, width / 2) + GAP;
    extent.left = Math.min(extent.left, x - side);
    extent.right = Math.max(extent.right, x + side);
    extent.top = Math.min(extent.top, y - r - GAP);
    extent.bottom = Math.max(extent.bottom, y + r + height + GAP);
  }
  return extent;
}
