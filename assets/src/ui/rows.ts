// What the list beside the canvas shows, worked out from the model.
import type { Model } from "../model/model";
import type { Entity, Link } from "../model/types";
import { verbOf } from "./fold-words";

export type Sort = "name" | "type" | "links";

/** An entity on the canvas. `links` counts its visible links there, `entity.degree` all that the graph has. */
export interface EntityRow {
  readonly id: string;
  readonly entity: Entity;
  readonly links: number;
  readonly pinned: boolean;
  readonly visible: boolean;
  readonly dimmed: boolean;
  readonly selected: boolean;
  /** The link that it is folded into, if it is. */
  readonly fold?: string;
}

/** A link on the canvas as a sentence: subject, relation, object. */
export interface LinkRow {
  readonly id: string;
  readonly link: Link;
  readonly subject: string;
  readonly relation: string;
  readonly object: string;
  readonly when: string; // "", "2021-03", "2021-01 – 2021-05"
  readonly visible: boolean;
  readonly dimmed: boolean;
  readonly selected: boolean;
}

/** The entities whose name or type holds the text, in order; hidden ones last. */
export function entityRows(model: Model, text: string, sort: Sort): EntityRow[] {
  const found = matcher(text);
  const links = visibleDegrees(model);
  const rows: EntityRow[] = [];
  model.graph.forEachNode((id, { entity, pinned }) => {
    if (!found(`${entity.name} ${entity.type}`)) return;
    const clarity = model.clarityOfNode(id);
    const fold = model.foldOf(id);
    const [visible, dimmed] = [clarity !== "hidden", clarity === "dimmed"];
    const selected = model.selection.has(id);
    rows.push({ id, entity, links: links.get(id) ?? 0, pinned, visible, dimmed, selected, ...(fold !== undefined && { fold }) });
  });
  return rows.sort((a, b) => Number(b.visible) - Number(a.visible) || entityOrder[sort](a, b) || byName(a, b));
}

/** The links of which the sentence holds the text, by relation; hidden ones last. */
export function linkRows(model: Model, text: string): LinkRow[] {
  const found = matcher(text);
  const rows: LinkRow[] = [];
  model.graph.forEachEdge((id, { link }) => {
    if (model.isFoldPart(link)) return; // the folded link tells it
    const row = linkRow(model, id, link);
    const events = link.fold?.events.map((event) => model.graph.getNodeAttribute(event.id, "entity").name) ?? [];
    if (found([sentence(row), ...events].join(" "))) rows.push(row);
  });
  return rows.sort((a, b) => Number(b.visible) - Number(a.visible) || compare(sentence(a), sentence(b)));
}

/** A link row as words: "Lei Jun founded Xiaomi". */
export function sentence(row: LinkRow): string {
  return `${row.subject} ${row.relation} ${row.object}`;
}

/** The visible entities that match the text, and the ends of folded links that do; undefined when there is no text to look for. */
export function found(model: Model, text: string): Set<string> | undefined {
  if (!text.trim()) return undefined;
  return new Set(entityRows(model, text, "name").flatMap(({ id, visible, fold }) => (visible ? [id] : fold === undefined ? [] : model.graph.extremities(fold))));
}

/** Lower case and without accents, so that "Francois" finds "François". */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function linkRow(model: Model, id: string, link: Link): LinkRow {
  const name = (node: string) => model.graph.getNodeAttribute(node, "entity").name;
  return {
    id,
    link,
    subject: name(link.source),
    relation: verbOf(link),
    object: name(link.target),
    when: period(link),
    visible: model.isEdgeVisible(id),
    dimmed: model.clarityOfEdge(id) === "dimmed",
    selected: model.selection.has(id),
  };
}

function period({ from, until }: Link): string {
  if (!until || from === until) return from ?? "";
  return `${from ?? ""} – ${until}`.trim();
}

function matcher(text: string): (value: string) => boolean {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return (value) => {
    const folded = fold(value);
    return words.every((word) => folded.includes(word));
  };
}

function visibleDegrees(model: Model): Map<string, number> {
  const degrees = new Map<string, number>();
  const add = (id: string) => degrees.set(id, (degrees.get(id) ?? 0) + 1);
  model.graph.forEachEdge((id, _, source, target) => {
    if (!model.isEdgeVisible(id)) return;
    add(source);
    if (target !== source) add(target);
  });
  return degrees;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const compare = (a: string, b: string) => collator.compare(a, b);
const byName = (a: EntityRow, b: EntityRow) => compare(a.entity.name, b.entity.name);
const entityOrder: Record<Sort, (a: EntityRow, b: EntityRow) => number> = {
  name: byName,
  type: (a, b) => compare(a.entity.type, b.entity.type),
  links: (a, b) => b.links - a.links || b.entity.degree - a.entity.degree,
};
