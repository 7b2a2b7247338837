import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Standing, dateOf, dayOf, daysOf, isTime, knownStanding, later, momentDays, precisionOf, standing } from "./dates";

interface Cases {
  standings: { at: string; from: string; until: string; is: Standing }[];
  known: { at: string; known: string; is: Standing }[];
  moments: string[];
  noMoments: string[];
}

const cases = JSON.parse(readFileSync(new URL("../../../graph/testdata/clock.json", import.meta.url), "utf8")) as Cases;

describe("the cases shared with the server", () => {
  test.each(cases.standings)("from $from until $until is $is at $at", ({ at, from, until, is }) => {
    expect(standing(momentDays(at)!, from, until)).toBe(is);
  });

  test.each(cases.known)("known on $known is $is at $at", ({ at, known, is }) => {
    expect(knownStanding(at, known)).toBe(is);
  });

  test("hold what is a moment and what is none", () => {
    for (const text of cases.moments) expect(momentDays(text), text).toBeDefined();
    for (const text of cases.noMoments) expect(momentDays(text), text).toBeUndefined();
  });
});

const day = fc.integer({ min: dayOf(2019, 11, 1), max: dayOf(2021, 3, 31) });
const date = fc.tuple(day, fc.constantFrom("year", "month", "day" as const)).map(([day, precision]) => dateOf(day, precision));

test("a standing is certain where all days that the dates may be agree, and perhaps where they don't", () => {
  fc.assert(fc.property(day, fc.option(date, { nil: undefined }), fc.option(date, { nil: undefined }), (at, from, until) => {
    expect(standing({ first: at, last: at }, from, until)).toBe(byTrying(at, from, until));
  }), { numRuns: 300 });
});

/** The same by going through every pair of days; without a begin, it may be any day, and without an end there is none. */
function byTrying(at: number, from: string | undefined, until: string | undefined): Standing {
  const [begins, ends] = [daysOf(from), daysOf(until)];
  if (!begins && !ends) return "undated";
  const found = new Set<Standing>();
  for (let begin = begins?.first ?? at - 1; begin <= (begins?.last ?? at + 1); begin++) {
    for (let end = ends?.first ?? at + 1; end <= (ends?.last ?? at + 1); end++) {
      if (begins && ends && end < begin) continue;
      found.add(at < begin ? "not yet" : at > end ? "over" : "in force");
    }
  }
  if (found.size === 0) return "undated";
  if (!begins) return found.has("in force") ? "perhaps" : "over";
  return found.size === 1 ? [...found][0]! : "perhaps";
}

test("a day is written and read the same, at every precision", () => {
  fc.assert(fc.property(fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
    expect(daysOf(dateOf(day))).toEqual({ first: day, last: day });
    for (const precision of ["year", "month"] as const) {
      const { first, last } = daysOf(dateOf(day, precision))!;
      expect(first <= day && day <= last).toBe(true);
      expect(precisionOf(dateOf(day, precision))).toBe(precision);
    }
  }));
});

test("a month later is the same day of it, or its last", () => {
  const plus = (text: string, n: number, unit: "day" | "month" | "year") => dateOf(later(daysOf(text)!.first, n, unit));
  expect(plus("2021-01-31", 1, "month")).toBe("2021-02-28");
  expect(plus("2021-01-31", -2, "month")).toBe("2020-11-30");
  expect(plus("2020-02-29", 1, "year")).toBe("2021-02-28");
  expect(plus("2020-12-31", 1, "day")).toBe("2021-01-01");
  expect(plus("0001-01-01", -1, "year")).toBe("0001-01-01");
  expect(plus("9999-12-31", 1, "day")).toBe("9999-12-31");
  expect([isTime("2021"), isTime("2021/2022")]).toEqual([false, true]);
});
