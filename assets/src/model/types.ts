// The graph's words as the browser knows them, the same as package graph's.
import type { Lens } from "./lens";
import type { Written } from "./written";

/** What the claims about a thing come to: how many independent sources there are, and when it was first known (a partial date). */
interface Weighed {
  sources?: number;
  known?: string;
}

/**
 * A thing of the graph. `degree` counts its links in the whole graph, shown or not. `from` and `until` are its own
 * dates; status, evidence (passages), sources and known are of claims about itself, as events have them.
 */
export interface Entity extends Weighed {
  id: string;
  type: string;
  name: string;
  degree: number;
  from?: string;
  until?: string;
  status?: string;
  evidence?: number;
  /** Of a group, which is no entity of the graph and has an id that no server knows: see disc.ts. */
  disc?: Disc;
}

/** A relationship from `source` to `target` (entity ids). Dates are partial: 2021, 2021-03 or 2021-03-12. */
export interface Link extends Weighed {
  id: string;
  type: string;
  source: string;
  target: string;
  from?: string;
  until?: string;
  status?: string;
  evidence: number;
  /** Of events that are folded into a link, which is none of the graph's: see fold.ts. */
  fold?: Folded;
}

/** What a folded link is made of, from its source to its target. */
export interface Folded {
  events: { id: string; type: string }[];
  /** One more than events: how it goes on to each event, and from the last one to the target. */
  steps: FoldStep[];
  /** All links that are folded. */
  links: string[];
}

/** A link's type, and whether it says what the earlier thing does or is to the later one. */
export interface FoldStep {
  type: string;
  forth: boolean;
}

/** Which links of an entity are meant, by when they began and what they lead to; see graph.Filter. */
export interface LinkFilter {
  /** Types of the entities they lead to. */
  kinds?: string[];
  /** First and last year of their beginning; 0 for links without a date. */
  years?: [number, number][];
  /** Least and most links of what they lead to. */
  degrees?: [number, number][];
  /** Words in its name. */
  text?: string;
  /** With `not`, none of the values; the empty value is that of things without the fact. */
  facts?: { name: string; values: string[]; not?: boolean }[];
  /** Types, each with its direction, where the types of a part go different ways. */
  ways?: { type: string; direction: "out" | "in" }[];
}

/** Part of what is linked to an entity: through links of these types, that way, that a filter lets through. */
export interface Part {
  types?: string[];
  direction?: "both" | "out" | "in";
  filter?: LinkFilter;
}

export type Order = "degree" | "least" | "current" | "recent" | "evidence" | "name";

/** What a group on the canvas stands for: a part of what is linked to an entity, nobody of which needs to be on the canvas. */
export interface Disc {
  /** The entity. */
  of: string;
  part: Part;
  /** Links in the whole graph; estimated where `about`. */
  count: number;
  about?: boolean;
  /** Links that were brought from it, in this order, and the place to go on from. */
  shown: number;
  order?: Order;
  after?: string;
}

/** An expansion that brought entities, and the entities that were expanded. */
export interface Expansion {
  id: string;
  of: string[];
}

/** How many links of one type and direction an entity has in the whole graph. */
export interface Group {
  type: string;
  direction: "out" | "in";
  label: string;
  count: number;
}

/** What the canvas knows of a node. Positions are in graph units, y up, and exact in 32 bits. */
export interface NodeAttributes {
  entity: Entity;
  x: number;
  y: number;
  pinned: boolean;
  hidden: boolean;
  /** The expansion that brought it; none for what the reader put there. */
  by?: string;
}

export interface EdgeAttributes {
  link: Link;
}

/** Where to put an entity that comes onto the canvas. */
export interface Placed {
  entity: Entity;
  x: number;
  y: number;
  pinned?: boolean;
}

export type Positions = Record<string, [number, number]>;

/** Everything a reader can do to the canvas, as plain JSON. `label` is what the undo button says, `done` what the trail says that was done. */
export type Command = { done?: string } & Deed;

type Deed =
  | { kind: "add"; label: string; entities: Placed[]; links: Link[]; by?: Expansion }
  | { kind: "describe"; label: string; entities: Entity[] }
  | { kind: "remove"; label: string; nodes: string[] }
  | { kind: "hide" | "show"; label: string; nodes: string[] }
  | { kind: "pin" | "unpin"; label: string; nodes: string[] }
  | { kind: "move"; label: string; positions: Positions }
  | { kind: "lens"; label: string; lens: Partial<Lens> }
  | { kind: "write"; label: string; written: Partial<Written> };
