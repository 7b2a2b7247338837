// Saves what is drawn as a file: as a picture of what is in sight, which the
// browser makes, or with all that is known of it, which the server reads.
import { isMade } from "../model/made";
import type { Model } from "../model/model";
import { ApiError } from "../net/api";
import type { Stage } from "../stage/stage";
import { t } from "../words/words";
import { h } from "./dom";

export const pictureFormats = ["png", "svg"] as const;
export const serverFormats = ["html", "json", "graphml", "gexf", "csv", "ftm", "cypher"] as const;
export type Format = (typeof pictureFormats)[number] | (typeof serverFormats)[number];

/** What is to be saved. */
export interface Source {
  readonly model: Model;
  /** Undefined where nothing can be drawn: then there are no pictures. */
  readonly stage: Stage | undefined;
  readonly title: string;
  /** Only these entities and the links among them; all that is visible if undefined. */
  readonly only?: ReadonlySet<string>;
}

/** What a file of facts will hold: of a folded link all that it was made of. */
export function contentOf({ model, only }: Pick<Source, "model" | "only">): { entities: string[]; links: string[] } {
  const isIn = (id: string) => !only || only.has(id) || (model.foldOf(id) !== undefined && model.graph.extremities(model.foldOf(id)!).every((end) => only.has(end)));
  const entities = model.graph.filterNodes((id) => !isMade(id) && model.clarityOfNode(id, "folds") !== "hidden" && isIn(id));
  const kept = new Set(entities);
  const links = model.graph.filterEdges((id, _, source, target) => !isMade(id) && model.clarityOfEdge(id, "folds") !== "hidden" && kept.has(source) && kept.has(target));
  return { entities, links };
}

/** Makes the file and hands it to the reader; what went wrong is a sentence. */
export async function saveAs(source: Source, format: Format): Promise<string> {
  const { name, content } = format === "png" || format === "svg" ? await picture(source, format) : await fetched(source, format);
  const url = URL.createObjectURL(content);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

async function picture({ stage, title, only }: Source, format: "png" | "svg"): Promise<{ name: string; content: Blob }> {
  const plate = stage?.plate;
  if (!plate) throw new Error(t("commands.why-undrawn"));
  const { pngOf, svgFile } = await import("../stage/vector/file");
  const svg = await svgFile(plate, title, only);
  return { name: `${fileName(title)}.${format}`, content: format === "svg" ? svg : await pngOf(svg) };
}

async function fetched({ title, ...source }: Source, format: string): Promise<{ name: string; content: Blob }> {
  const { graph } = source.model;
  const { entities, links } = contentOf(source);
  const placed = entities.map((id) => {
    const { x, y, pinned } = graph.getNodeAttributes(id);
    return { id, x, y, pinned };
  });
  const response = await fetch(`/api/export?${new URLSearchParams({ format })}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ title, entities: placed, links }),
  });
  if (!response.ok) {
    const body = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
    throw new ApiError(response.status, "", body?.error?.message ?? t("save.failed"));
  }
  return { name: nameOf(response.headers.get("Content-Disposition")) ?? `${fileName(title)}.${format}`, content: await response.blob() };
}

/** The name of the file, as the server gives it. */
export function nameOf(disposition: string | null): string | undefined {
  const extended = /filename\*=(?:UTF-8'')([^;]+)/i.exec(disposition ?? "")?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1];
}

/** A title as the name of a file, as the server makes one. */
export function fileName(title: string): string {
  const words = title.replace(/[^\p{L}\p{N}\p{M}\-_ ]/gu, "").trim().split(/\s+/u);
  return words.join("-").slice(0, 80) || "clew";
}
