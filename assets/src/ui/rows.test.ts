import { beforeEach, describe, expect, test } from "vitest";
import { Model } from "../model/model";
import type { Entity, Link } from "../model/types";
import { entityRows, found, linkRows, sentence } from "./rows";
import { relationTallies, tallyText, toggled, typeTallies } from "./tally";

const entity = (id: string, type: string, name: string, degree = 1): Entity => ({ id, type, name, degree });
const link = (id: string, source: string, type: string, target: string, more: Partial<Link> = {}): Link => ({ id, source, type, target, evidence: 1, ...more });

let model: Model;

beforeEach(() => {
  model = new Model();
  const entities = [
    entity("x", "Company", "Xiaomi", 9),
    entity("l", "Person", "Lei Jun", 4),
    entity("d", "Designation", "Désignation of Xiaomi", 3),
    entity("h", "Company", "Huawei", 1214),
  ].map((entity, i) => ({ entity, x: i * 50, y: 0 }));
  const links = [
    link("1", "l", "FOUNDED", "x", { from: "2010" }),
    link("2", "l", "LEADS", "x"),
    link("3", "d", "TARGETS", "x", { from: "2021-01", until: "2021-05" }),
  ];
  model.run({ kind: "add", label: "Add", entities, links });
});

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe("the list of entities", () => {
  test("has every entity in the order asked for", () => {
    expect(ids(entityRows(model, "", "name"))).toEqual(["d", "h", "l", "x"]);
    expect(ids(entityRows(model, "", "type"))).toEqual(["h", "x", "d", "l"]);
    expect(ids(entityRows(model, "", "links"))).toEqual(["x", "l", "d", "h"]);
  });

  test("finds by parts of name and type, whatever the case and accents", () => {
    expect(ids(entityRows(model, "DESIGN xia", "name"))).toEqual(["d"]);
    expect(ids(entityRows(model, "company", "name"))).toEqual(["h", "x"]);
    expect(ids(entityRows(model, "nobody", "name"))).toEqual([]);
  });

  test("puts what is hidden last and says so", () => {
    model.run({ kind: "hide", label: "Hide", nodes: ["d"] });
    const rows = entityRows(model, "", "name");
    expect(ids(rows)).toEqual(["h", "l", "x", "d"]);
    expect(rows.at(-1)!.visible).toBe(false);
  });

  test("counts the links that can be seen", () => {
    const links = () => entityRows(model, "xiaomi", "name").find(({ id }) => id === "x")!.links;
    expect(links()).toBe(3);
    model.run({ kind: "lens", label: "Filter", lens: { types: ["Designation"], relations: ["LEADS"] } });
    expect(links()).toBe(1);
  });

  test("knows what is selected", () => {
    model.select(["h"]);
    expect(entityRows(model, "", "name").filter(({ selected }) => selected).map(({ id }) => id)).toEqual(["h"]);
  });
});

describe("the list of links", () => {
  test("says each link as a sentence with its time", () => {
    expect(linkRows(model, "").map((row) => `${sentence(row)} ${row.when}`.trim())).toEqual([
      "Désignation of Xiaomi targets Xiaomi 2021-01 – 2021-05",
      "Lei Jun founded Xiaomi 2010",
      "Lei Jun leads Xiaomi",
    ]);
  });

  test("finds by any word of the sentence", () => {
    expect(ids(linkRows(model, "jun found"))).toEqual(["1"]);
  });
});

test("finding on the canvas lights what matches and can be seen, and nothing when nothing is asked", () => {
  model.run({ kind: "hide", label: "Hide", nodes: ["x"] });
  expect(found(model, "xiaomi")).toEqual(new Set(["d"]));
  expect(found(model, "  ")).toBeUndefined();
});

describe("the legend", () => {
  test("counts types and relations, the most frequent first", () => {
    expect(typeTallies(model).map(({ key, all }) => [key, all])).toEqual([["Company", 2], ["Designation", 1], ["Person", 1]]);
    expect(relationTallies(model).map(({ key }) => key)).toEqual(["FOUNDED", "LEADS", "TARGETS"]);
  });

  test("tells how many of a type are shown when some are hidden", () => {
    model.run({ kind: "hide", label: "Hide", nodes: ["h"] });
    const [company] = typeTallies(model);
    expect(tallyText(company!)).toBe("1 / 2");
    expect(company!.on).toBe(true);
  });

  test("a relation is not shown when one of its ends is filtered out", () => {
    model.run({ kind: "lens", label: "Filter", lens: { types: toggled(model.hiddenTypes, "Designation"), relations: [] } });
    expect(relationTallies(model).find(({ key }) => key === "TARGETS")).toMatchObject({ on: true, shown: 0, all: 1 });
    expect(typeTallies(model).find(({ key }) => key === "Designation")).toMatchObject({ on: false, shown: 0 });
  });

  test("switching a key twice changes nothing", () => {
    expect(toggled(new Set(toggled(new Set(["A"]), "B")), "B")).toEqual(["A"]);
  });
});
