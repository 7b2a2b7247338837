import { expect, test } from "vitest";
import { eventTypes } from "../model/fold";
import { de } from "../words/de";
import { en } from "../words/en";
import { phraseOf } from "./fold-words";

/** "ISSUED Ruling HALTS Designation TARGETS", with a < before what is said backwards. */
function phrase(way: string): string {
  const words = way.split(" ");
  const steps = words.filter((_, i) => i % 2 === 0).map((type) => ({ type: type.replace("<", ""), forth: !type.startsWith("<") }));
  const events = words.filter((_, i) => i % 2 === 1).map((type) => ({ id: type, type }));
  return phraseOf({ events, steps, links: [] });
}

test.each([
  ["ISSUED Ruling HALTS Designation TARGETS", "halted the designation of"],
  ["ISSUED Ruling HALTS Restriction TARGETS", "halted the restriction on"],
  ["ISSUED Ruling HALTS", "halted"],
  ["ISSUED_BY Ruling HALTS", "halted"],
  ["issuedBy Ruling halts", "halted"],
  ["MADE Designation TARGETS", "designated"],
  ["MADE Removal ENDS Designation TARGETS", "ended the designation of"],
  ["SHELVED Restriction TARGETS", "shelved the restriction on"],
  ["RECEIVED Award CITED_AS_GROUND_FOR", "received the award, cited as ground for"],
  ["ISSUED Ruling <CHALLENGES", "issued the ruling, challenged by"],
  ["<OF MarketMove FOLLOWS", "has the market move, follows"],
  ["SHELVED Restriction <CHALLENGES", "shelved the restriction, challenged by"],
])("%s is said as “%s”", (way, said) => expect(phrase(way)).toBe(said));

test("every type of event has its words in every language", () => {
  for (const words of [en.folds, de.folds] as Record<string, unknown>[])
    for (const type of eventTypes) for (const key of ["did", "the", "of"]) expect(words, `${key} ${type}`).toHaveProperty([`${key} ${type}`]);
});
