// Walking the graph with the arrow keys: from an entity to the linked one that
// lies most in that direction on the screen.
import type { Drawn } from "./drawn";


/** The linked entity within 75° of the direction (graph coordinates, y up), nearest to it by angle and distance. */
export function neighbourTowards(drawn: Drawn, id: string, direction: { x: number; y: number }): string | undefined {
  const from = drawn.place(id);
  if (from === undefined) return undefined;
  let [best, found] = [Infinity, -1];
  drawn.linkIds.forEach((_, i) => {
    const [s, t] = [drawn.from[i]!, drawn.to[i]!];
    if ((s !== from && t !== from) || s === t) return;
    const other = s === from ? t : s;
    const [dx, dy] = [drawn.x[other]! - drawn.x[from]!, drawn.y[other]! - drawn.y[from]!];
    const distance = Math.hypot(dx, dy) || 1;
    const cosine = (dx * direction.x + dy * direction.y) / distance;
    if (cosine < 0.26) return;
    const cost = distance * (2 - cosine);
    if (cost < best) [best, found] = [cost, other];
  });
  return drawn.ids[found];
}
