// Saves what is drawn as a file of one of the formats that Clew writes; what
// is known of it is read from the graph by the server.
import type { Model } from "../model/model";
import { disclosure } from "./disclosure";
import { button, h } from "./dom";

const formats: readonly [string, string][] = [
  ["json", "Clew JSON"],
  ["graphml", "GraphML"],
  ["gexf", "GEXF, for Gephi"],
  ["csv", "CSV, two tables"],
  ["ftm", "FollowTheMoney"],
  ["cypher", "Cypher script"],
];

/** Fetches a file of the visible entities and links; what went wrong is a sentence. */
export async function exportFile(model: Model, title: string, format: string): Promise<{ name: string; content: Blob }> {
  const entities = model.graph.mapNodes((id, { x, y }) => ({ id, x, y })).filter(({ id }) => model.isNodeVisible(id));
  const links = model.graph.filterEdges((id) => model.isEdgeVisible(id));
  const response = await fetch(`/api/export?${new URLSearchParams({ format })}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ title, entities, links }),
  });
  if (!response.ok) {
    const body = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
    throw new Error(body?.error?.message ?? "The file could not be made. Please try again.");
  }
  return { name: nameOf(response.headers.get("Content-Disposition")) ?? `clew.${format}`, content: await response.blob() };
}

/** The name of the file, as the server gives it. */
export function nameOf(disposition: string | null): string | undefined {
  const extended = /filename\*=(?:UTF-8'')([^;]+)/i.exec(disposition ?? "")?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1];
}

/** A disclosure with a button for each format. */
export function saveMenu(model: () => Model | undefined, title: () => string, failed: (message: string) => void): HTMLElement {
  const save = async (format: string) => {
    menu.open = false;
    const drawn = model();
    if (!drawn) return;
    try {
      const { name, content } = await exportFile(drawn, title(), format);
      const url = URL.createObjectURL(content);
      h("a", { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  };
  const buttons = formats.map(([format, label]) => button(label, () => void save(format), { class: "save-format", "data-format": format }));
  const menu = disclosure("Save graph as…", ...buttons);
  return menu;
}
