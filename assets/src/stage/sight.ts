// Which part of the graph is in sight, and the ways to change that.
import type { Model } from "../model/model";
import type { Covers } from "./covers";
import { type NameSize, type Place, isInside, viewToFit } from "./fit";
import type { Scene } from "./scene";
import { type Size, type View, toScreen } from "./view";

const CLOSEST_FIT = 1.6;
const GLIDE_MS = 350;
const ZOOM_MS = 200;
const PAN_MS = 120;

export class Sight {
  #covers: Covers;
  #model: Model;
  #scene: () => Scene | undefined;
  #still: boolean;

  /** With `still` the camera jumps. */
  constructor(covers: Covers, model: Model, scene: () => Scene | undefined, still: boolean) {
    [this.#covers, this.#model, this.#scene, this.#still] = [covers, model, scene, still];
  }

  /** The view that shows all of these entities, or everything; undefined where there is nothing to show. */
  fitting(ids?: Iterable<string>, closest = CLOSEST_FIT): View | undefined {
    const scene = this.#scene();
    if (!scene) return undefined;
    const places = ids ? [...ids].flatMap((id) => scene.drawn.place(id) ?? []) : [...scene.drawn.ids.keys()];
    const place = this.#place(scene, places.length);
    return place && places.length ? viewToFit(scene.drawn, places, this.#nameSize(scene), place, closest, ids ? [] : this.#model.lens.layout?.areas) : undefined;
  }

  fit(ids?: Iterable<string>): void {
    const view = this.fitting(ids);
    if (view) this.#goTo(view, GLIDE_MS);
  }

  /** Goes to a view; where it shows none of these entities, or there is none, to what shows them. */
  look(view: View | undefined, ids: readonly string[]): void {
    const scene = this.#scene();
    if (!scene) return;
    const { drawn, size } = scene;
    const isSeen = (id: string) => {
      const i = drawn.place(id);
      return i !== undefined && isOn(size, toScreen(view!, size, drawn.x[i]!, drawn.y[i]!));
    };
    if (view && (ids.length === 0 || ids.some(isSeen))) this.#goTo(view, GLIDE_MS);
    else this.fit(ids);
  }

  /** Shows these entities too, if they are not in sight, with those that are; comes no closer. */
  reveal(ids: Iterable<string>): void {
    const scene = this.#scene();
    if (!scene) return;
    const { drawn, view } = scene;
    const wanted = [...ids].filter((id) => drawn.place(id) !== undefined);
    const place = this.#place(scene, wanted.length);
    if (!place || wanted.every((id) => isInside(drawn, drawn.place(id)!, this.#nameSize(scene), place, view))) return;
    const all = this.fitting(new Set([...drawn.ids.filter((_, i) => this.#isInSight(scene, i)), ...wanted]), view.scale);
    if (all) this.#goTo(all, GLIDE_MS);
  }

  /** Brings the entity into the middle of what is free, unless it is well in sight. */
  focus(id: string): void {
    const scene = this.#scene();
    const i = scene?.drawn.place(id);
    const place = scene && this.#place(scene, 1);
    if (!place || i === undefined) return;
    const { drawn, view } = scene;
    const { width, height } = scene.size;
    const at = toScreen(view, scene.size, drawn.x[i]!, drawn.y[i]!);
    const isCentral = at.x > width * 0.15 && at.x < width * 0.85 && at.y > height * 0.15 && at.y < height * 0.85;
    if (isCentral && isInside(drawn, i, this.#nameSize(scene), place, view)) return;
    this.#goTo(viewToFit(drawn, [i], this.#nameSize(scene), place, view.scale), GLIDE_MS);
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
    return isOn(size, toScreen(view, size, drawn.x[i]!, drawn.y[i]!));
  }

  #nameSize(scene: Scene): NameSize {
    return (i, radius) => scene.text(this.#model.graph.getNodeAttribute(scene.drawn.ids[i]!, "entity").name, radius);
  }

  /** Where so many entities are to be shown: all of them make the minimap go away. Undefined while the stage has no room. */
  #place({ size, drawn }: Scene, count: number): Place | undefined {
    const inner = this.#covers.free(size, count < drawn.ids.length);
    return inner && { size, inner };
  }
}

/** Whether a point is on the stage. */
function isOn({ width, height }: Size, { x, y }: { x: number; y: number }): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}
