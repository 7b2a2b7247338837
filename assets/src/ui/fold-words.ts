// What a folded link says, by rule: "halted the designation of", of a judge who
// issued a ruling that halts a designation that targets a company.
import { isSaidBackwards } from "../model/fold";
import type { FoldStep, Folded, Link } from "../model/types";
import { known, t } from "../words/words";
import { relation } from "./words";

/** Who does that brings the event about, and has done what it is or does: the state rules of the server have the same list. */
const makes = new Set(["MADE", "MAKES", "ISSUED", "ISSUES", "SIGNED", "SIGNS", "ENACTED", "ENACTS", "IMPOSED", "IMPOSES", "ADOPTED", "ADOPTS", "DECREED", "DECREES", "ORDERED", "ORDERS"]);
/** The event bears on that. */
const bears = new Set(["TARGETS", "TARGETED", "APPLIES_TO", "AIMED_AT", "OF"]);

/** What a link says of its source; nothing for the line to a group of several. */
export function relationOf({ type, fold }: Pick<Link, "type" | "fold">): string {
  return fold ? phraseOf(fold) : relation(type);
}

/** The same as part of a sentence, where something has to stand. */
export function verbOf(link: Pick<Link, "type" | "fold">): string {
  return relationOf(link) || t("hubs.linked-to");
}

/** From its source to its target, without naming these. */
export function phraseOf({ events, steps }: Folded): string {
  const first = beginning(steps[0]!, events[0]!.type, steps[1]!);
  return events.slice(1).reduce((said, { type }, i) => goingOn(said, type, steps[i + 2]!), first);
}

function beginning(step: FoldStep, event: string, next: FoldStep): string {
  if (!step.forth || !makes.has(verb(step))) return goingOn(words(step), event, next);
  if (next.forth && bears.has(verb(next))) return known("folds", `did ${event}`)!;
  return next.forth ? words(next) : goingOn(words(step), event, next);
}

function goingOn(first: string, event: string, next: FoldStep): string {
  if (next.forth && bears.has(verb(next))) return `${first} ${known("folds", `of ${event}`)}`;
  return t("folds.through", { first, event: known("folds", `the ${event}`)!, next: words(next) });
}

/** "ISSUED", of ISSUED, "issued by" and "issuedBy". */
function verb({ type }: FoldStep): string {
  const said = isSaidBackwards(type) ? type.replace(/[_\- ]*by$/i, "") : type;
  return said.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1_").replace(/[-\s]+/g, "_").toUpperCase();
}

/** A step in words, in the past where there are any. */
function words(step: FoldStep): string {
  const done = known("folds", `did ${verb(step)}`);
  if (step.forth) return done ?? relation(isSaidBackwards(step.type) ? verb(step) : step.type);
  return isSaidBackwards(step.type) ? relation(step.type) : relation(step.type, "target");
}
