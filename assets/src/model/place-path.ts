// Where the entities of a path go that are not on the canvas yet: between those
// that are, along an arc, so that several paths lie beside each other.
import { radiusOf } from "../stage/size";
import type { ModelGraph } from "./change";
import { Grid } from "./grid";
import { gap } from "./place";
import type { Entity, Placed } from "./types";

const cell = 80;
/** Room for an entity and its name along a path, in graph units. */
const stride = 110;
/** How far an arc stands off from the straight line, in parts of its length. */
const bend = 0.16;

interface Point {
  x: number;
  y: number;
}

/**
 * Places what is missing of a path on an arc; arcs with an odd number bend to
 * one side, even ones to the other, later ones further. Moves nothing that is
 * there; nothing overlaps. The ends of the path have to be on the canvas.
 */
export function placePath(graph: ModelGraph, path: readonly Entity[], number: number): Placed[] {
  const grid = new Grid(cell, gap);
  graph.forEachNode((_, { entity, x, y }) => void grid.add(x, y, radiusOf(entity.degree)));
  const placed: Placed[] = [];
  for (const run of missing(graph, path)) {
    const [from, to] = [graph.getNodeAttributes(path[run.before]!.id), graph.getNodeAttributes(path[run.after]!.id)];
    for (let i = run.before + 1; i < run.after; i++) {
      const entity = path[i]!;
      const at = onArc(from, to, (i - run.before) / (run.after - run.before), run.after - run.before, number);
      const r = radiusOf(entity.degree);
      const [x, y] = grid.freeSpot(Math.fround(at.x), Math.fround(at.y), r);
      grid.add(x, y, r);
      placed.push({ entity, x, y });
    }
  }
  return placed;
}

/** Each stretch of a path that is not on the canvas, by the places of its neighbours that are. */
function missing(graph: ModelGraph, path: readonly Entity[]): { before: number; after: number }[] {
  const there = path.flatMap(({ id }, i) => (graph.hasNode(id) ? [i] : []));
  return there.slice(1).flatMap((after, i) => (after - there[i]! > 1 ? [{ before: there[i]!, after }] : []));
}

/** The point at a share of the way along an arc between two points that has room for so many steps. */
function onArc(from: Point, to: Point, share: number, steps: number, number: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const chord = Math.hypot(dx, dy) || 1;
  const side = number % 2 === 1 ? 1 : -1;
  const off = Math.max(bend * chord, height(chord, steps * stride)) * Math.ceil(number / 2) * side;
  const rise = 4 * share * (1 - share) * off;
  return { x: from.x + share * dx - (rise * dy) / chord, y: from.y + share * dy + (rise * dx) / chord };
}

/** How high an arc over a chord has to be to be so long, about. */
function height(chord: number, length: number): number {
  return length > chord ? Math.sqrt((3 / 8) * chord * (length - chord)) + (length - chord) / 4 : 0;
}
