// The rows of a result as the table shows them: which, in which order, and
// which columns. The rows themselves never move or change.
import { fold } from "../ui/rows";
import { type Row, type Value, compareValues, plainOf, textOf } from "./values";

export interface Sort {
  column: number;
  descending: boolean;
}

export class Table {
  readonly rows: Row[] = [];
  sort: Sort | undefined;
  #filter: string[] = [];
  #hidden = new Set<number>();
  /** Places of the rows that are shown, in their order; undefined while all are, as they came. */
  #order: number[] | undefined;
  /** What the filter looks at, made when first needed. */
  #folded: string[] = [];

  constructor(readonly columns: readonly string[]) {}

  /** How many rows are shown. */
  get length(): number {
    return this.#order?.length ?? this.rows.length;
  }

  /** The places of the columns that are shown. */
  get shown(): number[] {
    return this.columns.map((_, i) => i).filter((i) => !this.#hidden.has(i));
  }

  isShown(column: number): boolean {
    return !this.#hidden.has(column);
  }

  /** Shows or hides a column; the last one stays. */
  show(column: number, on: boolean): void {
    if (on) this.#hidden.delete(column);
    else if (this.shown.length > 1) this.#hidden.add(column);
  }

  /** The row at a place of the shown order. */
  at(place: number): Row | undefined {
    return this.rows[this.#order ? this.#order[place]! : place];
  }

  /** The number that a shown row had when it came, from 1. */
  numberOf(place: number): number {
    return (this.#order ? this.#order[place]! : place) + 1;
  }

  /** Takes rows that came; a sorted or filtered table has to be arranged anew: see arrange. */
  add(rows: Row[]): void {
    for (const row of rows) this.rows.push(row);
  }

  /** Sorts by a column: up, then down, then as the rows came. */
  toggleSort(column: number): void {
    const same = this.sort?.column === column;
    this.sort = same && this.sort?.descending ? undefined : { column, descending: same };
    this.arrange();
  }

  /** Shows only the rows that hold all of these words somewhere. */
  filter(text: string): void {
    this.#filter = fold(text).split(/\s+/).filter(Boolean);
    this.arrange();
  }

  get isFiltered(): boolean {
    return this.#filter.length > 0;
  }

  /** Works out anew which rows are shown, in which order. */
  arrange(): void {
    if (!this.sort && !this.isFiltered) {
      this.#order = undefined;
      return;
    }
    const all = this.rows.map((_, i) => i);
    const found = this.isFiltered ? all.filter((i) => this.#matches(i)) : all;
    this.#order = this.sort ? this.#sorted(found, this.sort) : found;
  }

  /** Cells as tab-separated lines, which spreadsheets take; columns are places in `columns`. */
  copy(places: readonly number[], columns: readonly number[], header: boolean): string {
    const lines = places.map((place) => columns.map((column) => plainOf(this.at(place)?.[column] ?? null)).join("\t"));
    if (header) lines.unshift(columns.map((column) => this.columns[column]).join("\t"));
    return lines.join("\n");
  }

  #matches(i: number): boolean {
    const text = (this.#folded[i] ??= fold(this.rows[i]!.map(textOf).join("\n")));
    return this.#filter.every((word) => text.includes(word));
  }

  // The rows that come first keep coming first where cells are the same.
  #sorted(places: number[], { column, descending }: Sort): number[] {
    const value = (i: number): Value => this.rows[i]![column] ?? null;
    const sign = descending ? -1 : 1;
    return places.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === null || y === null) return compareValues(x, y) || a - b; // nothing comes last, up and down
      return sign * compareValues(x, y) || a - b;
    });
  }
}
