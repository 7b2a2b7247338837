// The picture as SVG: true vectors, as the stage shows it. What the graphics
// card draws from look.ts is drawn here once more, for files.
import type { LinkLook, NodeLook } from "../look";
import { DIMMED } from "../programs/node.glsl";
import { toScreen } from "../view";
import { element, escaped, number } from "./markup";
import { notesOf } from "./notes";
import { RIM, iconHalf, outline } from "./outline";
import { lineOf } from "./path";
import type { Plate } from "./plate";

/** How far around what is drawn a file of a part reaches, in pixels. */
const MARGIN = 16;
const RING = 4.2;
/** The width of each rail of a double line, and of a tick, and how far that stands out: as the link program has them. */
const RAIL = 1.2;
const TICK = 1.2;
const TICK_REACH = 3.2;

export interface Box { left: number; top: number; right: number; bottom: number }

/**
 * The picture in sight, or, with `only`, these entities and the links among
 * them wherever they are. `icons` are the insides of SVG files by name.
 */
export function svgOf(plate: Plate, icons: ReadonlyMap<string, string>, title: string, only?: ReadonlySet<string>): string {
  const kept = (id: string) => !only || only.has(id);
  const box = only ? boxAround(plate, only) : { left: 0, top: 0, right: plate.size.width, bottom: plate.size.height };
  const used = new Set<string>();
  const links = linksOf(plate, kept, box).join("");
  const nodes = nodesOf(plate, kept, box, used).join("");
  const words = wordsOf(plate, kept).join("") + notesOf(plate, box).join("");
  const symbols = [...used].filter((name) => icons.has(name)).map((name) => symbol(name, icons.get(name)!)).join("");
  const [width, height] = [Math.ceil(box.right - box.left), Math.ceil(box.bottom - box.top)];
  const paper = element("rect", { x: box.left, y: box.top, width, height, fill: plate.theme.paper });
  const content = `<title>${escaped(title)}</title><defs>${symbols}</defs>${paper}${links}${nodes}${words}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: [box.left, box.top, width, height].map(number).join(" ") }, content)}\n`;
}

function linksOf(plate: Plate, kept: (id: string) => boolean, box: Box): string[] {
  const { drawn, view, size } = plate;
  const radius = drawn.radii(view.scale, size);
  return drawn.linkIds.map((id, i) => {
    const [s, t] = [drawn.from[i]!, drawn.to[i]!];
    if (!kept(drawn.ids[s]!) || !kept(drawn.ids[t]!)) return "";
    const look = plate.link(id);
    const from = toScreen(view, size, drawn.x[s]!, drawn.y[s]!);
    const to = toScreen(view, size, drawn.x[t]!, drawn.y[t]!);
    if (look.hidden || passes(from, to, box)) return "";
    const strong = look.state === "lit" || look.state === "selected";
    const line = lineOf({ from, to, radii: [radius(s), radius(t)], bow: look.bow, loop: look.loop, size: look.size, strong, scale: view.scale });
    if (!line) return "";
    const [colour, opacity] = inkOf(plate, look, line.faint);
    const faint = opacity < 1 ? opacity : undefined;
    const strokes = strokesOf(look, line.width).map(({ width, ...dash }) => element("path", { d: line.path, fill: "none", stroke: colour, "stroke-width": width, opacity: faint, ...dash }));
    const gap = look.form === "double" ? element("path", { d: line.path, fill: "none", stroke: plate.theme.paper, "stroke-width": Math.max(0, line.width - 2 * RAIL) }) : "";
    return strokes.join("") + gap + (line.head && element("path", { d: line.head, fill: colour, opacity: faint }));
  });
}

interface Stroke { width: number; "stroke-dasharray"?: string; "stroke-dashoffset"?: string }

/** The line with its dashes and, as very short dashes of a wide line, its ticks. */
function strokesOf({ period, share, form }: LinkLook, width: number): Stroke[] {
  const line: Stroke = share < 1 ? { width, "stroke-dasharray": `${number(period * share)} ${number(period * (1 - share))}` } : { width };
  if (form !== "ticked") return [line];
  const first = (share < 1 ? (1 + share) / 2 : 1 / 2) * period;
  return [line, { width: width + 2 * TICK_REACH, "stroke-dasharray": `${TICK} ${number(period - TICK)}`, "stroke-dashoffset": number(TICK / 2 - first) }];
}

/** Whether a line lies beyond one side of the box, its bow too. */
function passes(a: { x: number; y: number }, b: { x: number; y: number }, { left, top, right, bottom }: Box): boolean {
  const far = Math.hypot(a.x - b.x, a.y - b.y) + 100;
  return Math.max(a.x, b.x) < left - far || Math.min(a.x, b.x) > right + far || Math.max(a.y, b.y) < top - far || Math.min(a.y, b.y) > bottom + far;
}

