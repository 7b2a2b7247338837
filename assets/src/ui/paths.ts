// The URLs that the explore page asks for; views/paths.go prints the same ones.

import type { Lens } from "../model/lens";

type Clocks = Pick<Lens, "asOf" | "knownOn">;

export const entityPath = (id: string) => `/e/${encodeURIComponent(id)}`;
export const linkPath = (id: string) => `/l/${encodeURIComponent(id)}`;
export const sourcePath = (id: string) => `/sources/${encodeURIComponent(id)}`;
export const placePath = (id: string) => `/p/${encodeURIComponent(id)}`;
export const queryPath = (id: string) => `/queries/${encodeURIComponent(id)}`;
export const entityPanelPath = (id: string, clocks: Clocks = {}) => clockedPath(`/panel${entityPath(id)}`, clocks);
export const linkPanelPath = (id: string) => `/panel${linkPath(id)}`;

/** A page or panel at the moments that the clocks show. */
export function clockedPath(path: string, { asOf, knownOn }: Clocks): string {
  const query = new URLSearchParams({ ...(asOf && { asOf }), ...(knownOn && { knownOn }) }).toString();
  return query ? `${path}?${query}` : path;
}

/** What a URL of this site names, when it is the page or panel of an entity or link. */
export function named(url: URL): { kind: "entity" | "link"; id: string } | undefined {
  const [, kind, id] = /^(?:\/panel)?\/([el])\/([^/]+)$/.exec(url.pathname) ?? [];
  if (!kind || !id) return undefined;
  return { kind: kind === "e" ? "entity" : "link", id: decodeURIComponent(id) };
}
