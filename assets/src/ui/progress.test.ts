import { expect, test } from "vitest";
import { type Progress, announcement, isBusy, meterCount, nextLabel, soFar, subject } from "./progress";
import { deed, entitiesAndLinks, names, quotes, relation } from "./words";

const progress = (more: Partial<Progress> = {}): Progress => ({
  node: "h",
  name: "Huawei",
  relations: "",
  state: "running",
  shown: 462,
  goal: 1214,
  total: 1214,
  note: "",
  entities: 0,
  links: 0,
  next: "",
  message: "",
  ...more,
});

test("the meter counts what has come of what there is", () => {
  expect(meterCount(progress())).toBe("462 of 1,214 links");
  expect(meterCount(progress({ total: 0, shown: 0 }))).toBe("counting");
  expect(meterCount(progress({ state: "done", shown: 100, next: "c" }))).toBe("100 of 1,214 links shown");
  expect(meterCount(progress({ state: "stopped", shown: 50 }))).toBe("50 of 1,214 links shown");
});

test("the meter says when everything is there", () => {
  expect(meterCount(progress({ state: "done", shown: 8, total: 8 }))).toBe("All 8 links of Huawei are on the canvas");
  expect(meterCount(progress({ state: "done", shown: 1, total: 1 }))).toBe("The only link of Huawei is on the canvas");
  expect(meterCount(progress({ state: "done", shown: 0, total: 0 }))).toBe("Huawei has no links");
  expect(meterCount(progress({ state: "done", shown: 3, total: 3, relations: "listed by" }))).toBe("All 3 “listed by” links of Huawei are on the canvas");
});

test("a failure is shown in the server's own words", () => {
  expect(meterCount(progress({ state: "failed", message: "The database is restarting." }))).toBe("The database is restarting.");
});

test("the button for more names how many more there are to have", () => {
  expect(nextLabel(progress({ shown: 100 }), 100)).toBe("Show the next 100");
  expect(nextLabel(progress({ shown: 1200 }), 100)).toBe("Show the last 14");
  expect(nextLabel(progress({ shown: 100, total: 101 }), 100)).toBe("Show the last one");
});

test("the subject names the relation that was chosen", () => {
  expect(subject(progress())).toBe("Huawei");
  expect(subject(progress({ relations: "listed by" }))).toBe("Huawei, listed by");
});

test("what came is announced, and that nothing did", () => {
  expect(announcement(progress({ state: "done", entities: 8, links: 9 }))).toBe("8 entities and 9 links added.");
  expect(announcement(progress({ state: "done", shown: 8, total: 8 }))).toBe("All 8 links of Huawei are on the canvas.");
  expect(announcement(progress({ state: "stopped", entities: 1, links: 1 }))).toBe("Stopped expanding Huawei. 1 entity and 1 link added.");
  expect(announcement(progress({ state: "done", entities: 14, links: 20, types: { Company: 14 } }))).toBe("14 companies added.");
  expect(announcement(progress({ state: "done", entities: 3, links: 20, types: { ExecutiveOrder: 1, Person: 2 } }))).toBe("2 people and 1 executive order added.");
  expect(announcement(progress({ state: "done", entities: 3, links: 20, types: { A: 1, B: 1, C: 1 } }))).toBe("3 entities and 20 links added.");
  expect(announcement(progress({ state: "failed", message: "The database is restarting." }))).toBe("Expanding Huawei failed. The database is restarting.");
});

test("while more comes, how far it is is a whole sentence", () => {
  const coming = progress({ shown: 14, total: 214, entities: 14, links: 14, types: { Company: 14 } });
  expect(soFar(coming)).toBe("14 companies added, 14 of 214 links of Huawei.");
  expect(soFar({ ...coming, relations: "listed by" })).toBe("14 companies added, 14 of 214 “listed by” links of Huawei.");
  expect(soFar({ ...coming, types: { Unheard: 14 } })).toBe("14 entities added, 14 of 214 links of Huawei.");
  expect(soFar(progress({ shown: 0 }))).toBeUndefined();
  expect(soFar({ ...coming, state: "done" })).toBeUndefined();
});

test("only what still goes on can be stopped", () => {
  expect(isBusy(progress())).toBe(true);
  expect(isBusy(progress({ state: "done" }))).toBe(false);
});

test("counts and names read like sentences", () => {
  expect(entitiesAndLinks(1, 0)).toBe("1 entity");
  expect(entitiesAndLinks(0, 0)).toBe("nothing");
  expect([0, 1, 2].map(quotes)).toEqual(["no quotes", "1 quote", "2 quotes"]);
  expect(deed("hide", ["Huawei"])).toBe("Hide Huawei");
  expect(deed("remove", ["a", "b"])).toBe("Remove 2 entities");
  expect(names(["Huawei", "DJI", "ZTE"])).toBe("Huawei, DJI and 1 more");
});

test.each([
  ["HALTS", "halts"],
  ["OWNED_BY", "owned by"],
  ["ownedBy", "owned by"],
  ["owned-by", "owned by"],
  ["_OWNED__BY_", "owned by"],
  ["Owned by", "owned by"],
  ["OWNEDBy", "ownedby"],
  ["covid19Related", "covid19related"],
  ["ÉtaitÀ", "était à"],
  ["属于", "属于"],
])("the relation %s reads “%s”, as on the pages", (type, words) => {
  expect(relation(type)).toBe(words);
});
