// Names as labels: at most two short lines.
import { isRightToLeft } from "../words/isolate";

const LONGEST = 24;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A name in one or two lines of at most that many characters; what does not fit ends in "…". */
export function linesOf(name: string, longest = LONGEST): string[] {
  const text = name.replace(/\s+/g, " ").trim();
  const all = graphemes(text);
  if (all.length <= longest) return [text];
  const cut = breakAt(all, longest);
  const first = all.slice(0, cut).join("").trim();
  const rest = graphemes(all.slice(cut).join("").trim());
  return [first, rest.length <= longest ? rest.join("") : `${rest.slice(0, longest - 1).join("").trim()}…`];
}

/** After the last space that keeps the lines even, else in the middle of the word. */
function breakAt(all: string[], longest: number): number {
  const wanted = all.length <= 2 * longest ? Math.ceil(all.length / 2) : longest;
  const spaces = all.flatMap((char, i) => (char === " " && i <= longest ? [i] : []));
  const nearest = spaces.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  return nearest === undefined || nearest < longest / 4 ? longest : nearest;
}

// Characters as a reader counts them: an accent or a flag is not cut in two.
function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}


/** The way a text runs, by its first letter that has one. */
export function directionOf(text: string): "ltr" | "rtl" {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return isRightToLeft(first) ? "rtl" : "ltr";
}
