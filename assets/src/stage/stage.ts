// The canvas as the rest of the page knows it: it shows the model, tells what
// the reader does on it, and says when it can't go on.
import type { Model } from "../model/model";
import { entitiesAndLinks } from "../ui/words";
import { t } from "../words/words";
import type { Positions } from "../model/types";
import { Covers, type Floating } from "./covers";
import { Gestures, type PointerEventName } from "./gestures";
import { IconAtlas } from "./icons";
import { middleOf } from "./lettering";
import type { LinkLook, NodeLook } from "./look";
import { Marquee } from "./marquee";
import { Modes, modeTable } from "./modes/modes";
import { Movement } from "./movement";
import type { PaceMode } from "./pace";
import { type Paint, newPaint, repaint } from "./paint";
import { type Recovery, watchLoss } from "./recovery";
import { Scene } from "./scene";
import { Sight } from "./sight";
import { Spotlight } from "./spotlight";
import { Sync } from "./sync";
import { type Theme, readTheme } from "./theme";
import type { Plate } from "./vector/plate";
import { type View, toScreen } from "./view";

export type { View } from "./view";

/** `id` is an entity's or a link's; x and y are pixels from the stage's top left. */
export interface StageEvent { id?: string; x: number; y: number; additive: boolean }

/**
 * Draws the model into the container and lets the reader work on it. Clicks,
 * boxes and lassos select in the model; a drag runs one undoable "move" that pins.
 */
export class Stage {
  readonly container: HTMLElement;
  readonly model: Model;
  /** What the keyboard does here. */
  readonly keyboard: Modes;
  #say: (text: string) => void;
  #frame = document.createElement("div");
  #theme: Theme;
  #paint: Paint;
  #atlas: IconAtlas;
  #marquee: Marquee;
  #covers: Covers;
  #movement: Movement;
  #spotlight: Spotlight;
  #sight: Sight;
  #scene: Scene | undefined;
  #gestures: Gestures | undefined;
  #recovery: Recovery | undefined;
  #reducedMotion: boolean;
  #pace: PaceMode;
  #mode: "pan" | "lasso" = "pan";
  #lost = false;
  #listeners = new Map<PointerEventName, Set<(event: StageEvent) => void>>();
  #frameListeners = new Set<() => void>();
  #lostListeners = new Set<() => void>();
  #endings: (() => void)[] = [];

  constructor(container: HTMLElement, model: Model, options: { reducedMotion?: boolean; pace?: PaceMode; floating?: Floating; say?: (text: string) => void } = {}) {
    this.container = container;
    this.model = model;
    this.#say = options.say ?? (() => undefined);
    this.#reducedMotion = options.reducedMotion ?? matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#pace = options.pace ?? "measured";
    this.#theme = readTheme(container);
    this.#paint = newPaint(this.#theme);
    this.#atlas = new IconAtlas(() => this.#scene?.sigma.scheduleRender());
    this.#covers = new Covers(container, options.floating ?? { panels: [] }, () => this.#scene?.reletter());
    this.#movement = new Movement(model, () => this.#scene);
    this.#spotlight = new Spotlight(model, () => this.#scene, this.#movement.preview);
    this.#sight = new Sight(this.#covers, model, () => this.#scene, this.#reducedMotion);
    this.#prepare();
    this.#marquee = new Marquee(container, () => this.#theme);
    this.keyboard = new Modes(this, () => this.#modeChanged());
    this.#build();
    this.#follow();
  }

  /** Calls the listener; returns what ends it. */
  on(event: PointerEventName, listener: (event: StageEvent) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  emit(name: PointerEventName, event: StageEvent): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event);
  }

  /** Says a sentence to those who do not see the canvas. */
  say(text: string): void {
    this.#say(text);
  }

  /** Calls the listener after every picture and camera move; returns what ends it. */
  onFrame(listener: () => void): () => void {
    this.#frameListeners.add(listener);
    return () => void this.#frameListeners.delete(listener);
  }

