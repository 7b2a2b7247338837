import fc from "fast-check";
import { expect, test } from "vitest";
import type { Part } from "../model/types";
import type { Cell, Neighbourhood } from "../net/neighbourhood";
import { type Choice, HubChoice, degreesOf, everything, facets, toggled } from "./hub-choice";

const cell = (type: string, direction: "out" | "in", kind: string, year: number, degree: number, count: number): Cell => ({ type, direction, kind, year, degree, count });

const cells = [
  cell("OWNS", "out", "Company", 1999, 1, 40),
  cell("OWNS", "out", "Company", 2003, 2, 30),
  cell("OWNS", "in", "Company", 2003, 50, 3),
  cell("OWNS", "in", "Person", 0, 1, 2),
  cell("TARGETS", "in", "Designation", 2021, 5, 5),
];

function choiceOf(cells: Cell[], base: Part = {}): HubChoice {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  return new HubChoice({ total, counted: total, groups: [], cells, facts: [] } satisfies Neighbourhood, base);
}

const choose = (...bars: [keyof Choice, string][]) => bars.reduce((choice, [facet, key]) => toggled(choice, facet, key), everything);

test("each histogram is counted by what is chosen in the others", () => {
  const hub = choiceOf(cells);
  const choice = choose(["kind", "Company"], ["degree", "1"]);
  expect(hub.total(choice)).toBe(40);
  expect(hub.bars("kind", choice)).toEqual([{ key: "Company", count: 40, all: 73 }, { key: "Designation", count: 0, all: 5 }, { key: "Person", count: 2, all: 2 }]);
  expect(hub.bars("relation", choice).map(({ key, count }) => [key, count])).toEqual([["out OWNS", 40], ["in OWNS", 0], ["in TARGETS", 0]]);
  expect(hub.bars("degree", choice).map(({ key, count }) => [key, count])).toEqual([["1", 40], ["2", 30], ["5", 0], ["50", 3]]);
});

test("a century of years has at most a dozen bars, and links without a date one of their own", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 2100 }), { minLength: 1, maxLength: 50 }), (years) => {
    const hub = choiceOf([0, ...years].map((year) => cell("OWNS", "out", "Company", year, 1, 1)));
    const bars = hub.bars("year", everything);
    expect(bars.length).toBeLessThanOrEqual(13);
    expect(hub.yearsOf(bars[0]!.key)).toEqual([0, 0]);
    for (const year of years) {
      const holding = bars.filter(({ key }) => hub.yearsOf(key)[0] <= year && year <= hub.yearsOf(key)[1]);
      expect(holding).toHaveLength(1);
    }
  }));
});

test("a choice asks for types and a direction where it can, and for each way where it has to", () => {
  const hub = choiceOf(cells);
  expect(hub.part(everything)).toEqual({});
  expect(hub.part(choose(["relation", "out OWNS"]))).toEqual({ types: ["OWNS"], direction: "out" });
  expect(hub.part(choose(["relation", "in OWNS"], ["relation", "in TARGETS"]))).toEqual({ types: ["OWNS", "TARGETS"], direction: "in" });
  expect(hub.part(choose(["relation", "in OWNS"], ["relation", "out OWNS"]))).toEqual({ types: ["OWNS"] });
  expect(hub.part(choose(["relation", "out OWNS"], ["relation", "in TARGETS"]))).toEqual({
    types: ["OWNS", "TARGETS"],
    filter: { ways: [{ type: "TARGETS", direction: "in" }, { type: "OWNS", direction: "out" }] },
  });
});

test("years and connectedness are asked for as spans, those that touch as one", () => {
  const hub = choiceOf([1998, 1999, 2000, 2003, 0].map((year) => cell("OWNS", "out", "Company", year, 1, 1)));
  expect(hub.part(choose(["year", "2003"], ["year", "-1"], ["year", "1999"], ["year", "1998"])).filter!.years).toEqual([[0, 0], [1998, 1999], [2003, 2003]]);
  expect(hub.part(choose(["degree", "5"], ["degree", "2"], ["degree", "1000"])).filter!.degrees).toEqual([[2, 9], [1000, 2 ** 31 - 1]]);
});

test("what is chosen of a part stays within it", () => {
  const base: Part = { types: ["OWNS"], direction: "out", filter: { kinds: ["Company"], years: [[1995, 2003]], text: "ltd", facts: [{ name: "country", values: ["CN"] }] } };
  const hub = choiceOf([cell("OWNS", "out", "Company", 1990 + 8, 1, 1), cell("OWNS", "out", "Company", 2003, 1, 1), cell("OWNS", "out", "Company", 1960, 1, 1)], base);
  expect(hub.part(everything)).toEqual(base);
  const [, second] = hub.bars("year", everything);
  expect(hub.yearsOf(second!.key)).toEqual([1995, 1999]);
  expect(hub.part(choose(["year", "2000"])).filter!.years).toEqual([[2000, 2003]]);
});

/** Whether a link of the cell is what a part asks for, as the server reads it. */
function asksFor({ types, direction, filter = {} }: Part, { type, direction: way, kind, year, degree }: Cell): boolean {
  const within = (spans: [number, number][] | undefined, n: number) => !spans || spans.some(([from, to]) => from <= n && n <= to);
  return (!types || types.includes(type)) && (!direction || direction === "both" || direction === way) && (!filter.kinds || filter.kinds.includes(kind))
    && within(filter.years, year) && within(filter.degrees, degree) && (!filter.ways || filter.ways.some((one) => one.type === type && one.direction === way));
}

const anyCell = fc.record({
  type: fc.constantFrom("A", "B", "C"), direction: fc.constantFrom("out" as const, "in" as const), kind: fc.constantFrom("Company", "Person", "X"),
  year: fc.oneof(fc.constant(0), fc.integer({ min: 1950, max: 2030 })), degree: fc.constantFrom(1, 2, 5, 10, 50, 200, 1000), count: fc.integer({ min: 1, max: 500 }),
});

test("what a choice counts is what it asks for, and its groups divide it", () => {
  fc.assert(fc.property(fc.array(anyCell, { minLength: 1, maxLength: 40 }), fc.array(fc.tuple(fc.constantFrom(...facets), fc.nat()), { maxLength: 5 }), (cells, picks) => {
    const hub = choiceOf(cells);
    const choice = picks.reduce((choice, [facet, at]) => {
      const bars = hub.bars(facet, everything);
      return toggled(choice, facet, bars[at % bars.length]!.key);
    }, everything);
    const counted = (part: Part) => cells.filter((cell) => asksFor(part, cell)).reduce((sum, { count }) => sum + count, 0);
    expect(counted(hub.part(choice))).toBe(hub.total(choice));
    for (const by of [undefined, ...facets]) {
      const groups = hub.groups(choice, by);
      for (const { part, count } of groups) expect(counted(part)).toBe(count);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(hub.total(choice));
    }
  }));
});

test("more kinds than groups can be told apart go together in the last", () => {
  const many = Array.from({ length: 40 }, (_, i) => cell("OWNS", "out", `Kind${i}`, 0, 1, 100 - i));
  const groups = choiceOf(many).groups(everything, "kind");
  expect(groups).toHaveLength(24);
  expect(groups.at(-1)!.part.filter!.kinds).toHaveLength(17);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(many.reduce((sum, { count }) => sum + count, 0));
});

test("the last class of connectedness has no end", () => {
  expect([degreesOf("1"), degreesOf("50"), degreesOf("1000")]).toEqual([[1, 1], [50, 199], [1000, 2 ** 31 - 1]]);
});
