// Draws the words on the canvas: names of entities and relations of links.
import { relationOf } from "../ui/fold-words";
import type { Model } from "../model/model";
import type { Kind } from "../model/rules";
import type { Words } from "../model/styles";
import { valueWords } from "../ui/rules/words";
import { drawCounts } from "./counts";
import { curveOf, loopOf, pointAt } from "./curve";
import type { Drawn } from "./drawn";
import { type Candidate, type Obstacles, type Placement, placeLabels, placeOnCurve } from "./labels";
import type { Attention } from "./look";
import { Occupancy, type Rect } from "./occupancy";
import { directionOf } from "./text";
import type { Theme } from "./theme";
import { type Text, Typesetter } from "./typeset";
import { type Size, type View, toScreen } from "./view";

const MOST_LABELS = 220;
const MOST_OBSTACLES = 400;
/** With at most so many links in the graph, every link says its relation where there is room. */
const FEW_LINKS = 80;
const LINK_FONT = 11.5;
/** Entities smaller than this on the screen have no label, unless they are among the most connected. */
const SMALLEST = 3.2;
const ALWAYS = 30;
/** What is selected or pointed at has a ring this far around it, in pixels. */
const RING = 4;
/** The most connected in sight are named even where that covers lesser ones. */
const FOREMOST = 2;

/** A line of words around its middle, in pixels: whose they are, and how they are written. */
export interface Written { id: string; text: string; x: number; y: number; font: string; colour: string; halo: number; alpha: number; direction: "ltr" | "rtl" }

export interface Frame { model: Model; drawn: Drawn; view: View; size: Size; attention: Attention; theme: Theme; covers: Rect[] }

