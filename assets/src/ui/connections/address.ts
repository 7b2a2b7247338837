// The pages that say the same as the panel: views/connection_form.go reads their addresses.
import type { Kind, Wanted } from "./options";

/** The permalink of a search; opening it asks again. */
export function pageOf(kind: Kind, picked: readonly string[], wanted: Wanted): string {
  return `/${kind}?${query(kind, picked, wanted)}`;
}

/** What the canvas asks about common ground. */
export function commonPath(picked: readonly string[], wanted: Wanted): string {
  return `/api/common?${query("common", picked, wanted)}`;
}

function query(kind: Kind, picked: readonly string[], { length, direction, types = [], asOf, evidence, sources, firm, allow = [] }: Wanted): URLSearchParams {
  const values = new URLSearchParams();
  if (kind === "common") picked.forEach((id) => values.append("with", id));
  else picked.forEach((id, i) => values.append(i === 0 ? "from" : "to", id));
  if (length !== undefined) values.set(kind === "common" ? "steps" : "length", String(length));
  if (direction) values.set("direction", direction);
  if (asOf) values.set("on", asOf);
  types.forEach((type) => values.append("type", type));
  if (sources) values.set("evidence", "sources");
  else if (evidence) values.set("evidence", "quote");
  if (firm) values.set("doubted", "leave");
  allow.forEach((rule) => values.append("allow", rule));
  return values;
}
