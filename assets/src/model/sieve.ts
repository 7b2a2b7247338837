// What the lens lets through: each rule that hides or dims things is a sieve,
// and a thing is as clear as the strictest of them leaves it.
import type { ModelGraph } from "./change";
import type { ClockRule } from "./clock";
import type { Lens } from "./lens";
import { isMade } from "./made";
import { type Filter, type Known, type Kind, type Thing, fits } from "./rules";
import { backingOf } from "./backing";
import type { EdgeAttributes, NodeAttributes } from "./types";

/** How clearly something is shown; dimmed is in sight but steps back. */
export type Clarity = "clear" | "dimmed" | "hidden";

export type SievePart = "filters" | "clocks" | "folds";

/** One rule; what it has nothing to say about is clear. */
export interface Sieve {
  /**
   * What it is part of, if it can be left out: the reader's filters, which ask for measures of what they let through
   * and don't, or the clocks, as the line of time shows what they leave out, too,
   * or folding, as what is folded away is in the picture as a link.
   */
  readonly part?: SievePart;
  node?(id: string, attributes: NodeAttributes): Clarity;
  link?(id: string, attributes: EdgeAttributes): Clarity;
}

/** What the sieves are told beside the lens. */
export interface Told extends Known {
  clock: ClockRule;
  /** Events that are folded, and the links that stand for them. */
  folded: ReadonlyMap<string, string>;
}

/** Makes the rule that a lens asks for, or none. Made anew when the graph, the lens or what is known changes; not when only a clock moves. */
type SieveMaker = (lens: Lens, graph: ModelGraph, told: Told) => Sieve | undefined;

const makers: readonly SieveMaker[] = [switches, folds, filters, clocks];

export function sievesOf(lens: Lens, graph: ModelGraph, told: Told): Sieve[] {
  return makers.map((make) => make(lens, graph, told)).filter((sieve) => sieve !== undefined);
}

/** The less clear of the two. */
export function dimmer(a: Clarity, b: Clarity): Clarity {
  if (a === "hidden" || b === "hidden") return "hidden";
  return a === "dimmed" || b === "dimmed" ? "dimmed" : "clear";
}

/** Types, relations and kinds of evidence that are switched off. */
function switches({ types, relations, evidence }: Lens): Sieve | undefined {
  if (!types && !relations && !evidence) return undefined;
  const off = { types: new Set(types), relations: new Set(relations), evidence: new Set(evidence) };
  return {
    node: (_, { entity }) => (off.types.has(entity.type) ? "hidden" : "clear"),
    link: (_, { link }) => (off.relations.has(link.type) || (!isMade(link.id) && off.evidence.has(backingOf(link))) ? "hidden" : "clear"),
  };
}

/** Events that are drawn as links. */
function folds({ fold }: Lens, _: ModelGraph, { folded }: Told): Sieve | undefined {
  if (!fold) return undefined;
  return { part: "folds", node: (id) => (folded.has(id) ? "hidden" : "clear") };
}

/** What the reader's filters leave out; each thing is asked about once. */
function filters({ filters = [] }: Lens, _: ModelGraph, known: Known): Sieve | undefined {
  if (filters.length === 0) return undefined;
  const judges: Record<Kind, (id: string, thing: Thing) => Clarity> = {
    entities: judge(filters.filter(({ of }) => of === "entities"), known),
    links: judge(filters.filter(({ of }) => of === "links"), known),
  };
  return { part: "filters", node: judges.entities, link: judges.links };
}

function judge(filters: Filter[], known: Known): (id: string, thing: Thing) => Clarity {
  const judged = new Map<string, Clarity>();
  return (id, thing) => {
    if (isMade(id)) return "clear";
    let clarity = judged.get(id);
    if (clarity === undefined) judged.set(id, (clarity = filters.reduce<Clarity>((least, filter) => dimmer(least, left(filter, thing, known)), "clear")));
    return clarity;
  };
}

/** What a filter makes of a thing; what is not known yet is not judged. */
function left(filter: Filter, thing: Thing, known: Known): Clarity {
  if (fits(filter, thing, known) !== false) return "clear";
  return filter.rest === "dim" ? "dimmed" : "hidden";
}

/** What isn't true, or isn't known, at the moment that is looked at. */
function clocks({ leftOut }: Lens, _graph: ModelGraph, { clock }: Told): Sieve | undefined {
  if (!clock.isOn) return undefined;
  const clarity = (id: string) => (!clock.leavesOut(id) ? "clear" : leftOut === "hide" ? "hidden" : "dimmed");
  return { part: "clocks", node: clarity, link: clarity };
}
