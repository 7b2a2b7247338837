// What is done with groups on the canvas: placing, opening, emptying them.
import { discEntity, discLink, leftIn } from "../model/disc";
import type { Model } from "../model/model";
import type { Command, Disc, Entity, Order, Part } from "../model/types";
import type { ExpandRequest } from "../net/frames";
import { t } from "../words/words";
import { type App, nameOf } from "./app";
import { discName } from "./disc-words";
import { defaultLimit } from "./explorer";

/** A part of what is linked to an entity, and how many links that are. */
export interface Counted {
  part: Part;
  count: number;
  about?: boolean;
}

type DiscEntity = Entity & { disc: Disc };

/** The group of that id; undefined for anything else. */
export function discOf({ graph }: Model, id: string | undefined): DiscEntity | undefined {
  if (id === undefined || !graph.hasNode(id)) return undefined;
  const entity = graph.getNodeAttribute(id, "entity");
  return entity.disc ? (entity as DiscEntity) : undefined;
}

/** Puts parts of what is linked to an entity on the canvas as groups, in the place of another group where one is split; one step to undo. */
export function placeDiscs(app: App, of: string, parts: readonly Counted[], split?: string): void {
  const { model, explorer } = app;
  const entities = parts.map((counted) => discEntity({ of, shown: 0, ...counted }, discName(counted)) as DiscEntity);
  const around = split ?? of;
  const places = explorer.arranger.place(model.graph, entities, { around, links: entities.map((entity) => ({ ...discLink(entity), source: around, target: entity.id })) });
  const label = split ? t("hubs.split-what", { what: nameOf(model, split) }) : t("hubs.place-what", { n: parts.length, name: nameOf(model, of) });
  const merge = `discs-${entities[0]?.id}`;
  explorer.abandon();
  model.run({ kind: "add", label, entities: places, links: entities.map(discLink) }, { merge });
  if (split) model.run({ kind: "remove", label, nodes: [split] }, { merge });
  const ids = entities.map(({ id }) => id);
  model.select(ids);
  explorer.surface.reveal(ids);
  app.say(label);
}

/** Brings the next of a group onto the canvas, from the start where the order is another one. */
export function openDisc(app: App, id: string, options: { order?: Order; limit?: number } = {}): void {
  const disc = discOf(app.model, id)?.disc;
  if (!disc) return;
  if (!app.model.graph.hasNode(disc.of)) return app.toasts.failed(t("hubs.without-entity"));
  const order = options.order ?? disc.order ?? "degree";
  const after = order === disc.order || !options.order ? disc.after : undefined;
  app.explorer.expand({ node: disc.of, ...disc.part, order, limit: options.limit ?? defaultLimit, ...(after && { after }) }, "", id);
}

/** What becomes of a group after so many of its links were brought: the rest of it, or nothing. */
export function spent(model: Model, id: string, label: string, { order }: ExpandRequest, shown: number, after: string): Command[] {
  const entity = discOf(model, id);
  if (!entity) return [];
  if (!after) return [{ kind: "remove", label, nodes: [id] }];
  return [{ kind: "describe", label, entities: [renamed(entity, { ...entity.disc, shown, after, ...(order && { order }) })] }];
}

/** The groups as they were before anything was brought from them. */
export function refilled(model: Model, ids: Iterable<string>): Entity[] {
  return [...ids].flatMap((id) => {
    const entity = discOf(model, id);
    if (!entity || entity.disc.shown === 0) return [];
    const { after: _, ...disc } = entity.disc;
    return [renamed(entity, { ...disc, shown: 0 })];
  });
}

/** A group is called what is still in it. */
function renamed(entity: Entity, disc: Disc): Entity {
  return { ...entity, disc, name: discName({ ...disc, count: leftIn(disc) }) };
}