  /** Calls the listener when WebGL is refused or lost for good; at once where it already is. */
  onLost(listener: () => void): void {
    this.#lostListeners.add(listener);
    if (this.#lost) queueMicrotask(listener);
  }

  /** Which point of the graph is in the middle and how close: to be stored and set again. */
  get view(): View | undefined {
    return this.#scene?.view;
  }

  set view(view: View | undefined) {
    if (view && this.#scene) this.#scene.view = view;
  }

  /** What is drawn: entities and links in flat arrays, and the words as they were placed last. */
  get picture() {
    const scene = this.#scene;
    if (!scene) return undefined;
    const { drawn, view, size, lettering } = scene;
    return { drawn, view, size, names: lettering.names, relations: lettering.relations };
  }

  /** The last picture with all that it is drawn from, to be drawn again elsewhere. */
  get plate(): Plate | undefined {
    const scene = this.#scene;
    if (!scene) return undefined;
    const { drawn, view, size, lettering, sigma } = scene;
    return {
      drawn, view, size, theme: this.#theme, paint: this.#paint, written: lettering.written, notes: this.model.written.notes, order: this.model.graph.nodes(),
      node: (id) => sigma.getNodeDisplayData(id) as unknown as NodeLook,
      link: (id) => sigma.getEdgeDisplayData(id) as unknown as LinkLook,
    };
  }

  /** True while this machine is too slow to draw everything in motion. */
  get slow(): boolean {
    return this.#scene?.pace.slow ?? false;
  }

  /** Shows all of these entities with their names, or everything. */
  fit(ids?: Iterable<string>): void {
    this.#sight.fit(ids);
  }

  /** Goes to a view; where it shows none of these entities, or there is none, to what shows them. */
  look(view: View | undefined, ids: readonly string[]): void {
    this.#sight.look(view, ids);
  }

  /** Shows these entities too, if they are not in sight, with those that are; comes no closer. */
  reveal(ids: Iterable<string>): void {
    this.#sight.reveal(ids);
  }

  /** Zooms in (above 1) or out (below 1) around the middle. */
  zoom(factor: number): void {
    this.#sight.zoom(factor);
  }

  /** Moves the picture by pixels, right and down. */
  pan(right: number, down: number): void {
    this.#sight.pan(right, down);
  }

  /** Brings the entity into the middle, unless it is well in sight. */
  focus(id: string): void {
    this.#sight.focus(id);
  }

  /** Lets entities travel to their positions. The model is not asked: run "move" with the same positions when it resolves. */
  animateTo(positions: Positions, milliseconds: number): Promise<void> {
    const atOnce = this.#reducedMotion || this.slow || document.hidden;
    return this.#movement.travel(positions, atOnce ? 0 : milliseconds);
  }

  /** Shows entities where the model has them, if they were on their way elsewhere. */
  rest(): void {
    this.#movement.arrive();
  }

  /** Shows these entities clearly and the rest faintly; undefined ends it. */
  highlight(ids: ReadonlySet<string> | undefined): void {
    this.#spotlight.find(ids);
  }

  /** The entity or link at a point of the stage in pixels, as a mouse would meet it. */
  pick(at: { x: number; y: number }): string | undefined {
    return this.#scene?.pickEntity(at) ?? this.#scene?.pickLink(at);
  }

  /** Lights an entity or link up as pointing at it does; undefined ends that. */
  light(id: string | undefined): void {
    this.#pointAt(id);
  }

  /** Draws entities by so much further, in graph units; the model is not asked until they are dropped. */
  drag(ids: readonly string[], by: { x: number; y: number }): void {
    this.#movement.drag(ids, by);
  }

  /** Moves and pins what was dragged, as one undoable step. */
  drop(ids: readonly string[]): void {
    this.#movement.drop(ids);
  }

  /** Draws what was dragged where it was before. */
  putBack(ids: readonly string[]): void {
    this.#movement.putBack(ids);
  }

  /** What dragging the empty stage does. */
  setMode(mode: "pan" | "lasso"): void {
    this.#mode = mode;
    this.#pointAt(undefined);
  }

  /** Reads the colours again after the theme changed. */
  setTheme(): void {
    this.#theme = readTheme(this.container);
    repaint(this.#paint, this.#theme);
    this.#scene?.sigma.scheduleRender();
  }

  /** While links stream in, a slow machine draws entities only. */
  streaming(on: boolean): void {
    this.#scene?.streaming(on);
  }

  /** Where an entity, or the middle of a link, is on the stage in pixels; size is the radius. Undefined where it is not shown. */
  positionOf(id: string): { x: number; y: number; size: number } | undefined {
    const { picture } = this;
    if (!picture) return undefined;
    const { drawn, view, size } = picture;
    const place = drawn.place(id);
    if (place === undefined) {
      const link = drawn.linkIds.indexOf(id);
      return link < 0 ? undefined : { ...middleOf(picture, link), size: 0 };
    }
    return { ...toScreen(view, size, drawn.x[place]!, drawn.y[place]!), size: drawn.radii(view.scale, size)(place) };
  }

  kill(): void {
    this.keyboard.mode = "menu";
    for (const end of this.#endings) end();
    this.#tearDown();
    this.#covers.kill();
    this.#marquee.kill();
    this.#frame.remove();
  }

  #prepare(): void {
    const { container } = this;
    if (getComputedStyle(container).position === "static") container.style.position = "relative";
    Object.assign(this.#frame.style, { position: "absolute", inset: "0", overflow: "hidden" });
    container.prepend(this.#frame);
    container.tabIndex = 0;
    container.setAttribute("role", "application");
    container.setAttribute("aria-roledescription", "graph");
  }

  #build(view?: View): void {
    try {
      this.#scene = new Scene(this.#frame, {
        model: this.model, attention: this.#spotlight.attention, paint: this.#paint, atlas: this.#atlas, theme: () => this.#theme, pace: this.#pace,
        covers: () => this.#covers.rects(),
      });
    } catch {
      return this.#giveUp();
    }
    const scene = this.#scene;
    this.#gestures = new Gestures(scene, this.#gestureHost());
    this.#recovery = watchLoss(Object.values(scene.sigma.getCanvases()), () => this.#rebuild(), () => this.#giveUp());
    scene.onFrame(() => this.#frameListeners.forEach((listener) => listener()));
    const first = view ?? this.#sight.fitting();
    if (first) scene.view = first;
    this.#describe();
  }

  #rebuild(): void {
    const view = this.#scene?.view;
    this.#tearDown();
    this.#build(view);
  }

  #tearDown(): void {
    this.#recovery?.stop();
    this.#gestures?.kill();
    this.#scene?.kill();
    this.#scene = undefined;
  }

  #giveUp(): void {
    this.#tearDown();
    this.#lost = true;
    for (const listener of this.#lostListeners) queueMicrotask(listener);
  }

  #follow(): void {
    const sync = new Sync(this.model, () => this.#scene, this.#movement);
    const resize = new ResizeObserver(() => this.#scene?.sigma.scheduleRender());
    resize.observe(this.container);
    this.container.addEventListener("keydown", this.#keyed);
    this.#endings.push(
      () => resize.disconnect(),
      () => this.container.removeEventListener("keydown", this.#keyed),
      sync.start(() => this.#describe(), () => this.#jumpToFit()),
    );
  }

  #jumpToFit(): void {
    const view = this.#sight.fitting();
    if (view) this.view = view;
  }

  #gestureHost() {
    return {
      model: this.model,
      marquee: this.#marquee,
      mode: () => this.#mode,
      emit: (name: PointerEventName, event: StageEvent) => this.emit(name, event),
      hover: (id: string | undefined) => this.#pointAt(id),
      drag: (ids: readonly string[], by: { x: number; y: number }) => this.#movement.drag(ids, by),
      drop: (ids: readonly string[]) => this.#movement.drop(ids),
    };
  }

  #pointAt(id: string | undefined): void {
    const idle = this.#mode === "lasso" ? "crosshair" : "";
    this.#frame.style.cursor = id === undefined ? idle : "pointer";
    if (!this.#spotlight.hover(id)) return;
    const { x, y } = (id !== undefined && this.positionOf(id)) || { x: 0, y: 0 };
    this.emit("hover", { ...(id === undefined ? {} : { id }), x, y, additive: false });
  }

  #keyed = (event: KeyboardEvent): void => {
    if (event.target !== this.container || event.isComposing) return;
    if (!this.keyboard.press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #modeChanged(): void {
    this.#describe();
    this.container.dispatchEvent(new CustomEvent("clew:mode", { bubbles: true }));
  }

  #describe(): void {
    const drawn = this.#scene?.drawn;
    const what = entitiesAndLinks(drawn?.ids.length ?? 0, drawn?.linkIds.length ?? 0);
    this.container.setAttribute("aria-label", t("canvas.described", { what, mode: modeTable(this.keyboard.mode).about }));
  }
}
