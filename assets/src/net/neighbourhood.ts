// What the links of entities are made of, before any is followed. See graph.Neighbourhood.
import type { Group, Part } from "../model/types";
import { post } from "./api";
import type { Reach } from "./frames";

/** Links that are alike in all that a filter tells apart. `degree` is the least of its class; year 0 is no date. */
export interface Cell {
  type: string;
  direction: "out" | "in";
  kind: string;
  year: number;
  degree: number;
  count: number;
}

export interface Neighbourhood {
  total: number;
  /** Links that were looked at: where fewer than the total, cells are estimates. */
  counted: number;
  groups: Group[];
  cells: Cell[];
  /** Names of facts that tell the other ends apart. */
  facts: string[];
}

/** How many links lead to something with each value of a fact, the commonest first; `rarer` have others. */
export interface FactCounts {
  values: { value: string; count: number }[];
  rarer: number;
}

export function neighbourhood(nodes: string[], part: Part, signal?: AbortSignal): Promise<Neighbourhood> {
  return post("/api/neighbourhood", { nodes, ...part }, signal);
}

export function factCounts(nodes: string[], part: Part, fact: string, signal?: AbortSignal): Promise<FactCounts> {
  return post("/api/neighbourhood/fact", { nodes, ...part, fact }, signal);
}

export function reach(nodes: string[], part: Part, steps: number, hub: number, signal?: AbortSignal): Promise<Reach> {
  return post("/api/reach", { nodes, ...part, steps, hub }, signal);
}
