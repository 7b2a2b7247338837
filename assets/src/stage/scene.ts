// The picture: sigma, fed from the model, drawing with our programs. It can be
// built again from nothing, which is what a lost graphics context asks for.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Model } from "../model/model";
import type { EdgeAttributes, NodeAttributes } from "../model/types";
import { Bows } from "./bows";
import { Drawn } from "./drawn";
import type { IconAtlas } from "./icons";
import { Lettering } from "./lettering";
import { type Attention, linkLook, nodeLook } from "./look";
import type { Rect } from "./occupancy";
import { Pace, type PaceMode } from "./pace";
import type { Paint } from "./paint";
import { insidePolygon, pickLink, pickNode } from "./pick";
import { linkProgram } from "./programs/link";
import { nodeProgram } from "./programs/node";
import { nothingProgram } from "./programs/nothing";
import { growth, legibleRadius } from "./size";
import { Slide } from "./slide";
import type { Theme } from "./theme";
import type { Text } from "./typeset";
import { FRAME_BOX, type Size, type View, cameraOf, scaleOf, viewOf } from "./view";

/** Layers that show the picture and move together; "mouse" on top of them only listens. */
const PICTURE = ["edges", "nodes", "labels"] as const;
/** Layers of sigma that we don't use. */
const UNUSED = ["edgeLabels", "hovers", "hoverNodes"];
export const MOUSE_TOLERANCE = 5;
export const FINGER_TOLERANCE = 10;
export const DOUBLE_CLICK_MS = 320;

export interface SceneParts { model: Model; attention: Attention; paint: Paint; atlas: IconAtlas; theme: () => Theme; pace: PaceMode; covers: () => Rect[] }

export class Scene {
  readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  readonly drawn = new Drawn();
  readonly lettering: Lettering;
  readonly pace: Pace;
  readonly #slide: Slide;
  /** Pixels around a link that count as on it: 4 and what browsers round off for a mouse, more for fingers. */
  tolerance = MOUSE_TOLERANCE;
  #parts: SceneParts;
  #bows = new Bows();
  #streaming = false;
  #size: Size;
  #listeners = new Set<() => void>();

