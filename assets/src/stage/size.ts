// How big things are. Radii are in graph units, which are screen pixels at zoom 1.

/** Below this width of the stage, in pixels, things are drawn for a phone. */
export const NARROW = 600;

const SMALLEST_RADIUS = 12;
/** Up to so many entities, each is drawn large enough for its icon to be told. */
const FEW = 80;
/** Radius in pixels at which the least connected of few entities is legible: in the hand, on a desk. */
const LEGIBLE = { narrow: 9, wide: 13 };

/** Radius of an entity in graph units, by the number of its links in the whole graph. */
export function radiusOf(degree: number): number {
  return Math.min(SMALLEST_RADIUS + 2.4 * Math.log2(1 + Math.max(0, degree)), 34);
}

/**
 * Pixels per graph unit of a *size* at a zoom of `scale` pixels per graph unit of *distance*.
 * Zooming out shrinks both alike, so that what does not overlap stays apart;
 * zooming in spreads nodes faster than it swells them.
 */
export function growth(scale: number): number {
  return scale <= 1 ? scale : Math.sqrt(scale);
}

/** No node is drawn smaller than this radius, in pixels. */
export const MIN_RADIUS = 1.6;

/**
 * The radius in pixels below which the least connected entity does not shrink
 * where there is room, in a picture of `count` entities on a stage of that width.
 */
export function legibleRadius(count: number, width: number): number {
  return (width < NARROW ? LEGIBLE.narrow : LEGIBLE.wide) * Math.min(1, FEW / Math.max(count, 1));
}

/** Whether a picture of so many entities has any that are drawn larger than their radius. */
export function isSwollen(count: number): boolean {
  return legibleRadius(count, Infinity) > MIN_RADIUS;
}

/**
 * The radius in pixels that an entity is drawn with; RADIUS_GLSL says the same to the graphics card.
 * `radius` and `room` (how far it can grow without touching another) are in
 * graph units, `swell` is growth(scale), `legible` is legibleRadius().
 */
export function drawnRadius(radius: number, room: number, swell: number, legible: number): number {
  const wanted = legible * Math.sqrt(radius / SMALLEST_RADIUS);
  return Math.max(radius * swell, Math.min(room * swell, wanted), MIN_RADIUS);
}

/** drawnRadius on the graphics card, in its pixels. */
export const RADIUS_GLSL = /* glsl */ `
uniform float u_scale;
uniform float u_legible;
uniform float u_smallest;

float drawnRadius(float radius, float room) {
  float wanted = u_legible * sqrt(radius / ${SMALLEST_RADIUS.toFixed(1)});
  return max(max(radius * u_scale, min(room * u_scale, wanted)), u_smallest);
}
`;
