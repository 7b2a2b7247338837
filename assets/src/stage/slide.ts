// On a slow machine a moving camera moves the last picture instead of drawing
// new ones; a full one is drawn when the camera rests.
import type { Size, View } from "./view";

const REST_MS = 140;
const REST_FRAMES = 3;

export class Slide {
  /** True when the camera has left the last picture behind: a sketch of what is there now has to do. */
  far = false;
  #layers: readonly HTMLCanvasElement[];
  #draw: () => void;
  #pictured: View | undefined;
  #slid = false;
  #lastMove = 0;
  #rest = 0;

  /** `draw` asks for a new picture. */
  constructor(layers: readonly HTMLCanvasElement[], draw: () => void) {
    [this.#layers, this.#draw] = [layers, draw];
    for (const layer of layers) layer.style.transformOrigin = "50% 50%";
  }

  /** Whether the last picture is where it was drawn. */
  get still(): boolean {
    return this.#pictured !== undefined && !this.#slid;
  }

  /** The camera has moved: moves the last picture along, or asks for a sketch when little of it is left in sight. */
  moved(now: View, { width, height }: Size): void {
    this.#lastMove = performance.now();
    const pictured = this.#pictured;
    if (!pictured) return this.#draw();
    const zoom = now.scale / pictured.scale;
    const [dx, dy] = [(pictured.x - now.x) * now.scale, (now.y - pictured.y) * now.scale];
    this.far = Math.abs(dx) > width * 0.6 || Math.abs(dy) > height * 0.6 || zoom < 0.5 || zoom > 3;
    if (this.far) this.#draw();
    else this.#transform(`translate(${dx}px, ${dy}px) scale(${zoom})`);
    this.awaitRest();
  }

  /** A new picture is about to be drawn. */
  begin(): void {
    this.far = false;
    this.#transform("");
  }

  /** That view was drawn. */
  drew(view: View): void {
    this.#pictured = view;
  }

  /** Draws once the camera has not moved for some frames, however long those take here. */
  awaitRest(frames = 0): void {
    cancelAnimationFrame(this.#rest);
    this.#rest = requestAnimationFrame(() => {
      const still = performance.now() - this.#lastMove;
      if (frames >= REST_FRAMES && still >= REST_MS) this.#draw();
      else this.awaitRest(frames + 1);
    });
  }

  /** Nothing is left to be drawn. */
  stop(): void {
    cancelAnimationFrame(this.#rest);
  }

  #transform(value: string): void {
    this.#slid = value !== "";
    for (const layer of this.#layers) layer.style.transform = value;
  }
}
