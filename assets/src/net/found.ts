// How picked entities are connected, as package graph tells it.
import type { Entity, Link } from "../model/types";

/** Reasons for which a path is no meaningful one; see graph.Rule. */
export type Rule = "hubs" | "lists" | "sources" | "withdrawn";

/** See graph.PathRequest: what is left out has the server's own setting. */
export interface PathRequest {
  picked: string[];
  types?: string[];
  direction?: "both" | "out" | "in";
  /** Links of a path at most; of common ground, steps. */
  length?: number;
  asOf?: string;
  evidence?: number;
  sources?: number;
  firm?: boolean;
  allow?: Rule[];
  /** Paths of each pair. */
  limit?: number;
}

/** What a source says of a link. */
export interface Claim {
  id: string;
  about: string;
  status: string;
  date?: string;
  passage: { id: string; text: string };
  source: { id: string; title: string; publisher?: string; url?: string; published?: string };
}

/** All links between two entities beside each other on a path, the best evidenced first. */
export interface Step {
  links: Link[];
  claims?: Claim[];
}

export interface FoundPath {
  number: number;
  entities: Entity[];
  steps: Step[];
  /** The step that would break first, and how many others are no stronger; -1 where nothing tells. */
  weakest: { step: number; alike: number };
}

/** A path that there would be, but for rules or the reader's own choices. */
export interface LeftOut {
  why: "rule" | "rules" | "picked" | "choices";
  rules: Rule[];
  names: string[];
}

/** What became of the search between two of the picked. */
export interface PairEnd {
  from: Entity;
  to: Entity;
  found: number;
  left?: LeftOut[];
  /** Not even the longest path, through whatever there is, connects them. */
  nothing?: boolean;
}

/** What two or more of the picked are linked to; `ways` is in the order of the picked, null where there is none. */
export interface Common {
  picked: Entity[];
  shared: { entity: Entity; ways: (FoundPath | null)[] }[];
  more: boolean;
  left: { rule: Rule; names: string[] }[];
}
