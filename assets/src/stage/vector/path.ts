// The line of one link, cut where the two shapes begin, with its arrowhead, as
// programs/link.glsl.ts draws it. All in pixels, y down.
import { type Curve, type Point, curveOf, loopOf, pointAt } from "../curve";
import { growth } from "../size";
import { number } from "./markup";

/** What the line of a link depends on. */
export interface Ends { from: Point; to: Point; radii: [number, number]; bow: number; loop: boolean; size: number; strong: boolean; scale: number }

/** `faint` is how much of the ink a line has that is thinner than can be drawn. */
export interface Line { path: string; head: string; width: number; faint: number }

const TURN = 2 * Math.PI;

/** The line, or undefined where the shapes leave no room for one. */
export function lineOf(ends: Ends): Line | undefined {
  const { from, to, radii, loop } = ends;
  const swell = Math.min(Math.max(Math.sqrt(growth(ends.scale)), 0.3), 1.6);
  const width = ends.size * swell * (ends.strong ? 1.35 : 1);
  const way = loop ? around(from, radii[0], ends.bow) : along(curveOf(from, to, ends.bow));
  const reach = loop ? way.reach : Math.hypot(to.x - from.x, to.y - from.y);
  if (!loop && reach <= radii[0] + radii[1]) return undefined;
  const gap = Math.min(2.5, radii[1] * 0.3);
  const long = Math.min(4 * swell + 2.6 * width, 0.35 * Math.max(reach - radii[0] - radii[1], 0));
  let first = leaving(way, from, radii[0] + gap, Math.min(0.4, radii[0] / Math.max(reach, 1)), 1);
  let tip = leaving(way, to, radii[1] + gap, 1 - Math.min(0.4, radii[1] / Math.max(reach, 1)), -1);
  let neck = leaving(way, to, radii[1] + gap + long, tip, -1);
  if (loop) [first, tip, neck] = [0.08, 0.92, 0.92 - Math.min(0.3, long / reach)];
  const end = Math.max(first, neck + (tip - neck) * 0.2);
  return { path: way.part(first, end), head: arrow(way.at(tip), way.at(neck)), width: Math.max(width, 0.75), faint: Math.min(width / 0.75, 1) };
}

/** A path from 0 to 1. */
interface Way { reach: number; at(t: number): Point; slope(t: number): number; part(from: number, to: number): string }

function along(curve: Curve): Way {
  const { a, b, c } = curve;
  const slope = (t: number) => 2 * Math.hypot((c.x - a.x) * (1 - t) + (b.x - c.x) * t, (c.y - a.y) * (1 - t) + (b.y - c.y) * t);
  return { reach: Math.hypot(b.x - a.x, b.y - a.y), at: (t) => pointAt(curve, t), slope, part: (from, to) => partOf(curve, from, to) };
}

/** A piece of a quadratic curve is one, too: its middle point is where the tangents of its ends meet. */
function partOf(curve: Curve, from: number, to: number): string {
  const { a, b, c } = curve;
  const mix = (p: Point, q: Point, t: number): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });
  const middle = mix(mix(a, c, from), mix(c, b, from), to);
  return `M${pair(pointAt(curve, from))}Q${pair(middle)} ${pair(pointAt(curve, to))}`;
}

function around(node: Point, radius: number, bow: number): Way {
  const { centre, radius: r } = loopOf(node, radius, bow);
  const at = (t: number) => ({ x: centre.x + r * Math.sin(TURN * t), y: centre.y + r * Math.cos(TURN * t) });
  const part = (from: number, to: number) => `M${pair(at(from))}A${number(r)} ${number(r)} 0 ${to - from > 0.5 ? 1 : 0} 0 ${pair(at(to))}`;
  return { reach: TURN * r, at, slope: () => TURN * r, part };
}

/** The place on the way at a distance from one of its ends. */
function leaving(way: Way, end: Point, distance: number, t: number, forth: 1 | -1): number {
  for (let i = 0; i < 4; i++) {
    const here = way.at(t);
    t -= (forth * (Math.hypot(here.x - end.x, here.y - end.y) - distance)) / Math.max(way.slope(t), 1);
  }
  return Math.max(0, Math.min(1, t));
}

function arrow(tip: Point, neck: Point): string {
  const length = Math.max(Math.hypot(tip.x - neck.x, tip.y - neck.y), 0.001);
  const [x, y] = [(tip.x - neck.x) * 0.42, (tip.y - neck.y) * 0.42];
  return length < 0.01 ? "" : `M${pair(tip)}L${pair({ x: neck.x - y, y: neck.y + x })}L${pair({ x: neck.x + y, y: neck.y - x })}Z`;
}

const pair = ({ x, y }: Point) => `${number(x)} ${number(y)}`;
