// The links of an entity by the direction in which they leave it.
import type { Drawn } from "../drawn";

/** A link and the entity at its other end. The angle is clockwise from straight up, from 0 to 2π; a loop leaves straight up. */
export interface Spoke { readonly link: string; readonly other: string; readonly isOut: boolean; readonly angle: number }

const full = 2 * Math.PI;
/** Links this far from an arrow's direction belong to it. */
const reach = Math.PI / 4 + 1e-6;

/** The drawn links of an entity, clockwise from straight up. */
export function spokesOf(drawn: Drawn, id: string): Spoke[] {
  const here = drawn.place(id);
  if (here === undefined) return [];
  const spokes: Spoke[] = [];
  drawn.linkIds.forEach((link, i) => {
    const [source, target] = [drawn.from[i]!, drawn.to[i]!];
    if (source !== here && target !== here) return;
    const other = source === here ? target : source;
    const angle = (Math.atan2(drawn.x[other]! - drawn.x[here]!, drawn.y[other]! - drawn.y[here]!) + full) % full;
    spokes.push({ link, other: drawn.ids[other]!, isOut: source === here, angle });
  });
  return spokes.sort((a, b) => a.angle - b.angle || (a.link < b.link ? -1 : 1));
}

/**
 * The spoke that an arrow chooses: of those within 45° of its direction the
 * nearest, or the one after the chosen one; else the nearest within 90°.
 */
export function spokeTowards(spokes: readonly Spoke[], direction: { x: number; y: number }, chosen: string | undefined): Spoke | undefined {
  const wanted = Math.atan2(direction.x, direction.y);
  const byFit = [...spokes].sort((a, b) => off(a, wanted) - off(b, wanted));
  const there = byFit.filter((spoke) => off(spoke, wanted) <= reach);
  if (there.length > 0) return there[(there.findIndex(({ link }) => link === chosen) + 1) % there.length];
  return byFit.find((spoke) => off(spoke, wanted) < Math.PI / 2);
}

/** How far a spoke is from an angle, from 0 to π. */
function off({ angle }: Spoke, wanted: number): number {
  const apart = Math.abs(angle - wanted) % full;
  return Math.min(apart, full - apart);
}
