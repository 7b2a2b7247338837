// Names as labels: at most two short lines.

const LINE = 24;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A name in one or two lines of about 24 characters; what does not fit ends in "…". */
export function linesOf(name: string): string[] {
  const text = name.replace(/\s+/g, " ").trim();
  const all = graphemes(text);
  if (all.length <= LINE) return [text];
  const cut = breakAt(all);
  const first = all.slice(0, cut).join("").trim();
  const rest = graphemes(all.slice(cut).join("").trim());
  return [first, rest.length <= LINE ? rest.join("") : `${rest.slice(0, LINE - 1).join("").trim()}…`];
}

/** After the last space that keeps the lines even, else in the middle of the word. */
function breakAt(all: string[]): number {
  const wanted = all.length <= 2 * LINE ? Math.ceil(all.length / 2) : LINE;
  const spaces = all.flatMap((char, i) => (char === " " && i <= LINE ? [i] : []));
  const nearest = spaces.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  return nearest === undefined || nearest < LINE / 4 ? LINE : nearest;
}

// Characters as a reader counts them: an accent or a flag is not cut in two.
function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

