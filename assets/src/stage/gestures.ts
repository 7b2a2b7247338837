// What pointer and fingers do on the stage, on top of sigma's panning and zooming.
import type { SigmaEventPayload } from "sigma/types";
import type { Model } from "../model/model";
import type { Point } from "./curve";
import { type Marquee, rectangle } from "./marquee";
import { DOUBLE_CLICK_MS, FINGER_TOLERANCE, MOUSE_TOLERANCE, type Scene } from "./scene";

const LONG_PRESS_MS = 500;
const STILL_MOUSE = 3;
const STILL_FINGER = 10;

export type PointerEventName = "node:click" | "node:open" | "node:menu" | "link:click" | "stage:click" | "hover";

export interface GestureHost {
  model: Model;
  marquee: Marquee;
  mode(): "pan" | "lasso";
  emit(name: PointerEventName, event: { id?: string; x: number; y: number; additive: boolean }): void;
  hover(id: string | undefined): void;
  /** Draws these entities by so much further, in graph units; nothing is decided yet. */
  drag(ids: readonly string[], by: Point): void;
  /** The entities stay where they were drawn last. */
  drop(ids: readonly string[]): void;
}

type Original = MouseEvent | TouchEvent;

interface Press { at: Point; original: Original; node?: string; touch: boolean }

export class Gestures {
  #scene: Scene;
  #host: GestureHost;
  #press: Press | undefined;
  #action: "drag" | "box" | "lasso" | undefined;
  #dragged: string[] = [];
  #trail: Point[] = [];
  #longPress: ReturnType<typeof setTimeout> | undefined;
  /** True from a drag, a box or a long press until the next press: the click that ends it means nothing. */
  #spent = false;
  #lastClick: { id: string; time: number } | undefined;

