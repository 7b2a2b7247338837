// What the author writes about the canvas, beside what the graph says. It is
// changed by the one "write" command, which can be undone, kept over reloads,
// and travels with a view.
import type { Note } from "./notes";
import type { StoryStep } from "./story";

/** Plain JSON; never changed in place. */
export interface Written {
  /** The steps of the story, in the order to read them. */
  story: readonly StoryStep[];
  /** What stands on the picture. */
  notes: readonly Note[];
  /** What the trail is called; empty for no name. */
  trail: string;
}

export const nothingWritten: Written = { story: [], notes: [], trail: "" };

export function sameWritten(a: Written, b: Written): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** How much of it there is, as the undo log counts. */
export function writtenWeight({ story, notes }: Written): number {
  return 1 + notes.length + story.reduce((sum, { shown, lit, without }) => sum + shown.length + lit.length + without.length, 0);
}
