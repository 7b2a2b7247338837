// How many things stand at a moment, in flat arrays: when the moment moves,
// only what it passed is looked at again.
import { type Bounds, type Days, type Standing, never } from "./dates";

export const standings: readonly Standing[] = ["in force", "perhaps", "not yet", "over", "undated"];
const [inForce, perhaps, notYet, over, undated] = [0, 1, 2, 3, 4];

/** Days in order, each with the number of the thing that changes there: day times this, and the number. */
const place = 2 ** 21;

/** One clock over things that are numbered from 0. */
export class Dial {
  /** Of each thing, its place among the standings. */
  readonly codes: Uint8Array;
  readonly #begin: Int32Array; // first and last of each
  readonly #end: Int32Array;
  #begins: Float64Array;
  #ends: Float64Array;
  #at: Days;

  constructor(bounds: readonly (Bounds | undefined)[], at: Days) {
    this.codes = new Uint8Array(bounds.length).fill(undated);
    this.#begin = new Int32Array(2 * bounds.length);
    this.#end = new Int32Array(2 * bounds.length);
    const [begins, ends]: [number[], number[]] = [[], []];
    bounds.forEach((bound, i) => {
      if (!bound) return;
      [bound.begin.first, bound.begin.last].forEach((day, k) => ((this.#begin[2 * i + k] = day), mark(begins, day, i)));
      [bound.end.first, bound.end.last].forEach((day, k) => ((this.#end[2 * i + k] = day), mark(ends, day, i)));
      this.codes[i] = notYet;
    });
    this.#begins = Float64Array.from(begins).sort();
    this.#ends = Float64Array.from(ends).sort();
    this.#at = at;
    for (let i = 0; i < bounds.length; i++) this.codes[i] = this.#code(i);
  }

  get at(): Days {
    return this.#at;
  }

  standing(i: number): Standing {
    return standings[this.codes[i]!]!;
  }

  /** Moves to another moment; calls `changed` with each thing that stands differently from now on. */
  move(at: Days, changed: (i: number) => void): void {
    const before = this.#at;
    this.#at = at;
    const look = (i: number) => {
      const code = this.#code(i);
      if (code === this.codes[i]) return;
      this.codes[i] = code;
      changed(i);
    };
    between(this.#begins, Math.min(before.last, at.last) + 1, Math.max(before.last, at.last), look);
    between(this.#ends, Math.min(before.first, at.first), Math.max(before.first, at.first) - 1, look);
  }

  #code(i: number): number {
    if (this.codes[i] === undated) return undated;
    const [begin, end] = [this.#begin, this.#end];
    if (this.#at.last < begin[2 * i]!) return notYet;
    if (end[2 * i + 1]! < this.#at.first) return over;
    return begin[2 * i + 1]! <= this.#at.last && end[2 * i]! >= this.#at.first ? inForce : perhaps;
  }
}

function mark(marks: number[], day: number, thing: number): void {
  if (Math.abs(day) < never) marks.push(day * place + thing);
}

/** Calls `each` for the things that are marked from one day to another, both of it. */
function between(marks: Float64Array, from: number, to: number, each: (thing: number) => void): void {
  for (let i = lowerBound(marks, from * place); i < marks.length && marks[i]! < (to + 1) * place; i++) {
    each(marks[i]! - Math.floor(marks[i]! / place) * place);
  }
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
