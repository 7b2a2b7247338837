// Where labels go: the most important first, each in the first place beside
// its entity where it covers no other label and no entity.
import { type Curve, pointAt } from "./curve";
import { Occupancy, type Rect } from "./occupancy";

/** An entity that would like a label of that size; all in pixels. */
export interface Candidate {
  id: string;
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  /** Rather over another entity or further away than not at all; never over another label. */
  must: boolean;
}

export interface Placement { id: string; rect: Rect; slot: number }

const GAP = 4;
const SLOTS = 12;
/** What must be shown and finds no room beside its entity goes further out, by so many pixels each time. */
const RINGS = 4;
const RING_STEP = 16;

/** What labels keep clear of: entities, other labels and what floats over the canvas (both in `labels`), and the edge of the screen. */
export interface Obstacles { nodes: Occupancy; labels: Occupancy; screen: Rect }

/**
 * Places labels in the order given. `last` says where each label was in the frame
 * before: it stays there while it can, so that labels don't hop while the camera moves.
 */
export function placeLabels(candidates: Candidate[], obstacles: Obstacles, last: ReadonlyMap<string, number>): Placement[] {
  const placed: Placement[] = [];
  for (const candidate of candidates) {
    const placement = place(candidate, obstacles, last.get(candidate.id));
    if (!placement) continue;
    obstacles.labels.add(placement.rect);
    placed.push(placement);
  }
  return placed;
}

// The first slot in sight that covers nothing. What must be shown may cover entities, then go further out, then leave the screen.
function place(candidate: Candidate, { nodes, labels, screen }: Obstacles, last = SLOTS): Placement | undefined {
  let fallback: Placement | undefined;
  let fallbackSeen = false;
  for (let i = last < SLOTS ? -1 : 0; i < SLOTS * (candidate.must ? RINGS : 1); i++) {
    if (fallbackSeen && i === SLOTS) break;
    const slot = i < 0 ? last : i;
    const rect = rectAt(candidate, slot);
    if (!labels.isFree(rect)) continue;
    const seen = contains(screen, rect);
    if (seen && nodes.isFree(rect)) return { id: candidate.id, rect, slot };
    if (!candidate.must || (fallback && (fallbackSeen || !seen))) continue;
    [fallback, fallbackSeen] = [{ id: candidate.id, rect, slot }, seen];
  }
  return fallback;
}

function contains(outer: Rect, inner: Rect): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/** 0 below, 1 right, 2 left, 3 above, 4–7 below and above but shifted sideways, 8–11 the corners; then the same further out. */
export function rectAt({ x, y, radius, width, height }: Candidate, slot: number): Rect {
  const out = RING_STEP * Math.floor(slot / SLOTS);
  const side = radius + GAP + out;
  const corner = radius * 0.7 + 2 + out;
  const shift = Math.max(width - 2 * radius, 0) * 0.3;
  const [left, top] = [
    [x - width / 2, y + side], [x + side, y - height / 2], [x - side - width, y - height / 2], [x - width / 2, y - side - height],
    [x - width / 2 + shift, y + side], [x - width / 2 - shift, y + side],
    [x - width / 2 + shift, y - side - height], [x - width / 2 - shift, y - side - height],
    [x + corner, y + corner], [x - corner - width, y + corner], [x + corner, y - corner - height], [x - corner - width, y - corner - height],
  ][slot % SLOTS] as [number, number];
  return { left, top, right: left + width, bottom: top + height };
}

/** The rectangle for a link's words, on its line, where it covers neither label nor entity. */
export function placeOnCurve(curve: Curve, width: number, height: number, { nodes, labels }: Obstacles): Rect | undefined {
  for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
    const { x, y } = pointAt(curve, t);
    const rect = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
    if (labels.isFree(rect) && nodes.isFree(rect)) return rect;
  }
  return undefined;
}
