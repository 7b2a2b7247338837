// The whole graph in a corner, with the part in sight framed; dragging the frame moves the stage.
import type { Model } from "../model/model";
import { lookOf } from "../types";
import type { Stage } from "./stage";
import { type Box, boxOf } from "./view";

const FEW = 12;
const MARGIN = 8;

interface Map2D { box: Box; scale: number; left: number; top: number }

export class Minimap {
  #canvas: HTMLCanvasElement;
  #stage: Stage;
  #model: Model;
  #dots = document.createElement("canvas");
  #map: Map2D | undefined;
  #stale = true;
  #drawn: readonly string[] = [];
  #frame = 0;
  #ending = new AbortController();
  #endings: (() => void)[] = [];

  constructor(canvas: HTMLCanvasElement, stage: Stage, model: Model) {
    [this.#canvas, this.#stage, this.#model] = [canvas, stage, model];
    const stale = () => {
      this.#stale = true;
      this.#schedule();
    };
    this.#endings = [stage.onFrame(() => this.#schedule()), model.on("graph", stale), model.on("positions", stale), model.on("filter", stale)];
    const { signal } = this.#ending;
    canvas.addEventListener("pointerdown", (e) => (canvas.setPointerCapture(e.pointerId), this.#goTo(e)), { signal });
    canvas.addEventListener("pointermove", (e) => canvas.hasPointerCapture(e.pointerId) && this.#goTo(e), { signal });
    canvas.style.touchAction = "none";
    this.#schedule();
  }

  kill(): void {
    cancelAnimationFrame(this.#frame);
    this.#ending.abort();
    for (const end of this.#endings) end();
  }

  // At most once a frame; while the picture is slow that is slow as well.
  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const picture = this.#stage.picture;
    const box = picture && boxOf(picture.drawn);
    this.#canvas.hidden = !picture || !box || (picture.drawn.ids.length <= FEW || this.#allInSight(box));
    if (this.#canvas.hidden || !box) return;
    const [width, height] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
    if (!width || !height) return;
    if (this.#stale || this.#drawn !== picture.drawn.ids || this.#dots.width !== width * devicePixelRatio) this.#drawDots(box, width, height);
    const context = this.#canvas.getContext("2d")!;
    [this.#canvas.width, this.#canvas.height] = [this.#dots.width, this.#dots.height];
    context.drawImage(this.#dots, 0, 0);
    context.scale(devicePixelRatio, devicePixelRatio);
    this.#drawSight(context);
  }

  #drawDots(box: Box, width: number, height: number): void {
    this.#stale = false;
    const { drawn } = this.#stage.picture!;
    this.#drawn = drawn.ids;
    const scale = Math.min((width - 2 * MARGIN) / (box.right - box.left || 1), (height - 2 * MARGIN) / (box.top - box.bottom || 1));
    const map = { box, scale, left: (width - (box.right - box.left) * scale) / 2, top: (height - (box.top - box.bottom) * scale) / 2 };
    this.#map = map;
    [this.#dots.width, this.#dots.height] = [width * devicePixelRatio, height * devicePixelRatio];
    const context = this.#dots.getContext("2d")!;
    context.scale(devicePixelRatio, devicePixelRatio);
    drawn.ids.forEach((id, i) => {
      const size = Math.max(drawn.radius[i]! * scale * 1.6, 1.5);
      context.globalAlpha = drawn.dimmed[i] ? 0.25 : 1;
      context.fillStyle = this.#model.styles.entity(id).colour ?? lookOf(this.#model.graph.getNodeAttribute(id, "entity").type).colour;
      context.fillRect(map.left + (drawn.x[i]! - box.left) * scale - size / 2, map.top + (box.top - drawn.y[i]!) * scale - size / 2, size, size);
    });
  }

  #drawSight(context: CanvasRenderingContext2D): void {
    const map = this.#map!;
    const { view, size } = this.#stage.picture!;
    const [width, height] = [(size.width / view.scale) * map.scale, (size.height / view.scale) * map.scale];
    const x = map.left + (view.x - map.box.left) * map.scale - width / 2;
    const y = map.top + (map.box.top - view.y) * map.scale - height / 2;
    context.strokeStyle = getComputedStyle(this.#canvas).color;
    context.lineWidth = 1.5;
    context.strokeRect(x, y, width, height);
  }

  #allInSight(box: Box): boolean {
    const { view, size } = this.#stage.picture!;
    const [halfWidth, halfHeight] = [size.width / view.scale / 2, size.height / view.scale / 2];
    return box.left >= view.x - halfWidth && box.right <= view.x + halfWidth && box.bottom >= view.y - halfHeight && box.top <= view.y + halfHeight;
  }

  #goTo({ offsetX, offsetY }: PointerEvent): void {
    const [map, view] = [this.#map, this.#stage.view];
    if (!map || !view) return;
    this.#stage.view = { ...view, x: map.box.left + (offsetX - map.left) / map.scale, y: map.box.top - (offsetY - map.top) / map.scale };
  }
}
