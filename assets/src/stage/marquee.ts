import type { Point } from "./curve";
import type { Theme } from "./theme";

/** The four corners of a box between two opposite ones. */
export function rectangle(a: Point, b: Point): Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

/** The outline that the reader draws around entities to select them. */
export class Marquee {
  #canvas = document.createElement("canvas");
  #theme: () => Theme;

  constructor(container: HTMLElement, theme: () => Theme) {
    this.#theme = theme;
    Object.assign(this.#canvas.style, { position: "absolute", inset: "0", width: "100%", height: "100%", pointerEvents: "none" });
    this.#canvas.style.display = "none";
    container.append(this.#canvas);
  }

  draw(outline: readonly Point[]): void {
    const canvas = this.#canvas;
    const context = canvas.getContext("2d");
    if (!context) return;
    canvas.style.display = "block";
    [canvas.width, canvas.height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio];
    context.scale(devicePixelRatio, devicePixelRatio);
    context.beginPath();
    for (const { x, y } of outline) context.lineTo(x, y);
    context.closePath();
    Object.assign(context, { strokeStyle: this.#theme().thread, fillStyle: this.#theme().thread, lineWidth: 1.5 });
    context.setLineDash([5, 4]);
    context.stroke();
    context.globalAlpha = 0.08;
    context.fill();
  }

  clear(): void {
    this.#canvas.style.display = "none";
  }

  kill(): void {
    this.#canvas.remove();
  }
}
