// The table with 100,000 rows, and the editor, as browser tests drive them.
import { Editor } from "../../../src/query/editor/editor";
import { TablePanel } from "../../../src/query/table-panel";
import { Table } from "../../../src/query/rows";

const table = new Table(["n", "entity", "link", "when"]);
const panel = new TablePanel(table, (text) => (document.querySelector("#live")!.textContent = text));
document.querySelector("#table")!.append(panel.element);

/** Adds rows as a stream does, so many at a time. */
function fill(count: number): void {
  const from = table.rows.length;
  table.add(
    Array.from({ length: count }, (_, i) => [
      (from + i) * 7,
      { entity: { id: `e${from + i}`, type: "Company", name: `Company ${from + i}` } },
      { link: { id: `l${from + i}`, type: "FOUNDED", source: "a", target: "b", from: "2010-04" } },
      i % 3 ? { time: "2021-03-12" } : null,
    ]),
  );
  panel.refresh();
}

const editor = new Editor(document.querySelector("#editor")!, { run: () => undefined, parameters: () => ["agency"], checked: () => undefined });

Object.assign(window, { table, panel, fill, editor });

declare global {
  interface Window { table: Table; panel: TablePanel; fill(count: number): void; editor: Editor }
}
