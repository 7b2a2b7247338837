// The table with what stands over it: find, columns, copy.
import { Debounce } from "../ui/debounce";
import { disclosure } from "../ui/disclosure";
import { button, h, icon } from "../ui/dom";
import { Grid } from "./grid";
import type { Table } from "./rows";
import { t } from "../words/words";

export class TablePanel {
  readonly element: HTMLElement;
  readonly grid: Grid;
  readonly #find = h("input", { type: "search", placeholder: t("results.find"), "aria-label": t("results.find"), dir: "auto", autocomplete: "off", spellcheck: "false" });
  readonly #found = h("p", { class: "rows-note", role: "status" });
  readonly #debounce = new Debounce(150);
  #asked = "";

  constructor(
    readonly table: Table,
    readonly said: (text: string) => void,
  ) {
    this.grid = new Grid(table);
    const tools = h(
      "div",
      { class: "table-tools" },
      h("div", { class: "find-field" }, icon("search"), this.#find),
      this.#found,
      this.#columns(),
      button(t("results.copy"), () => void this.#copy(), { class: "button", title: t("results.copy-title") }),
    );
    this.element = h("div", { class: "table-panel" }, tools, this.grid.element);
    this.#find.addEventListener("input", () => this.#debounce.run(() => this.#filter()));
  }

  /** Rows came: a table that is sorted or filtered is arranged anew. */
  refresh(): void {
    if (this.table.sort || this.table.isFiltered) {
      this.table.arrange();
      this.grid.rebuild();
    } else this.grid.refresh();
    this.#tell();
  }

  #filter(): void {
    if (this.#find.value === this.#asked) return;
    this.#asked = this.#find.value;
    this.table.filter(this.#asked);
    this.grid.element.scrollTop = 0;
    this.grid.rebuild();
    this.#tell();
  }

  #tell(): void {
    this.#found.textContent = this.table.isFiltered ? t("results.found", { n: this.table.length }) : "";
  }

  /** A disclosure with a box for each column. */
  #columns(): HTMLElement {
    return disclosure(t("results.columns"), ...this.table.columns.map((name, i) => this.#column(name, i)));
  }

  #column(name: string, i: number): HTMLElement {
    const box = h("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      this.table.show(i, box.checked);
      box.checked = this.table.isShown(i);
      this.grid.rebuild();
    });
    return h("label", {}, box, h("span", { dir: "auto" }, name));
  }

  async #copy(): Promise<void> {
    const { text, rows } = this.grid.copyText(true);
    try {
      await navigator.clipboard.writeText(text);
      this.said(t("results.copied", { rows: t("results.rows", { n: rows }) }));
    } catch {
      this.said(t("results.no-copy"));
    }
  }
}
