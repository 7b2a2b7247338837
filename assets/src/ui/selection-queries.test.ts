import { expect, test } from "vitest";
import { queriesFor, queryPathAt } from "./selection-queries";

const all = [
  { id: "one", name: "Rulings against an agency", params: [{ name: "since", type: "date" }, { name: "agency", type: "entity", entityType: "Agency" }] },
  { id: "many", name: "Among these", params: [{ name: "entities", type: "entities" }] },
  { id: "none", name: "Timeline", params: null },
];
const agency = { id: "a", type: "Agency", name: "Department of Defense", degree: 3 };
const company = { id: "c", type: "Company", name: "Xiaomi", degree: 9 };

test("one entity goes to queries that take one of its type, or several", () => {
  expect(queriesFor(all, [agency], {})).toEqual([
    { name: "Rulings against an agency", path: "/queries/one?agency=a&run=1" },
    { name: "Among these", path: "/queries/many?entities=a&run=1" },
  ]);
  expect(queriesFor(all, [company], {}).map(({ name }) => name)).toEqual(["Among these"]);
});

test("several go to queries that take several, as long as an address holds them", () => {
  expect(queriesFor(all, [agency, company], {})).toEqual([{ name: "Among these", path: "/queries/many?entities=a&entities=c&run=1" }]);
  const many = Array.from({ length: 1000 }, (_, i) => ({ ...company, id: `01J00000000000000000000${i}` }));
  expect(queriesFor(all, many, {})).toEqual([{ name: "Among these", path: "" }]);
  expect(queriesFor(all, [], {})).toEqual([]);
});

test("the clocks of the canvas go where a query has a date of that name", () => {
  const clocked = { id: "then", name: "In force", params: [{ name: "firms", type: "entities" }, { name: "asOf", type: "date" }, { name: "knownOn", type: "text" }] };
  const clocks = { asOf: "2021-03", knownOn: "2022" };
  expect(queriesFor([clocked], [company], clocks)).toEqual([{ name: "In force", path: "/queries/then?firms=c&asOf=2021-03&run=1" }]);
  expect(queriesFor([clocked], [company], { asOf: "2020/2021-05-14" })[0]!.path).toContain("asOf=2021-05-14&");
  expect(queryPathAt(clocked, clocks)).toBe("/queries/then?asOf=2021-03");
  expect(queryPathAt(clocked, {})).toBe("/queries/then");
  expect(queryPathAt(all[2]!, clocks)).toBe("/queries/none");
});
