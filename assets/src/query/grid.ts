// The table: only the rows in sight exist as elements, however many came. It
// is an ARIA grid: one tab stop, arrow keys, Shift selects, Ctrl+C copies.
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from "@tanstack/virtual-core";
import { h, icon, setAttributes } from "../ui/dom";
import { count } from "../ui/words";
import { t } from "../words/words";
import { cellContent, isNumber } from "./cells";
import type { Table } from "./rows";
import { type Cell, type Extent, Selection, destination } from "./selection";
import { type Row, textOf } from "./values";
import { columnWidths, isNumeric, numberWidth } from "./widths";

const rowHeight = 36;
const headHeight = 38;
const overscan = 12;
/** Above these letters the whole text is shown when pointed at. */
const long = 24;

export class Grid {
  readonly element: HTMLElement;
  readonly #head = h("div", { class: "grid-row grid-headers", role: "row", "aria-rowindex": 1 });
  readonly #body = h("div", { class: "grid-body", role: "rowgroup" });
  readonly #selection = new Selection();
  readonly #rows = new Map<number, HTMLElement>();
  readonly #virtual: Virtualizer<HTMLElement, HTMLElement>;
  readonly #end: () => void;
  #measured = 0;
  #numberWidth = 0;

  /** `sorted` is called after the reader sorted the table. */
  constructor(
    readonly table: Table,
    readonly sorted: () => void = () => undefined,
  ) {
    this.element = h("div", { class: "grid", role: "grid", "aria-label": t("results.results"), "aria-multiselectable": "true" }, h("div", { role: "rowgroup", class: "grid-head" }, this.#head), this.#body);
    this.#virtual = new Virtualizer(this.#options());
    this.#listen();
    this.#end = this.#virtual._didMount();
    this.rebuild();
  }

  /** Shows what the table holds now: after rows came. */
  refresh(): void {
    if (this.#measured < 200 || numberWidth(this.table) !== this.#numberWidth) this.#measure();
    this.#selection.begin(this.#extent());
    this.#virtual.setOptions(this.#options());
    this.#virtual._willUpdate();
    this.#body.style.height = `${this.table.length * rowHeight}px`;
    this.element.setAttribute("aria-rowcount", String(this.table.length + 1));
    this.#render();
  }

  /** Everything anew: after sorting, filtering or choosing columns. */
  rebuild(): void {
    this.#selection.clamp(this.#extent());
    this.element.setAttribute("aria-colcount", String(this.table.shown.length + 1));
    this.#fillHead();
    this.#measure();
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    this.refresh();
  }

  /** What is selected as tab-separated lines; everything shown where it is only one cell and `all` is wanted. */
  copyText(all: boolean): { text: string; rows: number } {
    const extent = this.#extent();
    const whole = all && !this.#selection.isMany;
    const { rows, columns } = whole ? { rows: Array.from({ length: extent.rows }, (_, i) => i), columns: this.table.shown.map((_, i) => i + 1) } : this.#selection.cells(extent);
    const shown = this.table.shown;
    const header = columns.length > 1 && rows.length > 1;
    return { text: this.table.copy(rows, columns.map((column) => shown[column - 1]!), header), rows: rows.length };
  }

  /** The rows of a selection of more than one cell; undefined where there is none. */
  get selectedRows(): Row[] | undefined {
    if (!this.#selection.isMany) return undefined;
    return this.#selection.cells(this.#extent()).rows.map((place) => this.table.at(place)!);
  }

  kill(): void {
    this.#end();
    document.removeEventListener("copy", this.#onCopy);
    this.element.remove();
  }

  #options() {
    return {
      count: this.table.length,
      getScrollElement: () => this.element,
      estimateSize: () => rowHeight,
      overscan,
      scrollMargin: headHeight,
      scrollPaddingStart: headHeight,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#render(),
    };
  }

  #extent(): Extent {
    const page = Math.max(1, Math.floor((this.element.clientHeight - headHeight) / rowHeight) - 1);
    return { rows: this.table.length, columns: this.table.shown.length + 1, page };
  }

  #measure(): void {
    this.#measured = this.table.rows.length;
    this.#numberWidth = numberWidth(this.table);
    const widths = [this.#numberWidth, ...columnWidths(this.table, this.element.clientWidth || undefined)];
    const numeric = [true, ...this.table.shown.map((column) => isNumeric(this.table, column))];
    const template = widths.map((width, i) => (numeric[i] ? `${width}px` : `minmax(${width}px, ${width}fr)`)).join(" ");
    [...this.#head.children].forEach((cell, i) => cell.classList.toggle("is-number", numeric[i]));
    this.element.style.setProperty("--columns", template);
    this.element.style.setProperty("--width", `${widths.reduce((sum, width) => sum + width, 0)}px`);
  }

  #fillHead(): void {
    const number = h("div", { class: "grid-cell grid-number", role: "columnheader", tabindex: -1, "aria-colindex": 1 }, h("span", { class: "visually-hidden" }, t("results.row")));
    this.#head.replaceChildren(number, ...this.table.shown.map((column, i) => this.#header(column, i + 1)));
  }

  #header(column: number, place: number): HTMLElement {
    const { sort } = this.table;
    const sorted = sort?.column === column ? (sort.descending ? "descending" : "ascending") : "none";
    const mark = sorted === "none" ? undefined : icon(sorted === "ascending" ? "arrow-up" : "arrow-down");
    const name = h("button", { type: "button", class: "grid-sort", tabindex: -1, "data-column": column, title: t("results.sort") }, h("span", { dir: "auto" }, this.table.columns[column]), mark);
    return h("div", { class: "grid-cell", role: "columnheader", "aria-sort": sorted, "aria-colindex": place + 1 }, name);
  }

  /** Makes the rows in sight, and the focused one, which must not go while it has the focus. */
  #render(): void {
    const wanted = new Set(this.#virtual.getVirtualItems().map(({ index }) => index));
    const { row } = this.#selection.focus;
    if (row >= 0 && row < this.table.length) wanted.add(row);
    for (const [place, element] of this.#rows) {
      if (wanted.has(place)) continue;
      element.remove();
      this.#rows.delete(place);
    }
    for (const place of wanted) if (!this.#rows.has(place)) this.#make(place);
    this.#mark();
  }

  #make(place: number): void {
    const values = this.table.at(place);
    if (!values) return;
    const number = h("div", { class: "grid-cell grid-number", role: "rowheader", "aria-colindex": 1, tabindex: -1 }, count(this.table.numberOf(place)));
    const row = h("div", { class: "grid-row", role: "row", "aria-rowindex": place + 2, "data-row": place }, number);
    this.table.shown.forEach((column, i) => {
      const value = values[column] ?? null;
      const cell = h("div", { class: isNumber(value) ? "grid-cell is-number" : "grid-cell", role: "gridcell", "aria-colindex": i + 2, tabindex: -1 }, cellContent(value));
      const text = textOf(value);
      if (text.length > long) cell.title = text;
      for (const link of cell.querySelectorAll("a")) link.tabIndex = -1;
      row.append(cell);
    });
    row.style.transform = `translateY(${place * rowHeight}px)`;
    this.#rows.set(place, row);
    this.#body.append(row);
  }

  /** Marks what is selected, and the one cell that Tab leads to. */
  #mark(): void {
    const { focus } = this.#selection;
    const mark = (row: number, cells: HTMLCollection) => {
      [...cells].forEach((cell, column) => {
        const focused = row === focus.row && column === focus.column;
        target(cell).tabIndex = focused ? 0 : -1;
        if (row >= 0) setAttributes(cell, { "aria-selected": String(this.#selection.isMany && this.#selection.includes({ row, column })) });
      });
    };
    mark(-1, this.#head.children);
    for (const [row, element] of this.#rows) mark(row, element.children);
  }

  #listen(): void {
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("click", (event) => this.#onClick(event));
    // Without a selection of text browsers send it to the body, wherever the focus is.
    document.addEventListener("copy", this.#onCopy);
  }

  #onKey(event: KeyboardEvent): void {
    const ctrl = event.ctrlKey || event.metaKey;
    const inLink = event.target instanceof HTMLAnchorElement;
    if (ctrl && event.key === "a") this.#selection.selectAll(this.#extent());
    else if (event.key === "Enter" && !inLink && this.#selection.focus.row >= 0) return this.#enter(event);
    else if (event.key === "Escape" && inLink) return this.#go(this.#selection.focus, false);
    else if (inLink && /Arrow(Left|Right)/.test(event.key)) return this.#nextLink(event);
    else {
      const to = destination(event.key, ctrl, this.#selection.focus, this.#extent());
      if (!to) return;
      event.preventDefault();
      return this.#go(to, event.shiftKey);
    }
    event.preventDefault();
    this.#render();
  }

  /** Opens the cell's link; where it has several, they can be walked. */
  #enter(event: KeyboardEvent): void {
    const links = (event.target as Element).querySelectorAll("a");
    if (links.length === 0) return;
    event.preventDefault();
    if (links.length === 1) links[0]!.click();
    else links[0]!.focus();
  }

  #nextLink(event: KeyboardEvent): void {
    const links = [...(event.target as Element).closest(".grid-cell")!.querySelectorAll("a")];
    const step = event.key === "ArrowRight" ? 1 : -1;
    links.at((links.indexOf(event.target as HTMLAnchorElement) + step) % links.length)?.focus();
    event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    const at = event.target as Element;
    const column = at.closest<HTMLElement>(".grid-sort")?.dataset["column"];
    if (column !== undefined) return this.#sort(Number(column));
    const cell = at.closest(".grid-cell");
    const row = cell?.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (!cell || row === undefined || at.closest("a")) return;
    this.#go({ row: Number(row), column: [...cell.parentElement!.children].indexOf(cell) }, event.shiftKey);
  }

  #sort(column: number): void {
    this.table.toggleSort(column);
    this.element.scrollTop = 0;
    this.#selection.go({ row: -1, column: this.table.shown.indexOf(column) + 1 });
    this.rebuild();
    this.#cell(this.#selection.focus)?.focus({ preventScroll: true });
    this.sorted();
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    const words = document.getSelection();
    if (!this.element.contains(document.activeElement) || (words && !words.isCollapsed) || this.#selection.focus.row < 0) return;
    event.clipboardData?.setData("text/plain", this.copyText(false).text);
    event.preventDefault();
  };

  #go(cell: Cell, extend: boolean): void {
    this.#selection.go(cell, extend);
    this.#render();
    const element = this.#cell(cell);
    element?.focus({ preventScroll: true });
    if (cell.row >= 0) this.#virtual.scrollToIndex(cell.row, { align: "auto" });
    if (element) this.#scrollAcross(element.closest<HTMLElement>(".grid-cell")!);
  }

  #cell({ row, column }: Cell): HTMLElement | undefined {
    const cell = (row < 0 ? this.#head : this.#rows.get(row))?.children[column];
    return cell && target(cell);
  }

  #scrollAcross(cell: HTMLElement): void {
    const { element } = this;
    const [left, right] = [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth];
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }
}

/** What takes the focus in a cell: the sort button of a head, or the cell itself. */
function target(cell: Element): HTMLElement {
  return cell.querySelector<HTMLElement>(".grid-sort") ?? (cell as HTMLElement);
}