  constructor(scene: Scene, host: GestureHost) {
    this.#scene = scene;
    this.#host = host;
    this.#followClicks();
    this.#followHover();
    const { sigma } = scene;
    sigma.on("downNode", (e) => this.#pressed(e, e.node));
    sigma.on("downEdge", (e) => this.#pressed(e));
    sigma.on("downStage", (e) => this.#pressed(e));
    sigma.on("moveBody", (e) => this.#moved(e));
    sigma.getMouseCaptor().on("mouseup", () => this.#released());
    sigma.getTouchCaptor().on("touchup", () => this.#released());
  }

  kill(): void {
    clearTimeout(this.#longPress);
  }

  #followClicks(): void {
    const { sigma } = this.#scene;
    sigma.on("clickNode", (e) => this.#clicked("node:click", e, e.node));
    sigma.on("clickEdge", (e) => this.#clicked("link:click", e, e.edge));
    sigma.on("clickStage", (e) => this.#clickedStage(e));
    sigma.on("doubleClickNode", (e) => (e.preventSigmaDefault(), this.#clicked("node:click", e, e.node)));
    sigma.on("doubleClickEdge", (e) => (e.preventSigmaDefault(), this.#clicked("link:click", e, e.edge)));
    sigma.on("doubleClickStage", (e) => (e.preventSigmaDefault(), this.#clickedStage(e)));
    sigma.on("rightClickNode", (e) => this.#menu(e, e.node));
    sigma.on("rightClickEdge", (e) => e.event.original.preventDefault());
    sigma.on("rightClickStage", (e) => e.event.original.preventDefault());
  }

  #followHover(): void {
    const { sigma } = this.#scene;
    // Sigma takes a finger that touches for a pointer that hovers, and it never leaves.
    const enter = (id: string, { original }: { original: Original }) => !this.#action && !isTouch(original) && this.#host.hover(id);
    const leave = () => !this.#action && this.#host.hover(undefined);
    sigma.on("enterNode", ({ node, event }) => enter(node, event));
    sigma.on("enterEdge", ({ edge, event }) => enter(edge, event));
    sigma.on("leaveNode", leave);
    sigma.on("leaveEdge", leave);
    sigma.on("leaveStage", leave);
  }

  #pressed(e: SigmaEventPayload, node?: string): void {
    const { original } = e.event;
    const touch = isTouch(original);
    this.#scene.tolerance = touch ? FINGER_TOLERANCE : MOUSE_TOLERANCE;
    this.#spent = false;
    this.#cancelPress();
    if (touch ? original.touches.length !== 1 : (original as MouseEvent).button !== 0) return;
    this.#press = { at: { x: e.event.x, y: e.event.y }, original, touch, ...(node === undefined ? {} : { node }) };
    if (touch && node !== undefined) this.#longPress = setTimeout(() => this.#pressedLong(node), LONG_PRESS_MS);
  }

  #pressedLong(node: string): void {
    const press = this.#press;
    if (!press || this.#action) return;
    this.#press = undefined;
    this.#spent = true;
    this.#host.emit("node:menu", { id: node, ...press.at, additive: false });
  }

  #moved(e: SigmaEventPayload): void {
    const press = this.#press;
    if (!press) return;
    const { original } = e.event;
    if (isTouch(original) && original.touches.length > 1) return this.#cancelPress();
    const action = this.#action ?? this.#intended(press);
    if (action) e.preventSigmaDefault();
    const far = Math.hypot(e.event.x - press.at.x, e.event.y - press.at.y);
    if (!this.#action && far <= (press.touch ? STILL_FINGER : STILL_MOUSE)) return;
    clearTimeout(this.#longPress);
    if (!action) return void (this.#press = undefined);
    if (!this.#action) this.#begin(action, press);
    this.#carryOn(press, { x: e.event.x, y: e.event.y });
  }

  #intended({ node, original }: Press): "drag" | "box" | "lasso" | undefined {
    if (node !== undefined) return "drag";
    if (original.shiftKey) return "box";
    return this.#host.mode() === "lasso" ? "lasso" : undefined;
  }

  #begin(action: "drag" | "box" | "lasso", press: Press): void {
    this.#action = action;
    this.#spent = true;
    this.#host.hover(undefined);
    this.#trail = [press.at];
    if (press.node === undefined) return;
    const { selection, graph } = this.#host.model;
    const several = selection.has(press.node) ? [...selection].filter((id) => graph.hasNode(id)) : [press.node];
    this.#dragged = several;
  }

  #carryOn(press: Press, at: Point): void {
    if (this.#action === "drag") {
      const { scale } = this.#scene.view;
      this.#host.drag(this.#dragged, { x: (at.x - press.at.x) / scale, y: (press.at.y - at.y) / scale });
      return;
    }
    this.#trail = this.#action === "box" ? rectangle(press.at, at) : [...this.#trail, at];
    this.#host.marquee.draw(this.#trail);
  }

  #released(): void {
    const [action, press] = [this.#action, this.#press];
    this.#cancelPress();
    if (action === "drag") this.#host.drop(this.#dragged);
    if (action !== "box" && action !== "lasso") return;
    const additive = action === "box" || press?.original.shiftKey === true;
    this.#host.marquee.clear();
    this.#host.model.select(this.#scene.inside(this.#trail), additive ? "add" : "replace");
  }

  #cancelPress(): void {
    clearTimeout(this.#longPress);
    if (this.#action === "box" || this.#action === "lasso") this.#host.marquee.clear();
    this.#press = undefined;
    this.#action = undefined;
  }

  // Two quick clicks on the same entity open it; sigma counts clicks wherever they are.
  #clicked(name: "node:click" | "link:click", e: SigmaEventPayload, id: string): void {
    if (this.#spent) return;
    const [last, time] = [this.#lastClick, e.event.original.timeStamp];
    const again = name === "node:click" && last?.id === id && time - last.time <= DOUBLE_CLICK_MS;
    this.#lastClick = again ? undefined : { id, time };
    if (again) return this.#host.emit("node:open", { id, x: e.event.x, y: e.event.y, additive: false });
    const additive = isAdditive(e.event.original);
    this.#host.model.select([id], additive ? "toggle" : "replace");
    this.#host.emit(name, { id, x: e.event.x, y: e.event.y, additive });
  }

  #clickedStage(e: SigmaEventPayload): void {
    if (this.#spent) return;
    this.#lastClick = undefined;
    const additive = isAdditive(e.event.original);
    if (!additive) this.#host.model.select([]);
    this.#host.emit("stage:click", { x: e.event.x, y: e.event.y, additive });
  }

  #menu(e: SigmaEventPayload, id: string): void {
    e.event.original.preventDefault();
    this.#spent = true;
    this.#cancelPress();
    this.#host.emit("node:menu", { id, x: e.event.x, y: e.event.y, additive: false });
  }
}

function isTouch(original: Original): original is TouchEvent {
  return "touches" in original;
}

function isAdditive(original: Original): boolean {
  return original.shiftKey || original.ctrlKey || original.metaKey;
}
