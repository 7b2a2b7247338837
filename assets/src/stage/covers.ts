// What floats over the canvas, such as the meter and the toolbar: words keep
// clear of it, and so does whatever has to be in sight.
import { type Rect, overlaps } from "./occupancy";
import type { Size } from "./view";

/** Pixels that entities keep from the edge of the stage and from what floats over it. */
const MARGIN = 12;
/** A free part with a side smaller than this, in pixels, is of no use. */
const LEAST_SIDE = 80;

/** `map` is the minimap, which goes away once everything is in sight. */
export interface Floating { panels: readonly HTMLElement[]; map?: HTMLElement }

export class Covers {
  #container: HTMLElement;
  #floating: Floating;
  #observer: ResizeObserver;

  /** Calls `changed` when something else is covered than before. */
  constructor(container: HTMLElement, floating: Floating, changed: () => void) {
    [this.#container, this.#floating] = [container, floating];
    this.#observer = new ResizeObserver(changed);
    for (const element of this.#elements(true)) this.#observer.observe(element);
  }

  /** What is covered, in pixels from the stage's top left, with the minimap or without. */
  rects(map = true): Rect[] {
    const from = this.#container.getBoundingClientRect();
    return this.#elements(map).flatMap((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isShown = right > left && bottom > top;
      return isShown ? [{ left: left - from.left, right: right - from.left, top: top - from.top, bottom: bottom - from.top }] : [];
    });
  }

  /** The largest part of a stage of that size that is free; undefined where the stage is folded away. */
  free(size: Size, map: boolean): Rect | undefined {
    const whole = { left: MARGIN, top: MARGIN, right: size.width - MARGIN, bottom: size.height - MARGIN };
    if (!isRoomy(whole)) return undefined;
    const free = largestFree(whole, this.rects(map).map(widened));
    return isRoomy(free) ? free : whole;
  }

  kill(): void {
    this.#observer.disconnect();
  }

  #elements(map: boolean): HTMLElement[] {
    const { panels, map: minimap } = this.#floating;
    return map && minimap ? [...panels, minimap] : [...panels];
  }
}

/** The largest rectangle inside another that is left when strips with the taken ones are cut off its sides. */
export function largestFree(whole: Rect, taken: readonly Rect[]): Rect {
  const at = taken.findIndex((rect) => overlaps(whole, rect));
  if (at < 0) return whole;
  const { left, right, top, bottom } = taken[at]!;
  const rest = taken.slice(at + 1);
  const cuts = [{ ...whole, top: bottom }, { ...whole, bottom: top }, { ...whole, left: right }, { ...whole, right: left }];
  return cuts.map((cut) => largestFree(cut, rest)).reduce((best, cut) => (area(cut) > area(best) ? cut : best));
}

function area({ left, right, top, bottom }: Rect): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

function widened({ left, right, top, bottom }: Rect): Rect {
  const by = MARGIN / 2;
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

function isRoomy({ left, right, top, bottom }: Rect): boolean {
  return right - left >= LEAST_SIDE && bottom - top >= LEAST_SIDE;
}
