// Which cell of the table has the focus, and which cells are selected: a
// rectangle from where a selection began to where the focus is.

/** A cell by its place: row -1 is the head, column 0 the row's number. */
export interface Cell {
  row: number;
  column: number;
}

export interface Extent {
  rows: number;
  columns: number; // with the row's number
  page: number; // rows in sight
}

export class Selection {
  focus: Cell = { row: -1, column: 1 };
  #anchor: Cell | undefined;
  #chosen = false;

  /** Puts the focus somewhere; extending keeps where the selection began. */
  go(cell: Cell, extend = false): void {
    this.#chosen = true;
    if (extend) this.#anchor ??= this.focus;
    else this.#anchor = undefined;
    this.focus = cell;
  }

  selectAll({ rows, columns }: Extent): void {
    this.#anchor = { row: 0, column: 0 };
    this.focus = { row: rows - 1, column: columns - 1 };
  }

  /** Keeps the focus on the table after rows or columns went. */
  clamp(extent: Extent): void {
    this.#anchor = undefined;
    this.focus = inside(this.focus, extent);
  }

  /** Rows came: until the reader goes somewhere, the first cell of the first row is where Tab leads. */
  begin({ rows }: Extent): void {
    if (!this.#chosen && rows > 0) this.focus = { row: 0, column: 1 };
  }

  /** Whether more than the focused cell is selected. */
  get isMany(): boolean {
    return this.#anchor !== undefined || this.focus.column === 0;
  }

  includes(cell: Cell): boolean {
    const [top, bottom, left, right] = this.#sides();
    return cell.row >= top && cell.row <= bottom && cell.column >= left && cell.column <= right;
  }

  /** The selected rows, and of them the columns from 1 on; the whole row where its number is selected. */
  cells({ columns }: Extent): { rows: number[]; columns: number[] } {
    const [top, bottom, left, right] = this.#sides();
    const whole = left === 0;
    return { rows: range(Math.max(0, top), bottom), columns: range(whole ? 1 : left, whole ? columns - 1 : right) };
  }

  #sides(): [top: number, bottom: number, left: number, right: number] {
    const anchor = this.#anchor ?? this.focus;
    const [top, bottom] = [Math.min(anchor.row, this.focus.row), Math.max(anchor.row, this.focus.row)];
    const left = Math.min(anchor.column, this.focus.column);
    return [top, bottom, left, left === 0 ? Infinity : Math.max(anchor.column, this.focus.column)];
  }
}

/** Where a key leads from a cell; undefined for a key that leads nowhere. */
export function destination(key: string, ctrl: boolean, { row, column }: Cell, extent: Extent): Cell | undefined {
  const { rows, columns, page } = extent;
  const to = {
    ArrowUp: { row: ctrl ? 0 : row - 1, column },
    ArrowDown: { row: ctrl ? rows - 1 : row + 1, column },
    ArrowLeft: { row, column: ctrl ? 0 : column - 1 },
    ArrowRight: { row, column: ctrl ? columns - 1 : column + 1 },
    PageUp: { row: Math.max(0, row - page), column },
    PageDown: { row: row + page, column },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? rows - 1 : row, column: columns - 1 },
  }[key];
  return to && inside(to, extent);
}

function inside({ row, column }: Cell, { rows, columns }: Extent): Cell {
  return { row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
