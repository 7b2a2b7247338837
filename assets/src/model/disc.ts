// Groups on the canvas, drawn as discs: each stands for a part of what is linked
// to an entity. A group is placed, moved, hidden, listed and undone like an
// entity; but it is none of the graph's, so its id never goes to the server.
import { prefixes } from "./made";
import type { Disc, Entity, Link } from "./types";

const prefix = prefixes.group;
const line = ":line";

/** Whether an id is that of a group, or of the line from its entity to it. */
export function isDisc(id: string): boolean {
  return id.startsWith(prefix);
}

/** The group at the end of a line that stands for what is in it; undefined for any other link. */
export function discOfLine(link: string): string | undefined {
  return isDisc(link) && link.endsWith(line) ? link.slice(0, -line.length) : undefined;
}

/** Links that were not brought from it yet; at least one, as a group that is empty goes. */
export function leftIn({ count, shown }: Disc): number {
  return Math.max(1, count - shown);
}

/** A group as something to place; the type is that of what is in it, where all have the same. */
export function discEntity(disc: Disc, name: string, id = `${prefix}${crypto.randomUUID()}`): Entity {
  const kinds = disc.part.filter?.kinds ?? [];
  return { id, type: kinds.length === 1 ? kinds[0]! : mixed, name, degree: disc.count, disc };
}

/** The type of a group that holds several. */
export const mixed = "*";

/** The line from the entity to a group of what is linked to it. */
export function discLink({ id, disc }: Entity & { disc: Disc }): Link {
  const types = disc.part.types ?? [];
  const [source, target] = disc.part.direction === "in" ? [id, disc.of] : [disc.of, id];
  return { id: `${id}${line}`, type: types.length === 1 ? types[0]! : "", source, target, evidence: 0 };
}
