/** Long work in slices of a few milliseconds, so that between them the page answers the reader. */
const slice = 8;

export class Slices {
  #begun = performance.now();

  /** Whether this slice is over. */
  get due(): boolean {
    return performance.now() - this.#begun > slice;
  }

  /** Resolves when the page has had its turn. */
  async next(): Promise<void> {
    await turn();
    this.#begun = performance.now();
  }
}

/** A message to oneself comes after input and frames that wait, and without the delay that browsers give timers. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