export class Lettering {
  /** What was drawn last, for picking by label and for tests. */
  names: Placement[] = [];
  relations: { id: string; rect: Rect }[] = [];
  /** Each line of them. */
  written: Written[] = [];
  readonly typesetter: Typesetter;
  #context: CanvasRenderingContext2D;
  #texts = new Map<string, Text>();
  #slots = new Map<string, number>();

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
    this.typesetter = new Typesetter(context);
  }

  clear({ width, height }: Size): void {
    this.#context.clearRect(0, 0, width, height);
    this.names = [];
    this.relations = [];
    this.written = [];
  }

  /** The entity whose name is written at that point. */
  nameAt({ x, y }: { x: number; y: number }): string | undefined {
    return this.names.find(({ rect }) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom)?.id;
  }

  draw(frame: Frame): void {
    this.clear(frame.size);
    this.typesetter.use(frame.theme.font, frame.size.width);
    this.#texts.clear();
    const screen = { left: 2, top: 2, right: frame.size.width - 2, bottom: frame.size.height - 2 };
    const obstacles = { nodes: new Occupancy(), labels: new Occupancy(), screen };
    for (const cover of frame.covers) obstacles.labels.add(cover);
    const candidates = this.#candidates(frame, obstacles.nodes);
    this.names = placeLabels(candidates, obstacles, this.#slots);
    this.#slots = new Map(this.names.map(({ id, slot }) => [id, slot]));
    this.#drawRelations(frame, obstacles);
    this.#drawNames(frame);
    this.written.push(...drawCounts(this.#context, frame, frame.theme.font, (id) => this.#alphaOf(id, frame.model, frame.attention)));
  }

  #candidates(frame: Frame, nodes: Occupancy): Candidate[] {
    const { drawn, view, size } = frame;
    const radius = drawn.radii(view.scale, size);
    const noticed = this.#noticed(frame);
    const first = [...noticed].map((i) => this.#candidate(frame, i, radius(i)));
    const rest: (Candidate | undefined)[] = [];
    let obstacles = 0;
    for (let i = 0; i < drawn.ids.length && obstacles < MOST_OBSTACLES; i++) {
      if (i >= ALWAYS && radius(i) < SMALLEST) {
        if (drawn.isSwollen) continue;
        break; // the largest come first
      }
      const candidate = this.#candidate(frame, i, radius(i));
      if (!candidate) continue;
      obstacles++;
      nodes.add(square(candidate.x, candidate.y, candidate.radius * 0.72));
      candidate.must = obstacles <= FOREMOST;
      if (obstacles <= MOST_LABELS && !noticed.has(i)) rest.push(candidate);
    }
    return [...first, ...rest].filter((candidate) => candidate !== undefined);
  }

  /** Places of what is selected, pointed at or lit up: their labels come first. */
  #noticed({ model, drawn, attention }: Frame): Set<number> {
    const ids = new Set([...model.selection, ...(attention.hovered ? [attention.hovered] : []), ...(attention.lit ?? [])]);
    return new Set([...ids].slice(0, MOST_LABELS).flatMap((id) => drawn.place(id) ?? []));
  }

  #candidate({ model, drawn, view, size, attention }: Frame, i: number, radius: number): Candidate | undefined {
    const x = size.width / 2 + (drawn.x[i]! - view.x) * view.scale;
    const y = size.height / 2 - (drawn.y[i]! - view.y) * view.scale;
    if (x < -60 || y < -30 || x > size.width + 60 || y > size.height + 30) return undefined;
    const id = drawn.ids[i]!;
    const must = model.selection.has(id) || attention.hovered === id;
    const { label } = model.styles.entity(id);
    if (label === null && !must) return undefined;
    const text = this.typesetter.text(labelled(model.graph.getNodeAttribute(id, "entity").name, "entities", label), radius);
    this.#texts.set(id, text);
    return { id, x, y, radius: must ? radius + RING : radius, width: text.width, height: text.height, must };
  }

  #drawNames({ model, theme, attention }: Frame): void {
    const context = this.#context;
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
    context.strokeStyle = theme.paper;
    context.fillStyle = theme.ink;
    for (const { id, rect } of this.names) {
      const text = this.#texts.get(id)!;
      context.font = text.font;
      context.globalAlpha = this.#alphaOf(id, model, attention);
      const x = (rect.left + rect.right) / 2;
      text.lines.forEach((line, i) => this.#haloed(id, line, x, rect.top + text.line * (i + 0.5)));
    }
    context.globalAlpha = 1;
  }

  #alphaOf(id: string, model: Model, attention: Attention): number {
    if (model.selection.has(id) || attention.hovered === id) return 1;
    if (attention.lit && !attention.lit.has(id)) return 0.35;
    return model.clarityOfNode(id) === "dimmed" ? 0.45 : 1;
  }

  #drawRelations(frame: Frame, obstacles: Obstacles): void {
    const { model, drawn, attention, theme } = frame;
    const context = this.#context;
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
    context.font = `${LINK_FONT}px ${theme.font}`;
    context.strokeStyle = theme.paper;
    const all = drawn.linkIds.length <= FEW_LINKS && frame.view.scale > 0.5;
    const lit = (i: number) => this.#isLit(frame, i);
    const { styles } = model;
    const asked = styles.isLabelling;
    if (!all && !asked && !attention.hovered && !model.selection.size) return;
    const wants = (i: number) => (asked ? styles.link(drawn.linkIds[i]!).label : undefined);
    const order = [...drawn.linkIds.keys()].filter((i) => lit(i) || (wants(i) !== null && (all || wants(i) !== undefined))).sort((i, j) => Number(lit(j)) - Number(lit(i)));
    for (const i of order.slice(0, MOST_LABELS)) {
      const dim = !lit(i) && (attention.lit !== undefined || drawn.dimmedLinks[i] === 1);
      if (!dim) this.#drawRelation(frame, i, lit(i), obstacles);
    }
  }

  #drawRelation({ model, drawn, view, size, theme }: Frame, i: number, lit: boolean, obstacles: Obstacles): void {
    const id = drawn.linkIds[i]!;
    const words = labelled(relationOf(model.graph.getEdgeAttribute(id, "link")), "links", model.styles.link(id).label);
    const [s, t] = [drawn.from[i]!, drawn.to[i]!];
    const a = toScreen(view, size, drawn.x[s]!, drawn.y[s]!);
    const b = toScreen(view, size, drawn.x[t]!, drawn.y[t]!);
    const width = this.#context.measureText(words).width + 6;
    const height = LINK_FONT + 5;
    const radius = drawn.radii(view.scale, size);
    if (s !== t && Math.hypot(a.x - b.x, a.y - b.y) - radius(s) - radius(t) < (lit ? 0.45 : 0.9) * width) return;
    const rect = s === t
      ? aboveLoop(a, radius(s), drawn.bow[i]!, width, height, obstacles.labels)
      : placeOnCurve(curveOf(a, b, drawn.bow[i]!), width, height, obstacles);
    if (!rect) return;
    obstacles.labels.add(rect);
    this.relations.push({ id, rect });
    this.#context.fillStyle = model.selection.has(id) ? theme.thread : lit ? theme.ink : theme.muted;
    this.#haloed(id, words, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
  }

  #isLit({ model, drawn, attention }: Frame, i: number): boolean {
    const id = drawn.linkIds[i]!;
    const ends = [drawn.ids[drawn.from[i]!]!, drawn.ids[drawn.to[i]!]!];
    if (model.selection.has(id) || attention.hovered === id) return true;
    if (attention.hovered) return ends.includes(attention.hovered);
    return model.selection.size === 1 && ends.some((end) => model.selection.has(end));
  }

  #haloed(id: string, text: string, x: number, y: number): void {
    const direction = directionOf(text);
    this.#context.direction = direction;
    const { font, fillStyle, lineWidth, globalAlpha } = this.#context;
    this.#context.strokeText(text, x, y);
    this.#context.fillText(text, x, y);
    this.written.push({ id, text, x, y, font, colour: String(fillStyle), halo: lineWidth, alpha: globalAlpha, direction });
  }
}

/** A name, and what a rule asks to be written with it. */
function labelled(name: string, of: Kind, label: Words | null | undefined): string {
  return label ? `${name} (${label.texts.map((text) => valueWords(of, label.by, text)).join(", ")})` : name;
}

function square(x: number, y: number, half: number): Rect {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function aboveLoop(node: { x: number; y: number }, radius: number, bow: number, width: number, height: number, labels: Occupancy): Rect | undefined {
  const loop = loopOf(node, radius, bow);
  const top = loop.centre.y - loop.radius - height / 2;
  const rect = { left: node.x - width / 2, right: node.x + width / 2, top, bottom: top + height };
  return labels.isFree(rect) ? rect : undefined;
}

/** The middle of a link's line on the screen: where its card or menu belongs. */
export function middleOf({ drawn, view, size }: Pick<Frame, "drawn" | "view" | "size">, i: number): { x: number; y: number } {
  const [s, t] = [drawn.from[i]!, drawn.to[i]!];
  const a = toScreen(view, size, drawn.x[s]!, drawn.y[s]!);
  if (s === t) {
    const loop = loopOf(a, drawn.radii(view.scale, size)(s), drawn.bow[i]!);
    return { x: loop.centre.x, y: loop.centre.y - loop.radius };
  }
  return pointAt(curveOf(a, toScreen(view, size, drawn.x[t]!, drawn.y[t]!), drawn.bow[i]!), 0.5);
}
