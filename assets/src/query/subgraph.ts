// The entities and links that a result holds, wherever in its cells.
import type { EntityValue, LinkValue, Row, Value } from "./values";

export class Subgraph {
  readonly entities = new Map<string, EntityValue>();
  readonly links = new Map<string, LinkValue>();

  add(rows: readonly Row[]): this {
    for (const row of rows) row.forEach((value) => this.#take(value));
    return this;
  }

  /** Every entity of the result, and the ends of its links, which no link can be drawn without. */
  get ids(): string[] {
    const ends = [...this.links.values()].flatMap(({ source, target }) => [source, target]);
    return [...new Set([...this.entities.keys(), ...ends])];
  }

  #take(value: Value): void {
    if (value === null || typeof value !== "object") return;
    if (Array.isArray(value)) value.forEach((item) => this.#take(item));
    else if ("entity" in value) this.entities.set(value.entity.id, value.entity);
    else if ("link" in value) this.links.set(value.link.id, value.link);
    else if ("path" in value) {
      for (const entity of value.path.entities) this.entities.set(entity.id, entity);
      for (const link of value.path.links) this.links.set(link.id, link);
    } else if ("map" in value) Object.values(value.map).forEach((item) => this.#take(item));
  }
}
