// How the reader had the canvas laid out, as the lens keeps it: which layout,
// and the parts of the picture that it set aside for entities of a kind.

/** Layouts to choose; without one, linked entities are near each other. */
export const layoutNames = ["radial", "layered", "timeline", "grid", "types", "communities"] as const;
export type LayoutName = (typeof layoutNames)[number];

/** In graph units, y up. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** A lane or a group. `key` is an institution's rank, a type, a community's number, or "" for entities without a date. */
export interface Area extends Box {
  key: string;
}

/** A partial date and where a timeline has it. */
export interface Tick {
  x: number;
  date: string;
}

export interface Arrangement {
  name: LayoutName;
  areas?: Area[];
  ticks?: Tick[];
}

/** Whether an arrangement has lanes or groups that newcomers belong in. */
export function hasAreas(arrangement: Arrangement | undefined): arrangement is Arrangement & { areas: Area[] } {
  return arrangement?.areas !== undefined && arrangement.areas.length > 0;
}
