// How names are set: in which lines, how large, how wide that is.
import { NARROW } from "./size";
import { linesOf } from "./text";

/** A name in lines; sizes in pixels, `line` is the height of one. */
export interface Text { lines: string[]; width: number; height: number; line: number; font: string }

const MOST_KNOWN = 20_000;

export class Typesetter {
  #context: CanvasRenderingContext2D;
  #texts = new Map<string, Text>();
  #font = "";
  #narrow = false;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** Sets names in that font from now on, on a stage of that width in pixels. */
  use(font: string, width: number): void {
    const narrow = width < NARROW;
    if (font === this.#font && narrow === this.#narrow) return;
    this.#texts.clear();
    [this.#font, this.#narrow] = [font, narrow];
  }

  /** The name as it is written beside an entity of that radius in pixels. */
  text(name: string, radius: number): Text {
    const points = (radius >= 26 ? 14.5 : radius >= 18 ? 13.5 : 12.5) - (this.#narrow ? 1 : 0);
    const key = `${points} ${name}`;
    const known = this.#texts.get(key);
    if (known) return known;
    const [font, line, lines] = [`600 ${points}px ${this.#font}`, points * 1.24, linesOf(name, this.#narrow ? 18 : 24)];
    this.#context.font = font;
    const width = Math.max(...lines.map((text) => this.#context.measureText(text).width)) + 4;
    const text = { lines, width, height: line * lines.length, line, font };
    if (this.#texts.size > MOST_KNOWN) this.#texts.clear();
    this.#texts.set(key, text);
    return text;
  }
}
