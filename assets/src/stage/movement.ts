// Entities under way: dragged by the reader or travelling to where a layout put
// them. They are drawn on the way; the model hears of it once, at the end.
import type { Model } from "../model/model";
import type { Positions } from "../model/types";
import { t } from "../words/words";
import type { Scene } from "./scene";

export class Movement {
  /** Where entities are drawn while under way, in graph units. */
  readonly preview = new Map<string, [number, number]>();
  #model: Model;
  #scene: () => Scene | undefined;
  #journey = 0;
  #drags = 0;

  constructor(model: Model, scene: () => Scene | undefined) {
    this.#model = model;
    this.#scene = scene;
  }

  /** The model has moved entities, so nothing is under way any more. */
  arrive(): void {
    this.#journey++;
    this.preview.clear();
    this.#scene()?.moved(this.#model.graph.nodes());
  }

  /** Resolves when all are drawn at their positions, or when something else moved entities meanwhile. */
  async travel(positions: Positions, milliseconds: number): Promise<void> {
    const journey = ++this.#journey;
    const ids = Object.keys(positions).filter((id) => this.#model.graph.hasNode(id));
    const start = new Map(ids.map((id) => [id, this.#drawnAt(id)] as const));
    const begun = performance.now();
    for (let t = 0; t < 1 && this.#journey === journey && this.#scene(); ) {
      if (milliseconds) await new Promise(requestAnimationFrame);
      if (this.#journey !== journey) return;
      t = milliseconds ? Math.min((performance.now() - begun) / milliseconds, 1) : 1;
      this.#step(ids, start, positions, t * t * (3 - 2 * t));
    }
  }

  drag(ids: readonly string[], by: { x: number; y: number }): void {
    this.#journey++;
    for (const id of ids) {
      if (!this.#model.graph.hasNode(id)) continue;
      const { x, y } = this.#model.graph.getNodeAttributes(id);
      this.preview.set(id, [x + by.x, y + by.y]);
    }
    this.#scene()?.moved(ids);
  }

  /** Draws what was dragged where the model has it. */
  putBack(ids: readonly string[]): void {
    for (const id of ids) this.preview.delete(id);
    this.#scene()?.moved(ids);
  }

  /** Moves and pins what was dragged, as one step that can be undone. */
  drop(ids: readonly string[]): void {
    const there = ids.filter((id) => this.preview.has(id) && this.#model.graph.hasNode(id));
    const positions = Object.fromEntries(there.map((id) => [id, this.preview.get(id)!]));
    if (there.length === 0) return;
    const label = t("deeds.move", { n: there.length, name: this.#model.graph.getNodeAttribute(there[0]!, "entity").name });
    const merge = `drag-${++this.#drags}`;
    this.preview.clear();
    this.#model.run({ kind: "move", label, positions }, { merge });
    this.#model.run({ kind: "pin", label, nodes: there }, { merge });
  }

  #step(ids: string[], start: Map<string, [number, number]>, end: Positions, share: number): void {
    for (const id of ids) {
      if (!this.#model.graph.hasNode(id)) continue;
      const [[x, y], [toX, toY]] = [start.get(id)!, end[id]!];
      this.preview.set(id, [x + (toX - x) * share, y + (toY - y) * share]);
    }
    this.#scene()?.moved(ids);
  }

  #drawnAt(id: string): [number, number] {
    const { x, y } = this.#model.graph.getNodeAttributes(id);
    return this.preview.get(id) ?? [x, y];
  }
}
