/** Wraps a function so that calling it makes it run soon, and at most once in each interval of milliseconds. */
export function throttled(run: () => void, interval: number): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  return () => {
    if (waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      last = performance.now();
      run();
    }, Math.max(0, last + interval - performance.now()));
  };
}
