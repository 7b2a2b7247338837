// How wide columns are: by what the first rows hold, within limits.
import type { Table } from "./rows";
import { type Value, kindOf, textOf } from "./values";

const looked = 200;
const letter = 9; // pixels, of the table's type
const around = 26;
const mark = 30;
const least = 72;
const most = 360;

/** The width in pixels of the rows' numbers. */
export function numberWidth(table: Table): number {
  return around + 10 + String(Math.max(99, table.rows.length)).length * letter;
}

/** Widths in pixels of the shown columns. */
export function columnWidths(table: Table): number[] {
  const rows = table.rows.slice(0, looked);
  return table.shown.map((column) => {
    const head = table.columns[column]!.length * letter + mark;
    const widest = rows.reduce((width, row) => Math.max(width, cellWidth(row[column] ?? null)), head);
    return Math.round(Math.min(most, Math.max(least, widest + around)));
  });
}

function cellWidth(value: Value): number {
  const kind = kindOf(value);
  const marks = kind === "entity" ? 1 : kind === "path" ? 3 : kind === "list" ? 1 : kind === "record" ? 2 : 0;
  return Math.min(most, textOf(value).length * letter) + marks * mark;
}
