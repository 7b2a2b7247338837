// Things on the canvas that are of its own making and stand for others of the
// graph: groups with the lines to them (disc.ts) and folded events (fold.ts).
// They have ids that no server knows, so these never go there.

export const prefixes = { group: "group:", fold: "fold:" } as const;

export function isMade(id: string): boolean {
  return id.startsWith(prefixes.group) || id.startsWith(prefixes.fold);
}

/** The ids that the server may be asked about. */
export function withoutMade(ids: Iterable<string>): string[] {
  return [...ids].filter((id) => !isMade(id));
}
