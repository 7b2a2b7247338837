import type { Area, LayoutName, Tick } from "../../model/arrangement";
import type { Item } from "./item";

/** What each entity is to a layout: put in order, kept where it is, or out of sight, so that it makes way for the others. */
export const roles = { arranged: 0, kept: 1, hidden: 2 } as const;

/** Edges or middles in line, and even spaces: none of these is a layout of everything, so none of them stands. */
export const lineNames = ["left", "centre", "right", "top", "middle", "bottom", "across", "down"] as const;
export type LineName = (typeof lineNames)[number];

/** Node i stands for the i-th entry of each array. */
export interface ArrangeJob {
  id: number;
  kind: LayoutName | LineName;
  xy: Float32Array;
  radii: Float32Array;
  /** Source and target of each visible link in turn. */
  edges: Uint32Array;
  roles: Uint8Array;
  names: string[];
  types: string[];
  /** The earliest partial date that is known of each; "" for none. */
  dates: string[];
  /** The group of each, for groups by community. */
  groups?: Float64Array;
  /** What the reader chose: the middle of a radial layout; what is put in line, pinned ones too. */
  chosen?: Uint32Array;
}

export interface Arranged {
  xy: Float32Array;
  areas: Area[];
  ticks: Tick[];
}

/** An order of items: where each is in a plane of its own, and what it set aside. */
export interface Block {
  items: Item[];
  x: Float64Array;
  y: Float64Array;
  areas?: Area[];
  ticks?: Tick[];
  /** Where the block's (0, 0) has to be, as something pinned is there. */
  origin?: { x: number; y: number };
}
