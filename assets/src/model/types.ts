// The graph's words as the browser knows them, the same as package graph's.
import type { Lens } from "./lens";

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

/** Everything a reader can do to the canvas, as plain JSON. `label` is what the undo button says. */
export type Command =
  | { kind: "add"; label: string; entities: Placed[]; links: Link[] }
  | { kind: "remove"; label: string; nodes: string[] }
  | { kind: "hide" | "show"; label: string; nodes: string[] }
  | { kind: "pin" | "unpin"; label: string; nodes: string[] }
  | { kind: "move"; label: string; positions: Positions }
  | { kind: "lens"; label: string; lens: Partial<Lens> };
