// Which part of the graph is in sight, and the ways to change that.
import type { Model } from "../model/model";
import { type NameSize, type Place, isInside, viewToFit } from "./fit";
import type { Scene } from "./scene";
import { type View, toScreen } from "./view";

const CLOSEST_FIT = 1.6;
const GLIDE_MS = 350;
const ZOOM_MS = 200;
const PAN_MS = 120;
/** A stage smaller than this, in pixels, is folded away: nothing can be fitted into it. */
const LEAST_SIDE = 80;
/** Pixels that entities keep from the edge where the style sheet does not say. */
const MARGIN = 12;

export class Sight {
  #container: HTMLElement;
  #model: Model;
  #scene: () => Scene | undefined;
  #still: boolean;

  /** The container's scroll-padding says what of it is covered by other things. With `still` the camera jumps. */
  constructor(container: HTMLElement, model: Model, scene: () => Scene | undefined, still: boolean) {
    [this.#container, this.#model, this.#scene, this.#still] = [container, model, scene, still];
  }

  /** The view that shows all of these entities, or everything; undefined where there is nothing to show. */
  fitting(ids?: Iterable<string>, closest = CLOSEST_FIT): View | undefined {
    const [scene, place] = [this.#scene(), this.#place()];
    if (!scene || !place) return undefined;
    const places = ids ? [...ids].flatMap((id) => scene.drawn.place(id) ?? []) : [...scene.drawn.ids.keys()];
    return places.length ? viewToFit(scene.drawn, places, this.#nameSize(scene), place, closest) : undefined;
  }

  fit(ids?: Iterable<string>): void {
    const view = this.fitting(ids);
    if (view) this.#goTo(view, GLIDE_MS);
  }

  /** Shows these entities too, if they are not in sight, with those that are; comes no closer. */
  reveal(ids: Iterable<string>): void {
    const [scene, place] = [this.#scene(), this.#place()];
    if (!scene || !place) return;
    const { drawn, view } = scene;
    const seen = (id: string) => isInside(drawn, drawn.place(id)!, this.#nameSize(scene), place, view);
    const wanted = [...ids].filter((id) => drawn.place(id) !== undefined);
    if (wanted.every(seen)) return;
    const all = this.fitting(new Set([...drawn.ids.filter((_, i) => this.#isInSight(scene, i)), ...wanted]), view.scale);
    if (all) this.#goTo(all, GLIDE_MS);
  }

  /** Brings the entity into the middle, unless it is well in sight. */
  focus(id: string): void {
    const scene = this.#scene();
    const place = scene?.drawn.place(id);
    if (!scene || place === undefined) return;
    const [x, y] = [scene.drawn.x[place]!, scene.drawn.y[place]!];
    const { width, height } = scene.size;
    const at = toScreen(scene.view, scene.size, x, y);
    const inSight = at.x > width * 0.15 && at.x < width * 0.85 && at.y > height * 0.15 && at.y < height * 0.85;
    if (!inSight) this.#goTo({ x, y, scale: scene.view.scale }, GLIDE_MS);
  }

  /** Zooms in (above 1) or out (below 1) around the middle. */
  zoom(factor: number): void {
    const view = this.#scene()?.view;
    if (view) this.#goTo({ ...view, scale: view.scale * factor }, ZOOM_MS);
  }

  /** Moves the picture by pixels, right and down. */
  pan(right: number, down: number): void {
    const view = this.#scene()?.view;
    if (view) this.#goTo({ ...view, x: view.x - right / view.scale, y: view.y + down / view.scale }, PAN_MS);
  }

  #goTo(view: View, milliseconds: number): void {
    const scene = this.#scene();
    if (scene && this.#still) scene.view = view;
    else scene?.glide(view, milliseconds);
  }

  #isInSight({ drawn, view, size }: Scene, i: number): boolean {
    const { x, y } = toScreen(view, size, drawn.x[i]!, drawn.y[i]!);
    return x >= 0 && y >= 0 && x <= size.width && y <= size.height;
  }

  #nameSize(scene: Scene): NameSize {
    return (i, radius) => scene.text(this.#model.graph.getNodeAttribute(scene.drawn.ids[i]!, "entity").name, radius);
  }

  /** The stage without what covers its edges; undefined while it has no room. */
  #place(): Place | undefined {
    const size = this.#scene()?.size;
    if (!size || Math.min(size.width, size.height) < LEAST_SIDE) return undefined;
    const style = getComputedStyle(this.#container);
    const inset = (side: "Left" | "Right" | "Top" | "Bottom") => {
      const value = Number.parseFloat(style[`scrollPadding${side}`]);
      return Number.isFinite(value) ? Math.min(value, LEAST_SIDE) : MARGIN;
    };
    const inner = { left: inset("Left"), top: inset("Top"), right: size.width - inset("Right"), bottom: size.height - inset("Bottom") };
    return { size, inner };
  }
}
