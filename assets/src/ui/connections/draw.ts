// What connects things comes onto the canvas: in place, with nothing there moved, as one step of undo.
import { placePath } from "../../model/place-path";
import type { Entity, Link } from "../../model/types";
import type { Common, FoundPath } from "../../net/found";
import { t } from "../../words/words";
import type { App } from "../app";
import { whom } from "./words";

let drawings = 0;

/** The paths of one search on the canvas. */
export class Drawing {
  readonly #app: App;
  readonly #label: string;
  readonly #merge = `paths-${Date.now()}-${++drawings}`;
  #thread: string[] = [];
  #fresh: string[] = [];

  constructor(app: App, picked: readonly Entity[]) {
    this.#app = app;
    this.#label = t("connections.deed", { names: whom(picked) });
  }

  /** Draws a path as part of the thread. */
  async add(path: FoundPath): Promise<void> {
    const { model, explorer } = this.#app;
    const links = linksOf(path);
    const entities = placePath(model.graph, path.entities, path.number);
    this.#fresh.push(...entities.map(({ entity }) => entity.id));
    this.#thread.push(...links.map(({ id }) => id));
    model.run({ kind: "add", label: this.#label, entities, links }, { merge: this.#merge });
    model.run({ kind: "lens", label: this.#label, lens: { thread: this.#thread } }, { merge: this.#merge });
    await explorer.surface.rendered();
    explorer.surface.reveal(path.entities.map(({ id }) => id));
  }

  /** Brings the links between what came and what else is there. */
  async finish(): Promise<void> {
    if (this.#fresh.length > 0) await this.#app.explorer.link(this.#fresh, this.#label, this.#merge);
  }
}

/** Draws these paths as the thread, or none. */
export function drawThread({ model }: App, paths: readonly FoundPath[]): void {
  const thread = paths.flatMap((path) => linksOf(path).map(({ id }) => id));
  model.run({ kind: "lens", label: paths.length > 0 ? t("connections.deed-thread") : t("connections.thread-off"), lens: { thread } }, { merge: "thread" });
}

/** Puts what is shared on the canvas, with the ways to it. */
export async function addShared({ model, explorer }: App, { picked, shared }: Common): Promise<void> {
  const ways = shared.flatMap(({ ways }) => ways.filter((way) => way !== null));
  const links = [...new Map(ways.flatMap(linksOf).map((link) => [link.id, link])).values()];
  const entities = [...new Map(ways.flatMap(({ entities }) => entities).map((entity) => [entity.id, entity])).values()];
  const fresh = entities.filter(({ id }) => !model.graph.hasNode(id));
  const label = t("connections.deed-shared", { names: whom(picked) });
  const merge = `shared-${Date.now()}-${++drawings}`;
  model.run({ kind: "add", label, entities: explorer.arranger.place(model.graph, fresh, { links }), links }, { merge });
  await explorer.surface.rendered();
  explorer.surface.reveal(entities.map(({ id }) => id));
  await explorer.link(fresh.map(({ id }) => id), label, merge);
}

function linksOf({ steps }: FoundPath): Link[] {
  return steps.flatMap(({ links }) => links);
}
