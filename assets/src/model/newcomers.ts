// Where newcomers go while the picture has lanes or groups: to their own, and
// where there is none for them, beside all of these. Nothing else moves.
import { radiusOf } from "../stage/size";
import { type Area, type Arrangement, hasAreas } from "./arrangement";
import type { ModelGraph } from "./change";
import { Grid } from "./grid";
import { rankOf, ranks } from "./ranks";
import type { Entity, Link, Placed } from "./types";

const gap = 6;
const beside = 60;

/** The same entities, each where it belongs in the arrangement; `placed` is where they would go without it. */
export function intoAreas(graph: ModelGraph, arrangement: Arrangement | undefined, placed: readonly Placed[], links: readonly Link[]): Placed[] {
  if (!hasAreas(arrangement)) return [...placed];
  const grid = new Grid(80, gap);
  graph.forEachNode((_, { x, y, entity }) => void grid.add(x, y, radiusOf(entity.degree)));
  const keyOf = keysOf(arrangement, links);
  return placed.map((one) => {
    const r = radiusOf(one.entity.degree);
    const area = arrangement.areas.find(({ key }) => key === keyOf(one.entity));
    const [x, y] = (area && within(grid, area, one, r)) || outside(grid, arrangement.areas, one, r);
    grid.add(x, y, r);
    return { ...one, x, y };
  });
}

/** The key of an entity's area; undefined for newcomers that no area is for. Times are known for links only once they came, so a newcomer on a timeline has the date of those it comes with. */
function keysOf({ name }: Arrangement, links: readonly Link[]): (entity: Entity) => string | undefined {
  if (name === "layered") return ({ type }) => ranks[rankOf(type)]!.key;
  if (name === "types") return ({ type }) => type;
  if (name !== "timeline") return () => undefined;
  const dated = new Set(links.flatMap(({ source, target, from, until }) => (from ?? until ? [source, target] : [])));
  return ({ id }) => (dated.has(id) ? undefined : "");
}

/** The free spot in an area that is nearest to the wanted place; undefined where it is full. */
function within(grid: Grid, area: Area, { x, y }: { x: number; y: number }, r: number): [number, number] | undefined {
  const inner = { left: area.left + r, right: area.right - r, bottom: area.bottom + r, top: area.top - r };
  if (inner.left > inner.right || inner.bottom > inner.top) return undefined;
  const [cx, cy] = [Math.min(Math.max(x, inner.left), inner.right), Math.min(Math.max(y, inner.bottom), inner.top)];
  const farthest = Math.hypot(area.right - area.left, area.top - area.bottom);
  for (let distance = 0; distance <= farthest; distance += r / 2) {
    const spots = Math.max(1, Math.ceil((4 * Math.PI * distance) / r));
    for (let i = 0; i < spots; i++) {
      const [sx, sy] = [Math.fround(cx + distance * Math.cos((2 * Math.PI * i) / spots)), Math.fround(cy + distance * Math.sin((2 * Math.PI * i) / spots))];
      if (sx >= inner.left && sx <= inner.right && sy >= inner.bottom && sy <= inner.top && grid.isFree(sx, sy, r)) return [sx, sy];
    }
  }
  return undefined;
}

/** Below all areas, as far left or right as wanted. */
function outside(grid: Grid, areas: readonly Area[], { x }: { x: number }, r: number): [number, number] {
  const y = Math.min(...areas.map(({ bottom }) => bottom)) - beside - r;
  for (let row = 0; ; row++) {
    for (let step = 0; step < 40; step++) {
      const at = [Math.fround(x + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 2 * r), Math.fround(y - row * (2 * r + gap))] as const;
      if (grid.isFree(at[0], at[1], r)) return [at[0], at[1]];
    }
  }
}
