// The outlines of entities as paths; programs/node.glsl.ts has the same as distances.
import type { Shape } from "../../types";
import type { Point } from "../curve";
import { number } from "./markup";

/** The SVG path of a shape of that radius around a point; the shapes have about the same area. */
export function outline(shape: Shape, at: Point, r: number): string {
  if (shape === "square") return rounded(box(at, r * 0.84, r * 0.84), r * 0.22);
  if (shape === "page") return rounded(box(at, r * 0.74, r * 0.95), r * 0.13);
  if (shape === "diamond") return rounded(regular(at, r * 0.79 * Math.SQRT2, 4), r * 0.18);
  if (shape === "disc") return round(at, r * 0.82);
  if (shape === "hexagon") return rounded(regular(at, (r * 0.95) / Math.cos(Math.PI / 6), 6), r * 0.12);
  return round(at, r);
}

/** The ring around a disc: its radius and how wide it is, as shares of the disc's room. */
export const RIM = { radius: 0.98, width: 0.1 };

function round(at: Point, r: number): string {
  const half = (x: number) => `A${number(r)} ${number(r)} 0 1 1 ${number(x)} ${number(at.y)}`;
  return `M${number(at.x - r)} ${number(at.y)}${half(at.x + r)}${half(at.x - r)}Z`;
}

/** Half the width of the icon within a shape, as a share of the radius. */
export function iconHalf(shape: Shape): number {
  if (shape === "square") return 0.62;
  return shape === "circle" || shape === "hexagon" ? 0.58 : 0.52;
}

function box({ x, y }: Point, width: number, height: number): Point[] {
  return [{ x: x - width, y: y - height }, { x: x + width, y: y - height }, { x: x + width, y: y + height }, { x: x - width, y: y + height }];
}

/** A polygon with one corner straight above. */
function regular({ x, y }: Point, r: number, corners: number): Point[] {
  return Array.from({ length: corners }, (_, i) => {
    const turn = (2 * Math.PI * i) / corners - Math.PI / 2;
    return { x: x + r * Math.cos(turn), y: y + r * Math.sin(turn) };
  });
}

/** Walks around a polygon and cuts its corners by curves. */
function rounded(corners: Point[], cut: number): string {
  const steps = corners.map((corner, i) => {
    const from = towards(corner, corners.at(i - 1)!, cut);
    const to = towards(corner, corners[(i + 1) % corners.length]!, cut);
    return `${i ? "L" : "M"}${pair(from)}Q${pair(corner)} ${pair(to)}`;
  });
  return `${steps.join("")}Z`;
}

/** The point at a distance from a on the way to b. */
function towards(a: Point, b: Point, length: number): Point {
  const share = length / Math.max(Math.hypot(b.x - a.x, b.y - a.y), 0.001);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

const pair = ({ x, y }: Point) => `${number(x)} ${number(y)}`;
