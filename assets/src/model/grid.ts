/** Discs on the plane, found by place: a hash grid whose cells are as wide as the widest disc. */
export class Grid {
  #cells = new Map<number, number[]>();
  #x: number[] = [];
  #y: number[] = [];
  #r: number[] = [];
  #widest = 0;

  /** `cell` is about the diameter of a disc; `gap` is the least space between two. */
  constructor(
    readonly cell: number,
    readonly gap: number,
  ) {}

  /** Adds a disc and returns its number: 0, 1, 2 … */
  add(x: number, y: number, r: number): number {
    const disc = this.#x.length;
    this.#x.push(x);
    this.#y.push(y);
    this.#r.push(r);
    this.#widest = Math.max(this.#widest, r);
    const key = this.#key(this.#column(x), this.#column(y));
    const cell = this.#cells.get(key);
    if (cell) cell.push(disc);
    else this.#cells.set(key, [disc]);
    return disc;
  }

  /** Calls visit with every disc whose centre may be within reach of the point. */
  near(x: number, y: number, reach: number, visit: (disc: number) => void): void {
    const [left, right] = [this.#column(x - reach), this.#column(x + reach)];
    const [bottom, top] = [this.#column(y - reach), this.#column(y + reach)];
    for (let i = left; i <= right; i++) {
      for (let j = bottom; j <= top; j++) {
        for (const disc of this.#cells.get(this.#key(i, j)) ?? []) visit(disc);
      }
    }
  }

  /** Whether a disc there would keep its distance from all others. */
  isFree(x: number, y: number, r: number): boolean {
    const [left, right] = this.#span(x, r);
    const [bottom, top] = this.#span(y, r);
    for (let i = left; i <= right; i++) {
      for (let j = bottom; j <= top; j++) {
        if (this.#cells.get(this.#key(i, j))?.some((disc) => this.#touches(disc, x, y, r))) return false;
      }
    }
    return true;
  }

  /** Area of the discs whose centres lie within reach of the point. */
  occupied(x: number, y: number, reach: number): number {
    let area = 0;
    this.near(x, y, reach, (disc) => {
      const [dx, dy, r] = [this.#x[disc]! - x, this.#y[disc]! - y, this.#r[disc]!];
      if (dx * dx + dy * dy < reach * reach) area += Math.PI * r * r;
    });
    return area;
  }

  /** A free spot for a disc near the point: tried in rings, which get coarser further out. */
  freeSpot(x: number, y: number, r: number): [number, number] {
    if (this.isFree(x, y, r)) return [x, y];
    let step = Math.max(r, 1) / 2;
    for (let distance = step; ; distance += step) {
      const spots = Math.max(6, Math.ceil((Math.PI * distance) / step));
      for (let i = 0; i < spots; i++) {
        const angle = (2 * Math.PI * i) / spots + distance;
        const [fx, fy] = [Math.fround(x + distance * Math.cos(angle)), Math.fround(y + distance * Math.sin(angle))];
        if (this.isFree(fx, fy, r)) return [fx, fy];
      }
      step = Math.max(r / 2, distance / 12);
    }
  }

  #touches(disc: number, x: number, y: number, r: number): boolean {
    const [dx, dy] = [this.#x[disc]! - x, this.#y[disc]! - y];
    const least = this.#r[disc]! + r + this.gap;
    return dx * dx + dy * dy < least * least;
  }

  #span(centre: number, r: number): [number, number] {
    const reach = this.#widest + r + this.gap;
    return [this.#column(centre - reach), this.#column(centre + reach)];
  }

  #column(coordinate: number): number {
    return Math.floor(coordinate / this.cell);
  }

  // Far cells may share a key; that only means looking at a few discs in vain.
  #key(column: number, row: number): number {
    return (column * 73856093) ^ (row * 19349663);
  }
}
