// The author's notes as SVG, for files: as ui/notes/layer.ts shows them.
import { linesOf } from "../../model/notes";
import { toScreen } from "../view";
import { element, escaped } from "./markup";
import type { Plate } from "./plate";

const SIZE = 12.5;
const LINE = 16;
const PADDING = 6;
const HEAD = 9;
/** How wide a letter is at most, beside its size. */
const WIDE = 0.6;

interface Point { x: number; y: number }

/** Those that begin in the box, in pixels. */
export function notesOf({ notes, view, size, theme }: Plate, box: { left: number; top: number; right: number; bottom: number }): string[] {
  return notes.map(({ kind, text, x, y, toX, toY }) => {
    const [from, to] = [toScreen(view, size, x, y), toScreen(view, size, toX, toY)];
    if (from.x < box.left || from.x > box.right || from.y < box.top || from.y > box.bottom) return "";
    const line = { stroke: theme.note, "stroke-width": 2, fill: "none" };
    const shape = { text: "", arrow: arrow(from, to, line), box: frame(from, to, line) }[kind];
    const corner = kind === "box" ? { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) } : from;
    return element("g", {}, shape + (text ? slip(corner, linesOf(text), theme) : ""));
  });
}

function arrow(from: Point, to: Point, line: Record<string, string | number>): string {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const [bx, by] = [((from.x - to.x) / length) * HEAD, ((from.y - to.y) / length) * HEAD];
  const head = `M${to.x} ${to.y}L${to.x + bx - by / 2} ${to.y + by + bx / 2}L${to.x + bx + by / 2} ${to.y + by - bx / 2}Z`;
  return element("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}`, ...line }) + element("path", { d: head, fill: line["stroke"] });
}

function frame(a: Point, b: Point, line: Record<string, string | number>): string {
  return element("rect", { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y), rx: 6, "stroke-dasharray": "7 5", ...line });
}

function slip({ x, y }: Point, lines: string[], { slip, note, ink, font }: Plate["theme"]): string {
  const width = Math.max(...lines.map((line) => line.length)) * SIZE * WIDE + 2 * PADDING;
  const paper = element("rect", { x, y, width, height: lines.length * LINE + 2 * PADDING, rx: 4, fill: slip, stroke: note });
  const words = lines.map((line, i) => element("tspan", { x: x + PADDING, y: y + PADDING + LINE * (i + 0.5) + SIZE * 0.35 }, escaped(line)));
  return paper + element("text", { "font-family": font, "font-size": SIZE, fill: ink }, words.join(""));
}
