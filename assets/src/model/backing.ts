// How well a link is evidenced, and how its line is drawn so that this can be
// told without colour. The server reads the same table: graph/backing.go.
import table from "../../../graph/evidence.json";
import type { Link } from "./types";

export type Backing = "several" | "one" | "contested" | "alleged" | "denied" | "retracted" | "none";

/** Which links have a backing, and their lines. A link has the first backing whose conditions it meets. Lengths are in pixels. */
export interface BackingLook {
  readonly name: Backing;
  /** One of these; none is any. */
  readonly status?: readonly string[];
  /** At least so many independent sources, and passages. */
  readonly sources?: number;
  readonly evidence?: number;
  readonly width: number;
  /** Length of a dash and its gap, or from tick to tick; none is a whole line. */
  readonly period?: number;
  /** The dash's share of it. */
  readonly share?: number;
  /** Two lines beside each other. */
  readonly double?: boolean;
  /** Across the line, one a period. */
  readonly ticks?: boolean;
}

/** As the server's table has them. */
export const backings = table as readonly BackingLook[];

/** The order in which readers are told of them: the best evidenced first. */
export const readingOrder: readonly Backing[] = ["several", "one", "contested", "alleged", "denied", "retracted", "none"];

export function backingLookOf({ status, sources = 0, evidence }: Link): BackingLook {
  return backings.find((look) =>
    (!look.status || look.status.includes(status ?? "")) && sources >= (look.sources ?? 0) && evidence >= (look.evidence ?? 0))!;
}

export function backingOf(link: Link): Backing {
  return backingLookOf(link).name;
}
