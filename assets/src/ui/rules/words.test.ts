import { expect, test } from "vitest";
import type { Condition, Kind } from "../../model/rules";
import { filterWords, ruleWords } from "./words";

test.each<[string, Kind, Condition[][]]>([
  ["Company or Person", "entities", [[{ on: "type", is: ["Company", "Person"] }]]],
  ["anything but Executive order", "entities", [[{ on: "type", is: ["ExecutiveOrder"], not: true }]]],
  ["Company, and Country: China or United States", "entities", [[{ on: "type", is: ["Company"] }, { on: "property", name: "country", is: ["CN", "US"] }]]],
  ["Court; or 10 to 12 links in the whole graph", "entities", [[{ on: "type", is: ["Court"] }], [{ on: "total", least: 10, most: 12 }]]],
  ["1 link on the canvas", "entities", [[{ on: "degree", least: 1, most: 1 }]]],
  ["Listed on: 1,000.5 or less or none", "entities", [[{ on: "property", name: "listedOn", most: 1000.5, is: [""] }]]],
  ["Listed: not yes", "entities", [[{ on: "property", name: "listed", is: ["true"], not: true }]]],
  ["A, B, C or 2 others", "entities", [[{ on: "type", is: ["A", "B", "C", "D", "E"] }]]],
  ["connected part 1, and betweenness 0.1 or more", "entities", [[{ on: "component", is: ["1"] }, { on: "betweenness", least: 0.1 }]]],
  ["2 or more sources", "links", [[{ on: "sources", least: 2 }]]],
  ["2019 to 2021-03 or undated, and known 2021-05 or earlier", "links", [[{ on: "date", from: "2019", until: "2021-03", is: [""] }, { on: "known", until: "2021-05" }]]],
  ["2021 or later; or not known since when", "links", [[{ on: "date", from: "2021" }], [{ on: "known", is: [""] }]]],
  ["founded or placed on", "links", [[{ on: "type", is: ["FOUNDED", "PLACED_ON"] }]]],
  ["all links", "links", []],
])("%s", (words, of, any) => {
  expect(ruleWords({ of, any })).toBe(words);
});

test("filters read as one sentence", () => {
  expect(filterWords([
    { of: "entities", any: [[{ on: "type", is: ["Company", "Person"] }]], rest: "hide" },
    { of: "links", any: [[{ on: "sources", least: 2 }]], rest: "dim" },
  ])).toBe("Company or Person, and 2 or more sources");
});