  /** Throws where the browser refuses WebGL. */
  constructor(container: HTMLElement, parts: SceneParts) {
    this.#parts = parts;
    this.pace = new Pace(parts.pace);
    // Sigma draws at once what it is given: nothing, until all else is set.
    this.sigma = new Sigma(new MultiDirectedGraph<NodeAttributes, EdgeAttributes>(), container, this.#settings());
    this.lettering = new Lettering(this.#canvas("labels").getContext("2d")!);
    this.#slide = new Slide(PICTURE.map((layer) => this.#canvas(layer)), () => void this.sigma.scheduleRender());
    this.#size = this.size;
    this.#takeOver();
    this.sigma.setCustomBBox(FRAME_BOX);
    this.sigma["graph"] = parts.model.graph;
    this.redraw();
  }

  get size(): Size {
    return this.sigma.getDimensions();
  }

  get view(): View {
    return viewOf(this.sigma.getCamera().getState(), this.size);
  }

  set view(view: View) {
    this.sigma.getCamera().setState(cameraOf(view, this.size));
  }

  /** Flies to the view in that many milliseconds. */
  glide(view: View, milliseconds: number): void {
    void this.sigma.getCamera().animate(cameraOf(view, this.size), { duration: milliseconds, easing: "quadraticOut" });
  }

  /** Calls the listener after every picture and camera move; returns what ends it. */
  onFrame(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The entity at a point: its shape, or else its name where no link runs. */
  pickEntity(at: { x: number; y: number }): string | undefined {
    const node = pickNode(this.drawn, this.view, this.size, at, this.tolerance / 3);
    if (node !== undefined) return node;
    const named = this.lettering.nameAt(at);
    return named !== undefined && this.pickLink(at) === undefined ? named : undefined;
  }

  pickLink(at: { x: number; y: number }): string | undefined {
    return pickLink(this.drawn, this.view, this.size, at, this.tolerance);
  }

  /** The entities inside a polygon of screen points. */
  inside(polygon: readonly { x: number; y: number }[]): string[] {
    return insidePolygon(this.drawn, this.view, this.size, polygon);
  }

  /** Everything anew: after filters, removals and theme-independent changes of many things. */
  redraw(): void {
    this.#bowAll();
    this.#read();
    this.#lighten();
    this.sigma.refresh({ schedule: true });
  }

  /** Entities and links have only been added: draws those and the pairs they bow apart. */
  added(nodes: string[], links: string[]): void {
    const { graph } = this.#parts.model;
    const pairs = new Set(links.map((id) => this.#bows.add(id, ...graph.extremities(id))));
    for (const pair of pairs) this.#bows.settle(pair, this.#isForward);
    const squeezed = this.#read();
    this.#lighten();
    const edges = new Set([...pairs].flat().concat([...this.#linksOf(squeezed)]));
    this.sigma.refresh({ partialGraph: { nodes: [...new Set(nodes.concat(squeezed))], edges: [...edges] }, schedule: true });
  }

  /** What is in sight changed, and is drawn so already. */
  reread(): void {
    const squeezed = this.#read();
    this.restyle(squeezed, this.#linksOf(squeezed));
  }

  /** Looks of these entities changed, not what there is. */
  restyle(nodes: Iterable<string>, links: Iterable<string> = []): void {
    const { graph } = this.#parts.model;
    const known = { nodes: [...nodes].filter((id) => graph.hasNode(id)), edges: [...links].filter((id) => graph.hasEdge(id)) };
    const skipIndexation = !this.sigma["needToProcess"];
    this.sigma.refresh({ partialGraph: known, skipIndexation, schedule: true });
  }

  /** These entities are drawn elsewhere: their links follow. */
  moved(nodes: Iterable<string>): void {
    const { model, attention } = this.#parts;
    const squeezed = this.drawn.move(model, attention.preview);
    const changed = new Set([...nodes, ...squeezed]);
    this.restyle(changed, this.#linksOf(changed));
  }

  /** While a stream arrives, a slow machine draws entities only. */
  streaming(on: boolean): void {
    if (on === this.#streaming) return;
    this.#streaming = on;
    if (!on) this.sigma.scheduleRender();
  }

  kill(): void {
    this.#slide.stop();
    this.#listeners.clear();
    this.sigma.kill();
  }

  #settings() {
    const { model, attention, paint, atlas } = this.#parts;
    const straight = linkProgram(paint, 1);
    return {
      nodeReducer: (id: string, attributes: NodeAttributes) => ({ ...nodeLook(model, attention, this.drawn.roomOf(id), id, attributes) }),
      edgeReducer: (id: string, attributes: EdgeAttributes) => ({ ...linkLook(model, attention, this.#bows, id, attributes) }),
      nodeProgramClasses: { entity: nodeProgram(paint, atlas) },
      nodeHoverProgramClasses: { entity: nothingProgram },
      edgeProgramClasses: { straight, bowed: linkProgram(paint, 18) },
      defaultNodeType: "entity",
      defaultEdgeType: "straight",
      zoomToSizeRatioFunction: (ratio: number) => 1 / growth(this.sigma ? scaleOf(ratio, this.size) : 1),
      renderLabels: false,
      renderEdgeLabels: false,
      stagePadding: 0,
      zIndex: false,
      allowInvalidContainer: true,
      enableCameraRotation: false,
      minCameraRatio: 0.05,
      maxCameraRatio: 60,
      zoomingRatio: 1.4,
      doubleClickTimeout: DOUBLE_CLICK_MS,
      tapMoveTolerance: 12,
      defaultDrawNodeHover: () => {},
    };
  }

  // Sigma follows every single change of the graph and finds what is under the
  // pointer by reading pixels back. We tell it once a command, and know by geometry.
  #takeOver(): void {
    const { sigma } = this;
    sigma["unbindGraphHandlers"]();
    sigma["unbindCameraHandlers"]();
    sigma["pickingLayers"].clear();
    sigma["getNodeAtPosition"] = (at: { x: number; y: number }) => this.pickEntity(at) ?? null;
    sigma["getEdgeAtPoint"] = (x: number, y: number) => this.pickLink({ x, y }) ?? null;
    sigma.setSetting("enableEdgeEvents", true);
    sigma.getCamera().on("updated", this.#cameraMoved);
    sigma.on("resize", this.#resized);
    sigma.on("beforeRender", this.#beforeRender);
    sigma.on("afterRender", this.#afterRender);
    sigma.on("afterProcess", this.#afterProcess);
    for (const layer of UNUSED) this.#canvas(layer).style.display = "none";
    this.#canvas("mouse").style.opacity = "0";
  }

  #canvas(layer: string): HTMLCanvasElement {
    return this.sigma.getCanvases()[layer]!;
  }

  #cameraMoved = (): void => {
    for (const listener of this.#listeners) listener();
    if (this.pace.slow) this.#slide.moved(this.view, this.size);
    else this.sigma.scheduleRender();
  };

  // In a new size, what was in the middle stays there, as close as it was.
  #resized = (): void => {
    const view = viewOf(this.sigma.getCamera().getState(), this.#size);
    this.#size = this.size;
    this.view = view;
  };

  #begun = 0;

  #beforeRender = (): void => {
    this.#begun = performance.now();
    const { paint, attention } = this.#parts;
    paint.legible = legibleRadius(this.drawn.ids.length, this.size.width);
    paint.focus = attention.lit !== undefined;
    paint.sketch = this.pace.slow && (this.#streaming || this.#slide.far);
    this.#slide.begin();
  };

  #afterRender = (): void => {
    const { paint } = this.#parts;
    this.#slide.drew(this.view);
    if (paint.sketch) {
      this.lettering.clear(this.size);
      if (!this.#streaming) this.#slide.awaitRest();
    } else {
      this.#letter();
      this.#slide.stop();
      this.pace.drew(this.#begun);
    }
    for (const listener of this.#listeners) listener();
  };

  /** How a name is written beside an entity of that radius in pixels. */
  text(name: string, radius: number): Text {
    this.lettering.typesetter.use(this.#parts.theme().font, this.size.width);
    return this.lettering.typesetter.text(name, radius);
  }

  /** Writes the words anew over the last picture, where that is in place. */
  reletter(): void {
    if (this.#slide.still && !this.#parts.paint.sketch) this.#letter();
  }

  #letter(): void {
    const { drawn, view, size } = this;
    const { model, attention, theme, covers } = this.#parts;
    this.lettering.draw({ model, drawn, view, size, attention, theme: theme(), covers: covers() });
  }

  // Indexing puts entities where the model has them; those under way go back to where they are drawn.
  #afterProcess = (): void => {
    this.sigma["needToProcess"] = false;
    if (this.#parts.attention.preview.size) this.moved(this.#parts.attention.preview.keys());
  };

  /** Reads the model; returns the entities whose room changed. */
  #read(): string[] {
    return this.drawn.rebuild(this.#parts.model, this.#bows, this.#parts.attention.preview);
  }

  #linksOf(nodes: Iterable<string>): Set<string> {
    const { graph } = this.#parts.model;
    const links = new Set<string>();
    for (const id of nodes) if (graph.hasNode(id)) graph.forEachEdge(id, (link) => void links.add(link));
    return links;
  }

  #isForward = (id: string): boolean => {
    const [source, target] = this.#parts.model.graph.extremities(id);
    return source < target;
  };

  #bowAll(): void {
    this.#bows.clear();
    const pairs = new Set<string[]>();
    this.#parts.model.graph.forEachEdge((id, _, source, target) => void pairs.add(this.#bows.add(id, source, target)));
    for (const pair of pairs) this.#bows.settle(pair, this.#isForward);
  }

  // Ten thousand links at full strength are a black ball.
  #lighten(): void {
    this.#parts.paint.linkAlpha = Math.min(1, Math.max(0.28, 1.35 - 0.27 * Math.log10(1 + this.#parts.model.graph.size)));
  }
}
