// What is on the canvas right now, in flat arrays that a frame can run through
// quickly: picking, labels and the minimap all read the same one.
import { isDisc } from "../model/disc";
import type { Model } from "../model/model";
import type { Bows } from "./bows";
import { roomFor } from "./room";
import { drawnRadius, growth, isSwollen, legibleRadius, radiusOf } from "./size";
import type { Size } from "./view";

export type Preview = ReadonlyMap<string, readonly [number, number]>;

export class Drawn {
  /** Visible entities, clear ones first and the largest of those; x, y and radius in graph units. */
  ids: string[] = [];
  x = new Float64Array(0);
  y = new Float64Array(0);
  radius = new Float64Array(0);
  /** How large each could be drawn without touching another, in graph units; 0 where that is not asked for. */
  room = new Float64Array(0);
  /** 1 for entities that step back. */
  dimmed = new Uint8Array(0);
  /** Visible links: index of source and target among the entities, the bow, and 1 for those that step back. */
  linkIds: string[] = [];
  from = new Int32Array(0);
  to = new Int32Array(0);
  bow = new Float64Array(0);
  dimmedLinks = new Uint8Array(0);
  /** Places of the groups. */
  discs: number[] = [];
  #places = new Map<string, number>();

  /** The entity's place in the arrays, or undefined where it is hidden or unknown. */
  place(id: string): number | undefined {
    return this.#places.get(id);
  }

  /** Whether some are drawn larger than their radius, so that a lesser one may be the larger. */
  get isSwollen(): boolean {
    return isSwollen(this.ids.length);
  }

  /** The entity's room in graph units; 0 where it is hidden or unknown. */
  roomOf(id: string): number {
    return this.room[this.#places.get(id) ?? -1] ?? 0;
  }

  /** The i-th entity's radius in pixels at that scale, for every i. */
  radii(scale: number, { width }: Size): (i: number) => number {
    const [swell, legible] = [growth(scale), legibleRadius(this.ids.length, width)];
    return (i) => drawnRadius(this.radius[i]!, this.room[i]!, swell, legible);
  }

  /** Reads everything anew; returns the entities that have more or less room than before. */
  rebuild(model: Model, bows: Bows, preview: Preview): string[] {
    const before = new Map(this.ids.map((id, i) => [id, this.room[i]!]));
    const nodes: { id: string; degree: number; radius: number; dimmed: number }[] = [];
    const { styles } = model;
    model.graph.forEachNode((id, { entity }) => {
      const clarity = model.clarityOfNode(id);
      if (clarity !== "hidden") nodes.push({ id, degree: entity.degree, radius: styles.entity(id).size ?? radiusOf(entity.degree), dimmed: Number(clarity === "dimmed") });
    });
    nodes.sort((a, b) => a.dimmed - b.dimmed || b.radius - a.radius || b.degree - a.degree || (a.id < b.id ? -1 : 1));
    this.ids = nodes.map(({ id }) => id);
    this.#places = new Map(this.ids.map((id, i) => [id, i]));
    this.discs = this.ids.flatMap((id, i) => (isDisc(id) ? [i] : []));
    [this.x, this.y] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
    this.radius = Float64Array.from(nodes, (node) => node.radius);
    this.dimmed = Uint8Array.from(nodes, (node) => node.dimmed);
    this.room = Float64Array.from(this.ids, (id) => before.get(id) ?? 0);
    const changed = this.move(model, preview);
    this.#links(model, bows);
    return changed;
  }

  /** Reads positions again; what is visible has not changed. Returns the entities that have more or less room than before. */
  move(model: Model, preview: Preview): string[] {
    this.ids.forEach((id, i) => {
      const { x, y } = model.graph.getNodeAttributes(id);
      const [atX, atY] = preview.get(id) ?? [x, y];
      this.x[i] = atX;
      this.y[i] = atY;
    });
    const before = this.room;
    this.room = this.isSwollen ? roomFor(this.x, this.y, this.radius) : new Float64Array(this.ids.length);
    return this.ids.filter((_, i) => before[i] !== this.room[i]);
  }

  #links(model: Model, bows: Bows): void {
    this.linkIds = [];
    const [from, to, bow, dimmed]: [number[], number[], number[], number[]] = [[], [], [], []];
    model.graph.forEachEdge((id, { link }) => {
      const [source, target] = [this.#places.get(link.source), this.#places.get(link.target)];
      if (source === undefined || target === undefined) return;
      const clarity = model.clarityOfEdge(id);
      if (clarity === "hidden") return;
      this.linkIds.push(id);
      from.push(source);
      to.push(target);
      bow.push(bows.of(id));
      dimmed.push(Number(clarity === "dimmed"));
    });
    this.from = Int32Array.from(from);
    this.to = Int32Array.from(to);
    this.bow = Float64Array.from(bow);
    this.dimmedLinks = Uint8Array.from(dimmed);
  }
}
