/** A rectangle on the screen, in pixels. */
export interface Rect { left: number; top: number; right: number; bottom: number }

const CELL_WIDTH = 96;
const CELL_HEIGHT = 40;

export function overlaps(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Which parts of the screen are taken. A grid of cells keeps the question cheap. */
export class Occupancy {
  #cells = new Map<number, Rect[]>();

  isFree(rect: Rect): boolean {
    return !this.#some(rect, (cell) => this.#cells.get(cell)?.some((taken) => overlaps(taken, rect)) ?? false);
  }

  add(rect: Rect): void {
    this.#some(rect, (cell) => {
      const taken = this.#cells.get(cell);
      if (taken) taken.push(rect);
      else this.#cells.set(cell, [rect]);
      return false;
    });
  }

  #some({ left, top, right, bottom }: Rect, test: (cell: number) => boolean): boolean {
    const [firstX, lastX] = [Math.floor(left / CELL_WIDTH), Math.floor(right / CELL_WIDTH)];
    const [firstY, lastY] = [Math.floor(top / CELL_HEIGHT), Math.floor(bottom / CELL_HEIGHT)];
    for (let y = firstY; y <= lastY; y++) {
      for (let x = firstX; x <= lastX; x++) if (test(y * 8192 + x)) return true;
    }
    return false;
  }
}
