// Keeps the scene up to date with the model with the least work each change asks for.
import type { Model } from "../model/model";
import type { Movement } from "./movement";
import type { Scene } from "./scene";

/** So many entities and links are read anew at once, whatever happened to them. */
const FEW = 2000;
/** What a moving clock dims, hides or brings back is read when that rests so many milliseconds; until then new names are missing. */
const REST = 160;

export class Sync {
  #model: Model;
  #scene: () => Scene | undefined;
  #movement: Movement;
  #known = { nodes: 0, links: 0 };
  #last: { node?: string; link?: string } = {};
  #selected: ReadonlySet<string> = new Set();
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(model: Model, scene: () => Scene | undefined, movement: Movement) {
    this.#model = model;
    this.#scene = scene;
    this.#movement = movement;
    this.#selected = new Set(model.selection);
    this.#remember();
  }

  /** Calls `changed` when what is shown changed, and `filled` when an empty canvas got its first entities; returns what ends it. */
  start(changed: () => void, filled: () => void): () => void {
    const endings = [
      this.#model.on("graph", () => {
        const wasEmpty = this.#known.nodes === 0;
        this.#graphChanged();
        if (wasEmpty && this.#known.nodes > 0) filled();
        changed();
      }),
      this.#model.on("filter", () => {
        this.#remember(); // events are folded into links, or no longer so
        this.#scene()?.redraw();
        changed();
      }),
      this.#model.on("clock", () => this.#clockMoved(changed)),
      () => clearTimeout(this.#resting),
      this.#model.on("positions", () => this.#movement.arrive()),
      this.#model.on("selection", () => this.#selectionChanged()),
    ];
    return () => endings.forEach((end) => end());
  }

  // graphology keeps insertion order, so what is new comes last; anything else is drawn anew.
  #graphChanged(): void {
    const { graph } = this.#model;
    const before = { ...this.#known, ...this.#last };
    const [nodes, links] = [graph.nodes(), graph.edges()];
    const grew = nodes.length + graph.size > before.nodes + before.links;
    const onlyGrew = grew && nodes.length >= before.nodes && nodes[before.nodes - 1] === before.node && links[before.links - 1] === before.link;
    this.#remember();
    if (onlyGrew) this.#scene()?.added(nodes.slice(before.nodes), links.slice(before.links));
    else this.#scene()?.redraw();
  }

  #clockMoved(changed: () => void): void {
    const { graph, moved } = this.#model;
    const scene = this.#scene();
    if (!scene || moved.nodes.length + moved.links.length === 0) return;
    if (graph.order + graph.size <= FEW) return (scene.redraw(), changed());
    scene.restyle(moved.nodes, moved.links);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => (this.#scene()?.reread(), changed()), REST);
  }

  #selectionChanged(): void {
    const now = new Set(this.#model.selection);
    const changed = [...now].filter((id) => !this.#selected.has(id)).concat([...this.#selected].filter((id) => !now.has(id)));
    this.#selected = now;
    this.#scene()?.restyle(changed, changed);
  }

  #remember(): void {
    const { graph } = this.#model;
    this.#known = { nodes: graph.order, links: graph.size };
    this.#last = { node: graph.nodes().at(-1), link: graph.edges().at(-1) };
  }
}