function inkOf({ theme, paint }: Plate, { state, colour }: LinkLook, faint: number): [colour: string, opacity: number] {
  if (state === "dimmed") return [colour ?? theme.link, Number(DIMMED) * paint.linkAlpha * faint];
  if (state === "selected") return [theme.thread, 1];
  if (state === "lit") return [theme.lit, 1];
  if (state === "plain" && paint.focus) return [colour ?? theme.link, 0.3 * paint.linkAlpha];
  return colour ? [colour, faint] : [theme.link, paint.linkAlpha * faint];
}

function nodesOf(plate: Plate, kept: (id: string) => boolean, box: Box, used: Set<string>): string[] {
  const { drawn, view, size } = plate;
  const radius = drawn.radii(view.scale, size);
  return plate.order.map((id) => {
    const i = drawn.place(id);
    if (i === undefined || !kept(id)) return "";
    const at = toScreen(view, size, drawn.x[i]!, drawn.y[i]!);
    const r = radius(i);
    const reach = r * 1.1 + 8;
    if (at.x < box.left - reach || at.x > box.right + reach || at.y < box.top - reach || at.y > box.bottom + reach) return "";
    return nodeOf(plate, plate.node(id), at, r, used);
  });
}

function nodeOf({ theme, paint }: Plate, look: NodeLook, at: { x: number; y: number }, r: number, used: Set<string>): string {
  const { shape, color, icon, ring, pinned, dimmed, lit } = look;
  const shown = Math.max(0, Math.min(1, (r - 6.5) / 3));
  const half = iconHalf(shape) * r;
  const isIcon = shown > 0 && icon !== "";
  if (isIcon) used.add(icon);
  const parts = [
    ring ? element("path", { d: outline(shape, at, r + RING), fill: "none", stroke: ring === 1 ? theme.thread : theme.ink, "stroke-width": ring === 1 ? 3 : 2.5 }) : "",
    element("path", { d: outline(shape, at, r), fill: color, stroke: theme.paper, "stroke-width": 2 * Math.min(1.75, r * 0.25), "paint-order": "stroke" }),
    isIcon ? element("use", { href: `#icon-${icon}`, x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half, opacity: shown < 1 ? shown : undefined }) : "",
    shape === "disc" ? element("circle", { cx: at.x, cy: at.y, r: r * RIM.radius, fill: "none", stroke: color, "stroke-width": r * RIM.width }) : "",
    pinned && r > 5 ? element("circle", { cx: at.x + r * 0.76, cy: at.y - r * 0.76, r: 3.4, fill: theme.ink, stroke: theme.paper, "stroke-width": 3, "paint-order": "stroke" }) : "",
  ].join("");
  if (ring || !(dimmed || (paint.focus && !lit))) return parts;
  return element("g", { opacity: dimmed ? Number(DIMMED) : 0.34 }, parts);
}

/** The words of what is kept: of links those between such entities. */
function wordsOf({ written, drawn, theme }: Plate, kept: (id: string) => boolean): string[] {
  const links = new Map(drawn.linkIds.map((id, i) => [id, i]));
  const belongs = (id: string) => {
    const link = links.get(id);
    return link === undefined ? kept(id) : kept(drawn.ids[drawn.from[link]!]!) && kept(drawn.ids[drawn.to[link]!]!);
  };
  return written.filter(({ id }) => belongs(id)).map(({ text, x, y, font, colour, halo, alpha, direction }) => {
    const [, weight, size, family] = /^(?:(\d+|bold|normal) )?([\d.]+)px (.*)$/.exec(font) ?? [];
    return element("text", {
      x, y: y + Number(size ?? 12) * 0.35, "text-anchor": "middle", "font-family": family, "font-size": size, "font-weight": weight, direction: direction === "rtl" ? direction : undefined,
      fill: colour, stroke: theme.paper, "stroke-width": halo, "stroke-linejoin": "round", "paint-order": "stroke", opacity: alpha < 1 ? alpha : undefined,
    }, escaped(text));
  });
}

function boxAround({ drawn, view, size, written }: Plate, ids: ReadonlySet<string>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const add = (x: number, y: number, width: number, height: number) => {
    [box.left, box.right] = [Math.min(box.left, x - width), Math.max(box.right, x + width)];
    [box.top, box.bottom] = [Math.min(box.top, y - height), Math.max(box.bottom, y + height)];
  };
  const radius = drawn.radii(view.scale, size);
  for (const id of ids) {
    const i = drawn.place(id);
    if (i === undefined) continue;
    const { x, y } = toScreen(view, size, drawn.x[i]!, drawn.y[i]!);
    add(x, y, radius(i) + RING + MARGIN, radius(i) + RING + MARGIN);
  }
  for (const { id, text, x, y } of written) if (ids.has(id)) add(x, y, text.length * 4.2 + MARGIN, MARGIN);
  return box;
}

function symbol(name: string, inside: string): string {
  const lines = element("g", { fill: "none", stroke: "#fff", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }, inside);
  return element("symbol", { id: `icon-${name}`, viewBox: "0 0 24 24" }, lines);
}
