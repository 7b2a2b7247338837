import { describe, expect, test } from "vitest";
import { Table } from "./rows";

function table(): Table {
  const table = new Table(["name", "year"]);
  table.add([["Xiaomi", 2010], ["François", null], ["Luokung", 2009], ["DJI", 2006]]);
  return table;
}

const names = (table: Table) => Array.from({ length: table.length }, (_, i) => table.at(i)![0]);

describe("a table", () => {
  test("shows rows as they came, then up, then down, then as they came, empty cells last", () => {
    const all = table();
    expect(names(all)).toEqual(["Xiaomi", "François", "Luokung", "DJI"]);
    all.toggleSort(1);
    expect(names(all)).toEqual(["DJI", "Luokung", "Xiaomi", "François"]);
    all.toggleSort(1);
    expect(names(all)).toEqual(["Xiaomi", "Luokung", "DJI", "François"]);
    expect(all.numberOf(2)).toBe(4);
    all.toggleSort(1);
    expect(names(all)).toEqual(["Xiaomi", "François", "Luokung", "DJI"]);
  });

  test("filters by all words, without accents, in any column, also what comes later", () => {
    const all = table();
    all.filter("francois");
    expect(names(all)).toEqual(["François"]);
    all.filter("20 luo");
    expect(names(all)).toEqual([]);
    all.add([["Luo of 20", null]]);
    all.arrange();
    expect(names(all)).toEqual(["Luo of 20"]);
  });

  test("keeps at least one column", () => {
    const all = table();
    all.show(0, false);
    all.show(1, false);
    expect(all.shown).toEqual([1]);
    all.show(0, true);
    expect(all.shown).toEqual([0, 1]);
  });

  test("copies what is shown, with the names of the columns if wanted", () => {
    const all = table();
    all.toggleSort(1);
    expect(all.copy([0, 1], [1, 0], true)).toBe("year\tname\n2006\tDJI\n2009\tLuokung");
    expect(all.copy([3], [1], false)).toBe("");
  });

  test("sorts and filters 100,000 rows without keeping a reader waiting", () => {
    const all = new Table(["n", "text"]);
    all.add(Array.from({ length: 100_000 }, (_, i) => [(i * 7919) % 100_003, `row${i}`]));
    const start = performance.now();
    all.filter("row9");
    all.toggleSort(0);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(all.length).toBe(11_111);
  });
});
