import fc from "fast-check";
import { expect, test } from "vitest";
import { type Begun, barsOf, binOf, dateOfBin, scaleOf, ticksOf } from "./bins";
import { dateOf, dayOf, daysOf } from "./dates";

const days = (from: string, to = from) => ({ first: daysOf(from)!.first, last: daysOf(to)!.last });
const edges = (from: string, to: string, most: number) => [...scaleOf(days(from, to), most).edges].map((day) => dateOf(day));
const begun = (type: string, date?: string): Begun => ({ type, days: daysOf(date) });

test("bins are days, weeks, months or years, as the span asks, with one to spare at each end", () => {
  expect(edges("2021-05-03", "2021-05-04", 10)).toEqual(["2021-05-02", "2021-05-03", "2021-05-04", "2021-05-05", "2021-05-06"]);
  expect(edges("2021-05-05", "2021-06-01", 10)).toEqual(["2021-04-26", "2021-05-03", "2021-05-10", "2021-05-17", "2021-05-24", "2021-05-31", "2021-06-07", "2021-06-14"]);
  expect(edges("2021-02", "2021-03", 10)).toEqual(["2021-01-01", "2021-02-01", "2021-03-01", "2021-04-01", "2021-05-01"]);
  expect(scaleOf(days("1990", "2021"), 40).unit).toEqual({ months: 12 });
  expect(scaleOf(days("1500", "2021"), 40).unit).toEqual({ months: 300 });
});

test("every day of the span is in exactly one bin, and there are not more than asked for", () => {
  const day = fc.integer({ min: dayOf(1500, 1, 1), max: dayOf(2100, 1, 1) });
  fc.assert(fc.property(day, day, day, fc.integer({ min: 12, max: 120 }), (a, b, c, most) => {
    const span = { first: Math.min(a, b), last: Math.max(a, b) };
    const scale = scaleOf(span, most);
    expect(scale.edges.length - 1).toBeLessThanOrEqual(Math.max(most, 12));
    const at = Math.min(span.last, Math.max(span.first, c));
    const bin = binOf(scale, at);
    expect([scale.edges[bin]! <= at, at < scale.edges[bin + 1]!]).toEqual([true, true]);
    expect([bin > 0, bin < scale.edges.length - 2]).toEqual([true, true]);
  }));
});

test("a date that is vaguer than a bin is shared out among those that it may be in", () => {
  const scale = scaleOf(days("2021-01", "2021-12"), 16);
  const bars = barsOf([begun("MADE", "2021"), begun("MADE", "2021-03-12"), begun("MADE", "2021-03"), begun("HALTS", "2021-03"), begun("HALTS")], scale, 5);
  expect([bars.types, bars.series, bars.dated, bars.undated]).toEqual([["MADE", "HALTS"], 2, 4, 1]);
  const march = binOf(scale, dayOf(2021, 3, 1));
  expect([bars.sure[2 * march], bars.sure[2 * march + 1]]).toEqual([2, 1]);
  expect(bars.vague[2 * march]).toBeCloseTo(31 / 365);
  expect(bars.vague.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1);
  expect(bars.most).toBeCloseTo(3 + 31 / 365);
  expect(dateOfBin(scale, march)).toBe("2021-03");
});

test("the types beyond the most frequent ones share a series", () => {
  const things = ["A", "A", "A", "B", "B", "C", "D"].map((type) => begun(type, "2021"));
  const scale = scaleOf(days("2021"), 20);
  expect(barsOf(things, scale, 3)).toMatchObject({ types: ["A", "B"], series: 3 });
  expect(barsOf(things, scale, 4)).toMatchObject({ types: ["A", "B", "C", "D"], series: 4 });
  expect(barsOf([], scale, 4)).toMatchObject({ types: [], series: 0, most: 0 });
});

test("ticks stand as far apart as they need", () => {
  const scale = scaleOf(days("2020-11", "2021-06"), 20);
  const ticks = (apart: number) => ticksOf(scale, apart).days.map((day) => dateOf(day));
  expect(ticks(80)).toEqual(["2020-10-01", "2021-01-01", "2021-04-01", "2021-07-01"]);
  expect(ticks(200)).toEqual(["2021-01-01"]);
});
