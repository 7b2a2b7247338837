import type { Hit } from "../net/api";

/** The page of a search hit: an entity's, a quote's place in its source, or a
 * source's; views/search.templ prints the same ones. */
export function hitPath(hit: Hit): string {
  const source = (id: string) => `/sources/${encodeURIComponent(id)}`;
  if (hit.kind === "quote" && hit.source) {
    const id = encodeURIComponent(hit.id);
    return `${source(hit.source)}?at=${id}#p-${id}`;
  }
  if (hit.kind === "source") return source(hit.id);
  return `/e/${encodeURIComponent(hit.id)}`;
}
