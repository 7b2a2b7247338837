import { expect, test } from "vitest";
import table from "../../../../graph/testdata/rule_words.json";
import type { Condition, Kind } from "../../model/rules";
import { filterWords, ruleWords } from "./words";

// views/rule_words_test.go says the same of the same rules.
test.each(table)("$words", ({ words, of, any }) => {
  expect(ruleWords({ of: of as Kind, any: any as Condition[][] })).toBe(words);
});

test("filters read as one sentence", () => {
  expect(filterWords([
    { of: "entities", any: [[{ on: "type", is: ["Company", "Person"] }]], rest: "hide" },
    { of: "links", any: [[{ on: "sources", least: 2 }]], rest: "dim" },
  ])).toBe("Company or Person, and 2 or more sources");
});
