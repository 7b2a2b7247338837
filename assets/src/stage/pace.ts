// Whether this machine keeps up with drawing everything, by measurement: how
// long after a full picture the browser is ready for the frame after next.

/** Fewer than twenty pictures a second (two frames of 50 ms) make the stage draw less while things move. */
const SLOW_MS = 100;

/** "measured" finds out, "fast" draws everything whatever it costs, "slow" always draws less in motion. */
export type PaceMode = "measured" | "fast" | "slow";

export class Pace {
  #mode: PaceMode;
  #latest: number[] = [];
  #measuring = false;

  constructor(mode: PaceMode) {
    this.#mode = mode;
  }

  /** The best of the last three pictures: one hiccup of another part is not slowness. */
  get cost(): number {
    return this.#latest.length ? Math.min(...this.#latest) : 0;
  }

  get slow(): boolean {
    return this.#mode === "measured" ? this.cost > SLOW_MS : this.#mode === "slow";
  }

  /** To be called when a full picture has just been handed to the graphics card. */
  drew(begun: number): void {
    if (this.#measuring || document.hidden) return;
    this.#measuring = true;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#done(performance.now() - begun)));
  }

  #done(milliseconds: number): void {
    this.#measuring = false;
    if (document.hidden) return;
    this.#latest = [...this.#latest.slice(-2), milliseconds];
  }
}
