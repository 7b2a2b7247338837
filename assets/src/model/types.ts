// The graph's words as the browser knows them, the same as package graph's.
import type { Lens } from "./lens";

/** A thing of the graph. `degree` counts its links in the whole graph, shown or not. */
export interface Entity {
  id: string;
  type: string;
  name: string;
  degree: number;
}

/** A relationship from `source` to `target` (entity ids). Dates are partial: 2021, 2021-03 or 2021-03-12. */
export interface Link {
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
