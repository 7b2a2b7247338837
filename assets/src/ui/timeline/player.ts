// Lets the clock run, step by step, until it is stopped or at its end.

/** Time for a step, in milliseconds. */
const pace = 550;

export class Player {
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #changed: () => void;

  /** Changed is called when it starts and when it stops. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isOn(): boolean {
    return this.#timer !== undefined;
  }

  /** Takes one step after the other; a step is false where there is none to take. */
  start(step: () => boolean): void {
    this.stop();
    this.#timer = setInterval(() => step() || this.stop(), pace);
    this.#changed();
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#changed();
  }
}
