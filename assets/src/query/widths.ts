// How wide columns are: by what the first rows hold, within limits.
import type { Table } from "./rows";
import { type Value, kindOf, textOf } from "./values";

const looked = 200;
const letter = 9; // pixels, of the table's type
const around = 26;
const mark = 30;
const least = 72;
const most = 360;
/** A path is read as a whole. */
const mostOfPath = 1300;

/** The width in pixels of the rows' numbers. */
export function numberWidth(table: Table): number {
  return around + 10 + String(Math.max(99, table.rows.length)).length * letter;
}

/** Whether a column holds numbers, by its first rows. */
export function isNumeric(table: Table, column: number): boolean {
  const value = table.rows.slice(0, looked).find((row) => row[column] != null)?.[column] ?? null;
  return kindOf(value) === "number";
}

/** The part of a narrow table that one column takes at most, so that the next shows that there are more. */
const share = 0.58;
const narrow = 600;

/** Widths in pixels of the shown columns, in a table of a width. */
export function columnWidths(table: Table, room = Number.POSITIVE_INFINITY): number[] {
  const rows = table.rows.slice(0, looked);
  const cap = room < narrow && table.shown.length > 1 ? Math.max(least, Math.round(room * share)) : Number.POSITIVE_INFINITY;
  return table.shown.map((column) => {
    const head = table.columns[column]!.length * letter + mark;
    const widest = rows.reduce((width, row) => Math.max(width, cellWidth(row[column] ?? null)), Math.min(head, most));
    return Math.min(cap, Math.round(Math.max(least, widest + around)));
  });
}

function cellWidth(value: Value): number {
  const width = textOf(value).length * letter;
  const kind = kindOf(value);
  if (value !== null && typeof value === "object" && "path" in value) return Math.min(mostOfPath, width + value.path.entities.length * mark);
  const marks = kind === "entity" || kind === "list" || kind === "record" ? mark : 0;
  return Math.min(most, width + marks);
}
