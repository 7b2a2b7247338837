// The stage as the explorer sees it; without one, nothing has to be drawn.
import type { Stage } from "../stage/stage";
import type { Board, Surface } from "./surroundings";

/** A hidden page draws no frames; then this is soon enough, in milliseconds. */
const longestFrame = 250;

/** Draws on the stage there is at the time; streamed patches are acknowledged after they were drawn. */
export function surfaceOf(stage: () => Stage | undefined): Surface & Board {
  return {
    rendered: nextFrame,
    streaming: (on) => stage()?.streaming(on),
    animateTo: async (positions, milliseconds) => stage()?.animateTo(positions, milliseconds),
    rest: () => stage()?.rest(),
    fit: () => stage()?.fit(),
    reveal: (ids) => stage()?.reveal(ids),
  };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestFrame);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
