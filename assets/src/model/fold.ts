// Folding events: one with two neighbours in sight is drawn as a link between
// these, and several in a row as one. A folded link is of the canvas's own
// making and stands for all its parts; it is worked out anew whenever what it
// is made of changes, so it is neither stored nor undone.
import table from "../types.json";
import { readingOrder, backingOf } from "./backing";
import type { ModelGraph } from "./change";
import { isMade, prefixes } from "./made";
import type { Entity, FoldStep, Link } from "./types";

/** What is folded: whole types but for some of their events, and single events. Lists that stand for sets are sorted. */
export interface Fold {
  types?: string[];
  events?: string[];
  except?: string[];
}

/** Types of which each entity happens and ties others together. */
export const eventTypes: ReadonlySet<string> = new Set(Object.entries(table).filter(([, look]) => "event" in look).map(([type]) => type));

export function isEvent({ type }: Pick<Entity, "type">): boolean {
  return eventTypes.has(type);
}

export function isFolded(link: string): boolean {
  return link.startsWith(prefixes.fold);
}

/** Which events the reader folds, if they can be. */
function wanted(fold: Fold): (entity: Entity) => boolean {
  const [types, events, except] = [new Set(fold.types), new Set(fold.events), new Set(fold.except)];
  return ({ id, type }) => isEvent({ type }) && (events.has(id) || (types.has(type) && !except.has(id)));
}

/** The same with each list as a set, and nothing in it that says nothing. */
export function tidyFold({ types = [], events = [], except = [] }: Fold): Fold | undefined {
  const set = (list: string[]) => [...new Set(list)].sort();
  const tidy = Object.entries({ types: set(types), events: set(events), except: set(except) }).filter(([, list]) => list.length > 0);
  return tidy.length > 0 ? Object.fromEntries(tidy) : undefined;
}

/** An event that can be folded, between its two neighbours, each with the links that lead there. */
interface Foldable {
  entity: Entity;
  sides: [Side, Side];
}
type Side = [neighbour: string, links: Link[]];

/** The folded links of a graph; `isIn` says which entities and links are in sight. */
export function foldedLinks(graph: ModelGraph, fold: Fold, isIn: (id: string) => boolean): Link[] {
  const all = new Map<string, Foldable>();
  const isWanted = wanted(fold);
  for (const id of graph.filterNodes((_, { entity }) => isWanted(entity))) {
    const found = foldable(graph, id, isIn);
    if (found) all.set(id, found);
  }
  const done = new Set<string>();
  return [...all.keys()].flatMap((id) => (done.has(id) ? [] : linkOf(all, chainOf(all, id, done))));
}

/** Whether the event has two neighbours in sight. */
export function canFold(graph: ModelGraph, id: string, isIn: (id: string) => boolean): boolean {
  return isEvent(graph.getNodeAttribute(id, "entity")) && foldable(graph, id, isIn) !== undefined;
}

function foldable(graph: ModelGraph, id: string, isIn: (id: string) => boolean): Foldable | undefined {
  if (!isIn(id)) return undefined;
  const sides = new Map<string, Link[]>();
  for (const edge of graph.edges(id)) {
    if (isFolded(edge) || !isIn(edge)) continue;
    const other = graph.opposite(id, edge);
    if (isMade(other) || other === id) return undefined;
    if (!isIn(other)) continue;
    sides.set(other, [...(sides.get(other) ?? []), graph.getEdgeAttribute(edge, "link")]);
  }
  const [first, second, ...more] = sides;
  return first && second && more.length === 0 ? { entity: graph.getNodeAttribute(id, "entity"), sides: [first, second] } : undefined;
}

/** The events in a row that the one is among, from one end to the other; a ring comes back to where it began. */
function chainOf(all: ReadonlyMap<string, Foldable>, id: string, done: Set<string>): { from: string; events: string[]; to: string } {
  done.add(id);
  const walk = (from: string, to: string): string[] => {
    const on = all.get(to);
    if (!on || done.has(to)) return [to];
    done.add(to);
    const next = on.sides[0][0] === from ? on.sides[1][0] : on.sides[0][0];
    return [to, ...walk(to, next)];
  };
  const [back, forth] = all.get(id)!.sides.map(([neighbour]) => walk(id, neighbour));
  return { from: back!.at(-1)!, events: [...back!.slice(0, -1).reverse(), id, ...forth!.slice(0, -1)], to: forth!.at(-1)! };
}

/** The link that the events in a row come to; none where they end where they began. */
function linkOf(all: ReadonlyMap<string, Foldable>, { from, events, to }: { from: string; events: string[]; to: string }): Link[] {
  if (from === to || all.has(from) || all.has(to)) return [];
  const walk = [from, ...events, to];
  const hops = walk.slice(1).map((node, i) => hopOf(all, walk[i]!, node));
  const forth = hops.filter(([step]) => step!.forth).length;
  const isTurned = forth < hops.length / 2 || (forth === hops.length / 2 && to < from);
  const entities = events.map((id) => all.get(id)!.entity);
  const links = hops.flatMap((hop) => hop.map(({ link }) => link));
  const way = { events: entities, steps: hops.map(([step]) => ({ type: step!.link.type, forth: step!.forth })) };
  const turned = { events: [...entities].reverse(), steps: way.steps.map(({ type, forth }): FoldStep => ({ type, forth: !forth })).reverse() };
  const { events: along, steps } = isTurned ? turned : way;
  const id = `${prefixes.fold}${[...events].sort().join(" ")}`;
  const [source, target] = isTurned ? [to, from] : [from, to];
  return [{ id, type: "", source, target, ...weighed([...along, ...links]), fold: { events: along.map(({ id, type }) => ({ id, type })), steps, links: links.map(({ id }) => id) } }];
}

/** The links from one to the next, each with whether it is said that way: one "issued by" another is said from that one. */
function hopOf(all: ReadonlyMap<string, Foldable>, from: string, to: string): { link: Link; forth: boolean }[] {
  const links = (all.get(from) ?? all.get(to)!).sides.find(([neighbour]) => neighbour === (all.has(from) ? to : from))![1];
  const forth = ({ type, source }: Link) => (source === from) !== isSaidBackwards(type);
  return [...links].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : a.id < b.id ? -1 : 1)).map((link) => ({ link, forth: forth(link) }));
}

/** "ISSUED_BY", "issuedBy", "by". */
export function isSaidBackwards(type: string): boolean {
  return /(^|[_\- a-z])(BY|By|by)$/.test(type);
}

/** A folded link is evidenced as its weakest part, and dated by the first part with a date. Of an event only claims about itself count. */
function weighed(parts: readonly (Link | Entity)[]): Pick<Link, "status" | "evidence" | "sources" | "from" | "until" | "known"> {
  const claimed = parts.filter((part): part is Link => "source" in part || part.status !== undefined || (part.evidence ?? 0) > 0);
  const strength = (link: Link) => readingOrder.indexOf(backingOf(link));
  const { status, evidence = 0, sources } = claimed.reduce((weakest, part) => (strength(part) > strength(weakest) ? part : weakest));
  const dated = parts.find(({ from, until }) => from || until);
  const known = parts.flatMap(({ known }) => known ?? []).sort().at(-1);
  return { evidence, ...(status && { status }), ...(sources !== undefined && { sources }), ...(dated?.from && { from: dated.from }), ...(dated?.until && { until: dated.until }), ...(known && { known }) };
}
