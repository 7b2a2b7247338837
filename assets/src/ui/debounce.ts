/** Runs the latest of a burst of calls, once the burst has paused. */
export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly pause: number) {}

  run(call: () => void): void {
    this.cancel();
    this.timer = setTimeout(call, this.pause);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
