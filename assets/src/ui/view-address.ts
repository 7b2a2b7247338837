// The addresses of views: the permalink, and the canvas that shows one.
import type { ViewAddress } from "../net/views";

/** The view that an address of the canvas asks for: /?view=SLUG, or /?view=SLUG&version=2. */
export function viewOf(url: URL): ViewAddress | undefined {
  const slug = url.searchParams.get("view");
  if (!slug) return undefined;
  const version = Number(url.searchParams.get("version") ?? 0);
  return { slug, version: Number.isSafeInteger(version) && version > 0 ? version : 0 };
}

/** The permalink; the first version needs no number. */
export const viewPath = (at: ViewAddress) => path(at, "");
export const comparePath = (at: ViewAddress) => path(at, "/compare");
export const canvasPath = ({ slug, version }: ViewAddress) =>
  `/?${new URLSearchParams({ view: slug, ...(version > 1 ? { version: String(version) } : {}) })}`;

function path({ slug, version }: ViewAddress, part: string): string {
  return `/v/${encodeURIComponent(slug)}${part}${version > 1 ? `?version=${version}` : ""}`;
}
