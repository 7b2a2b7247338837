// What the author writes on the picture: words, arrows and boxes that stand in
// graph coordinates, y up, and so go along when the picture moves.

export const noteKinds = ["text", "arrow", "box"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Words begin at x and y; an arrow leads on to its end, and a box has its opposite corner there. Plain JSON, never changed in place. */
export interface Note {
  id: string;
  kind: NoteKind;
  text: string;
  x: number;
  y: number;
  toX: number;
  toY: number;
}

/** As many and as long as a view keeps: graph/annotation.go. */
export const mostNotes = 200;
export const longestNoteText = 500;

/** The notes with one of them moved by so much; with `end`, only the end of an arrow or the corner of a box. */
export function shifted(notes: readonly Note[], id: string, by: { x: number; y: number }, end = false): Note[] {
  return notes.map((note) => {
    if (note.id !== id) return note;
    const [toX, toY] = [note.toX + by.x, note.toY + by.y];
    return end ? { ...note, toX, toY } : { ...note, x: note.x + by.x, y: note.y + by.y, toX, toY };
  });
}

/** The notes that say or show something: words that were never written are left out. */
export function worthKeeping(notes: readonly Note[]): Note[] {
  return notes.filter(({ kind, text }) => kind !== "text" || text.trim() !== "");
}

/** A text in lines of so many letters, as files draw it. */
export function linesOf(text: string, columns = 30): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [""];
    for (const word of paragraph.trim().split(/\s+/)) {
      const last = lines.at(-1)!;
      if (last && last.length + 1 + word.length > columns) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines;
  });
}
