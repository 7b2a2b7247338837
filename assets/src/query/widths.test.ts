import { expect, test } from "vitest";
import { Table } from "./rows";
import { columnWidths } from "./widths";

test("on a phone no column hides that there is another one", () => {
  const table = new Table(["who", "what"]);
  table.add([["A name that is as long as names of agencies are", "x"]]);
  const [wide] = columnWidths(table, 1000);
  const [narrow] = columnWidths(table, 358);
  expect(wide).toBeGreaterThan(300);
  expect(narrow).toBeLessThan(358 * 0.6);
  table.show(1, false);
  expect(columnWidths(table, 358)).toEqual([wide]);
});
