// What the reader attends to: pointing at a thing lights it and its
// neighbours up, a search in the view lights up what it found.
import type { Model } from "../model/model";
import type { Attention } from "./look";
import type { Scene } from "./scene";

const MOST_LINKS_WHEN_SLOW = 1000;

export class Spotlight {
  readonly attention: Attention;
  #model: Model;
  #scene: () => Scene | undefined;
  #found: ReadonlySet<string> | undefined;

  constructor(model: Model, scene: () => Scene | undefined, preview: Attention["preview"]) {
    this.#model = model;
    this.#scene = scene;
    this.attention = { hovered: undefined, lit: undefined, found: false, preview };
  }

  /** Points at an entity, a link or nothing; false where that is no change. */
  hover(id: string | undefined): boolean {
    if (this.attention.hovered === id) return false;
    this.#attend(id);
    return true;
  }

  /** What a search in the view found; undefined ends the search. */
  find(ids: ReadonlySet<string> | undefined): void {
    this.#found = ids;
    this.#attend(this.attention.hovered);
  }

  #attend(hovered: string | undefined): void {
    const { attention } = this;
    const before = { ...attention };
    attention.hovered = hovered;
    attention.lit = this.#neighbourhood(hovered) ?? this.#found;
    attention.found = attention.lit !== undefined && attention.lit === this.#found;
    const scene = this.#scene();
    if (!scene) return;
    if (this.#sparing && attention.lit === before.lit) return scene.reletter();
    const ends = [before.hovered, hovered].filter((id) => id !== undefined);
    const lit = new Set([...ends, ...(before.lit ?? []), ...(attention.lit ?? [])]);
    scene.restyle(lit, new Set([...ends, ...this.#linksOf(attention.found || before.found ? lit : ends)]));
  }

  #linksOf(ids: Iterable<string>): string[] {
    const { graph } = this.#model;
    return [...ids].flatMap((id) => (graph.hasNode(id) ? graph.edges(id) : []));
  }

  /** A machine that draws a big graph slowly is spared a full picture for every move of the pointer. */
  get #sparing(): boolean {
    return this.#scene()?.pace.slow === true && this.#model.graph.size > MOST_LINKS_WHEN_SLOW;
  }

  #neighbourhood(id: string | undefined): ReadonlySet<string> | undefined {
    if (id === undefined || !this.#model.graph.hasNode(id)) return undefined;
    if (this.#sparing) return undefined;
    return new Set([id, ...this.#model.graph.neighbors(id)]);
  }
}
