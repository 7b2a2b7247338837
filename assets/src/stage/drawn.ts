// What is on the canvas right now, in flat arrays that a frame can run through
// quickly: picking, labels and the minimap all read the same one.
import type { Model } from "../model/model";
import type { Bows } from "./bows";
import { radiusOf } from "./size";

export type Preview = ReadonlyMap<string, readonly [number, number]>;

export class Drawn {
  /** Visible entities, the most connected first; x, y and radius in graph units. */
  ids: string[] = [];
  x = new Float64Array(0);
  y = new Float64Array(0);
  radius = new Float64Array(0);
  /** Visible links: index of source and target among the entities, and the bow. */
  linkIds: string[] = [];
  from = new Int32Array(0);
  to = new Int32Array(0);
  bow = new Float64Array(0);
  #places = new Map<string, number>();

  /** The entity's place in the arrays, or undefined where it is hidden or unknown. */
  place(id: string): number | undefined {
    return this.#places.get(id);
  }

  rebuild(model: Model, bows: Bows, preview: Preview): void {
    const degree = (id: string) => model.graph.getNodeAttribute(id, "entity").degree;
    const nodes = model.graph.filterNodes((id) => model.isNodeVisible(id)).map((id) => ({ id, degree: degree(id) }));
    nodes.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
    this.ids = nodes.map(({ id }) => id);
    this.#places = new Map(this.ids.map((id, i) => [id, i]));
    [this.x, this.y] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
    this.radius = Float64Array.from(nodes, (node) => radiusOf(node.degree));
    this.move(model, preview);
    this.#links(model, bows);
  }

  /** Reads positions again; what is visible has not changed. */
  move(model: Model, preview: Preview): void {
    this.ids.forEach((id, i) => {
      const { x, y } = model.graph.getNodeAttributes(id);
      const [atX, atY] = preview.get(id) ?? [x, y];
      this.x[i] = atX;
      this.y[i] = atY;
    });
  }

  #links(model: Model, bows: Bows): void {
    this.linkIds = [];
    const [from, to, bow]: [number[], number[], number[]] = [[], [], []];
    model.graph.forEachEdge((id, { link }) => {
      const [source, target] = [this.#places.get(link.source), this.#places.get(link.target)];
      if (source === undefined || target === undefined || model.hiddenRelations.has(link.type)) return;
      this.linkIds.push(id);
      from.push(source);
      to.push(target);
      bow.push(bows.of(id));
    });
    this.from = Int32Array.from(from);
    this.to = Int32Array.from(to);
    this.bow = Float64Array.from(bow);
  }
}
