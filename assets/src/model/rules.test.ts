import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withSettings } from "./lens";
import { Model } from "./model";
import { type Facts, type Filter, type Known, type Measured, type Rule, fits } from "./rules";
import type { Entity, Link } from "./types";

interface Table {
  entities: Entity[];
  links: Link[];
  facts: Record<string, Facts>;
  measures: Record<string, Record<string, number>>;
  cases: { says: string; rule: Rule; fits: string[]; unknown?: string[] }[];
}

// graph/rule_test.go reads the same table.
const table = JSON.parse(readFileSync("../graph/testdata/rules.json", "utf8")) as Table;
const facts = new Map(Object.entries(table.facts));
const measures = Object.fromEntries(Object.entries(table.measures).map(([metric, values]) => [metric, new Map(Object.entries(values))])) as Measured;
const known: Known = { facts, measures };

describe("a rule", () => {
  test.each(table.cases)("asks for $says", ({ rule, fits: fitting, unknown = [] }) => {
    const things = rule.of === "entities" ? table.entities.map((entity) => ({ entity })) : table.links.map((link) => ({ link }));
    const answers = things.map((thing) => ["entity" in thing ? thing.entity.id : thing.link.id, fits(rule, thing, known)] as const);
    expect(answers.filter(([, fit]) => fit).map(([id]) => id)).toEqual(fitting);
    expect(answers.filter(([, fit]) => fit === undefined).map(([id]) => id)).toEqual(unknown);
  });
});

describe("a filter", () => {
  const companies: Filter = { of: "entities", any: [[{ on: "type", is: ["Company"] }]], rest: "hide" };
  const dated: Filter = { of: "links", any: [[{ on: "date", from: "2010" }]], rest: "dim" };

  function canvas(...filters: Filter[]): Model {
    const model = new Model();
    model.run({ kind: "add", label: "Add", entities: table.entities.map((entity, i) => ({ entity, x: i * 100, y: 0 })), links: table.links });
    model.run({ kind: "lens", label: "Filter", lens: { filters } });
    return model;
  }
  const nodes = (model: Model) => Object.fromEntries(table.entities.map(({ id }) => [id, model.clarityOfNode(id)]));
  const links = (model: Model) => Object.fromEntries(table.links.map(({ id }) => [id, model.clarityOfEdge(id)]));

  test("hides what does not fit, with its links", () => {
    const model = canvas(companies);
    expect(nodes(model)).toEqual({ xiaomi: "clear", huawei: "clear", lei: "hidden", dod: "hidden" });
    expect(links(model)).toEqual({ founded: "hidden", leads: "hidden", lists: "hidden", owns: "clear" });
  });

  test("dims what does not fit, with its links", () => {
    const model = canvas({ ...companies, rest: "dim" });
    expect(nodes(model)).toEqual({ xiaomi: "clear", huawei: "clear", lei: "dimmed", dod: "dimmed" });
    expect(links(model)).toEqual({ founded: "dimmed", leads: "dimmed", lists: "dimmed", owns: "clear" });
  });

  test("and another leave what fits both, and the stricter decides", () => {
    const model = canvas({ ...companies, any: [[{ on: "type", is: ["Company", "Person"] }]] }, dated);
    expect(links(model)).toEqual({ founded: "clear", leads: "clear", lists: "hidden", owns: "dimmed" });
    expect(model.isNodeVisible("lei")).toBe(true);
  });

  test("can be undone, and survives being stored", () => {
    const model = canvas(companies);
    expect(nodes(Model.fromJSON(JSON.parse(JSON.stringify(model))))).toEqual(nodes(model));
    model.undo();
    expect(new Set(Object.values(nodes(model)))).toEqual(new Set(["clear"]));
  });

  test("leaves alone what is not known, and judges it when it is", () => {
    const model = canvas({ of: "entities", any: [[{ on: "property", name: "country", is: ["CN"] }]], rest: "hide" });
    model.select(["lei", "xiaomi"]);
    expect(nodes(model)).toEqual({ xiaomi: "clear", huawei: "clear", lei: "clear", dod: "clear" });
    let told = 0;
    model.on("filter", () => told++);
    model.learn({ facts });
    expect(nodes(model)).toEqual({ xiaomi: "clear", huawei: "clear", lei: "hidden", dod: "clear" });
    expect(told).toBe(1);
    expect([...model.selection]).toEqual(["xiaomi"]);
    expect(model.canUndo).toBe("Filter");
  });

  test("measures what is there without filters", () => {
    const model = canvas({ of: "entities", any: [[{ on: "degree", least: 2 }]], rest: "hide" });
    model.learn({ offered: measures, shown: {} });
    expect(nodes(model)).toEqual({ xiaomi: "clear", huawei: "hidden", lei: "clear", dod: "hidden" });
    expect([model.clarityOfNode("dod", "filters"), model.clarityOfEdge("lists", "filters")]).toEqual(["clear", "clear"]);
  });

  test("is the same however its parts are ordered", () => {
    const one = withSettings({}, { filters: [{ rest: "dim", any: [[{ most: 3, is: ["b", "a", "b"], name: "staff", on: "property", not: false, from: "" }]], of: "entities" }] });
    const other = withSettings({}, { filters: [{ of: "entities", any: [[{ on: "property", name: "staff", is: ["a", "b"], most: 3 }]], rest: "dim" }] });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
