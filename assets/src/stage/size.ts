// How big things are. Radii are in graph units, which are screen pixels at zoom 1.

/** Radius of an entity in graph units, by the number of its links in the whole graph. */
export function radiusOf(degree: number): number {
  return Math.min(12 + 2.4 * Math.log2(1 + Math.max(0, degree)), 34);
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

/** Width of a link in pixels at zoom 1, by the number of claims that speak for it. */
export function widthOf(evidence: number): number {
  return evidence <= 0 ? 1 : Math.min(1.3 + 0.35 * Math.log2(evidence), 2.6);
}
