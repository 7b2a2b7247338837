// A graphics context can be taken away at any time: another program wants the
// card, the driver restarts, the machine slept.

const PATIENCE_MS = 4000;

export interface Recovery { stop(): void }

/** Calls `restored` once the browser gives the contexts back, or `gone` when it doesn't in a few seconds. */
export function watchLoss(canvases: HTMLCanvasElement[], restored: () => void, gone: () => void): Recovery {
  const lost = new Set<EventTarget>();
  let patience: ReturnType<typeof setTimeout> | undefined;
  const ending = new AbortController();
  const onLost = (event: Event) => {
    event.preventDefault(); // asks the browser to give it back
    lost.add(event.target!);
    patience ??= setTimeout(gone, PATIENCE_MS);
  };
  const onRestored = (event: Event) => {
    lost.delete(event.target!);
    if (lost.size) return;
    clearTimeout(patience);
    restored();
  };
  for (const canvas of canvases) {
    canvas.addEventListener("webglcontextlost", onLost, { signal: ending.signal });
    canvas.addEventListener("webglcontextrestored", onRestored, { signal: ending.signal });
  }
  return { stop: () => (clearTimeout(patience), ending.abort()) };
}
