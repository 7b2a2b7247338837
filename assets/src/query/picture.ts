// The graph tab: exactly the entities and links that the query returned. Other
// links among them are drawn only if the reader wants them.
import { Layout } from "../layout/layout";
import { Model } from "../model/model";
import { place } from "../model/place";
import type { Entity, Link } from "../model/types";
import * as api from "../net/api";
import type { Socket } from "../net/socket";
import { Stage } from "../stage/stage";
import { h } from "../ui/dom";
import { entityPath, linkPath } from "../ui/paths";
import { receive } from "../ui/receive";
import { saveMenu } from "../ui/save-menu";
import { entitiesAndLinks, relation } from "../ui/words";
import type { Subgraph } from "./subgraph";
import type { LinkValue } from "./values";
import { t } from "../words/words";

/** What can still be read as a picture, and laid out while one waits. */
const most = 5000;

export class Picture {
  readonly element: HTMLElement;
  readonly #canvas = h("div", { class: "picture-canvas" });
  readonly #note = h("p", { class: "picture-note", role: "status" });
  readonly #others = h("input", { type: "checkbox" });
  readonly #layout = new Layout();
  readonly #save: HTMLElement;
  #stage: Stage | undefined;
  #entities: Entity[] = [];
  #links: Link[] = [];
  /** Links among the entities that the query did not return; undefined until they were asked for. */
  #further: Link[] | undefined;
  #drawing = 0;

  constructor(
    readonly socket: Pick<Socket, "among">,
    readonly failed: (message: string) => void,
  ) {
    this.#save = saveMenu(() => this.#stage && { model: this.#stage.model, stage: this.#stage, title: document.querySelector("h1")?.textContent ?? t("results.query") }, failed);
    const label = h("label", { class: "switch" }, this.#others, t("results.others"));
    this.element = h("div", { class: "picture" }, h("div", { class: "picture-tools" }, label, this.#note, this.#save), this.#canvas);
    this.#others.addEventListener("change", () => void this.#switch());
    document.addEventListener("clew:theme", () => this.#stage?.setTheme());
  }

  /** The model that is drawn, for tests. */
  get model(): Model | undefined {
    return this.#stage?.model;
  }

  /** Draws a result. */
  async draw(graph: Subgraph): Promise<void> {
    const drawing = ++this.#drawing;
    this.#others.checked = false;
    this.#further = undefined;
    this.#note.textContent = t("results.drawing");
    try {
      const entities = await api.entities(graph.ids.slice(0, most));
      if (drawing !== this.#drawing) return;
      const there = new Set(entities.map(({ id }) => id));
      this.#entities = entities;
      this.#links = [...graph.links.values()].filter(({ source, target }) => there.has(source) && there.has(target)).map(drawable);
      await this.#show(this.#links, drawing, graph.ids.length);
    } catch (error) {
      if (drawing !== this.#drawing) return;
      this.#note.textContent = "";
      this.failed(error instanceof Error ? error.message : t("results.undrawn"));
    }
  }

  kill(): void {
    this.#drawing++;
    this.#stage?.kill();
    this.#layout.kill();
    this.element.remove();
  }

  /** Shows or leaves out the other links; nothing moves. */
  async #switch(): Promise<void> {
    const drawing = ++this.#drawing;
    const on = this.#others.checked;
    try {
      if (on) this.#further ??= await this.#fetchFurther();
    } catch (error) {
      this.#others.checked = false;
      return this.failed(error instanceof Error ? error.message : t("results.others-failed"));
    }
    if (drawing === this.#drawing) await this.#show(on ? [...this.#links, ...this.#further!] : this.#links, drawing, this.#entities.length);
  }

  async #fetchFurther(): Promise<Link[]> {
    const returned = new Set(this.#links.map(({ id }) => id));
    const further: Link[] = [];
    const ids = this.#entities.map(({ id }) => id);
    if (ids.length < 2) return further;
    await receive((handlers) => this.socket.among(ids, [], handlers), { patch: ({ links }) => void further.push(...links.filter(({ id }) => !returned.has(id))) });
    return further;
  }

  async #show(links: Link[], drawing: number, all: number): Promise<void> {
    const old = this.#stage;
    const kept = old?.model.graph.nodes().every((id) => this.#entities.some((entity) => entity.id === id)) && old.model.graph.order === this.#entities.length;
    const model = kept ? sameplaces(old!.model, links) : await this.#arranged(links);
    if (drawing !== this.#drawing) return;
    const view = kept ? old?.view : undefined;
    old?.kill();
    this.#stage = new Stage(this.#canvas, model);
    this.#stage.onLost(() => this.failed(t("results.no-drawing")));
    if (view) this.#stage.view = view;
    else this.#stage.fit();
    model.on("selection", () => this.#tell(all));
    this.#tell(all);
  }

  async #arranged(links: Link[]): Promise<Model> {
    const model = new Model();
    model.run({ kind: "add", label: t("results.draw"), entities: place(model.graph, this.#entities, { links }), links });
    const positions = await this.#layout.tidy(model).catch(() => ({}));
    model.run({ kind: "move", label: t("results.draw"), positions });
    return model;
  }

  /** Says what is drawn, or what was chosen, with the way to its page. */
  #tell(all: number): void {
    const model = this.#stage?.model;
    if (!model) return;
    const { graph, selection } = model;
    const [id] = selection;
    if (selection.size === 1 && id !== undefined) return this.#note.replaceChildren(pageLink(model, id));
    const drawn = graph.order === 0 ? t("results.nothing-to-draw") : entitiesAndLinks(graph.order, graph.size);
    const isCut = all > graph.order && all > most;
    this.#note.textContent = isCut ? t("results.first-of", { drawn, entities: t("counts.entities", { n: most }), n: all }) : drawn;
  }
}

function sameplaces(old: Model, links: Link[]): Model {
  const saved = old.toJSON();
  return Model.fromJSON({ ...saved, links, history: { steps: [], done: 0 } });
}

function drawable(link: LinkValue): Link {
  return { ...link, evidence: link.evidence ?? 0 };
}

function pageLink({ graph }: Model, id: string): HTMLElement {
  if (graph.hasNode(id)) return h("a", { href: entityPath(id) }, graph.getNodeAttribute(id, "entity").name);
  const { link } = graph.getEdgeAttributes(id);
  const name = (end: string) => graph.getNodeAttribute(end, "entity").name;
  return h("a", { href: linkPath(id) }, `${name(link.source)} ${relation(link.type)} ${name(link.target)}`);
}
