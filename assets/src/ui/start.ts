// What is on the canvas at first: the entities that the address names, and
// the opening picture where nothing was saved.
import { Model } from "../model/model";
import type { Placed } from "../model/types";
import type { Opening } from "../net/api";
import * as api from "../net/api";
import { reveal } from "./actions";
import type { App } from "./app";
import { takeForCanvas } from "./handover";
import { t } from "../words/words";
import { names } from "./words";

/** The opening picture at its stored positions, as something that is there from the start: nothing to undo. */
export function modelOf(opening: Opening): Model {
  const nodes = placed(opening).map((place) => ({ ...place, pinned: false, hidden: false }));
  const history = { steps: [], done: 0 };
  return Model.fromJSON({ nodes, links: opening.links, lens: {}, selection: [], history });
}

/** Adds the opening picture to a canvas, as one undo step. */
export function addStory(model: Model, opening: Opening): void {
  model.run({ kind: "add", label: t("deeds.open-story", { title: opening.title }), entities: placed(opening), links: opening.links });
}

function placed({ entities, positions }: Opening): Placed[] {
  return entities.map((entity, i) => ({ entity, x: positions[i]?.[0] ?? 0, y: positions[i]?.[1] ?? 0 }));
}

/** What another page of this tab left for the canvas, and the ids of ?add=. The address keeps them; the tab's history remembers that they were added, so that a reload does not add them again. */
export function takeWanted(): string[] {
  const state = history.state as { added?: boolean } | null;
  const named = state?.added ? [] : new URL(location.href).searchParams.getAll("add");
  if (named.length > 0) history.replaceState({ ...state, added: true }, "");
  return [...new Set([...named, ...takeForCanvas()])];
}

/** Puts entities on the canvas by id and selects them; says so where one is unknown. */
export async function bring(app: App, ids: string[]): Promise<void> {
  try {
    const missing = ids.filter((id) => !app.model.graph.hasNode(id));
    const entities = missing.length > 0 ? await api.entities(missing) : [];
    if (entities.length < missing.length) app.toasts.failed(t("failures.no-entity"));
    if (entities.length > 0) await app.explorer.add(entities, t("deeds.add", { names: names(entities.map(({ name }) => name)) }));
    choose(app, ids.filter((id) => app.model.graph.hasNode(id)));
  } catch (error) {
    app.toasts.failed(error instanceof Error ? error.message : t("failures.entity"), () => void bring(app, ids));
  }
}

/** Puts a search hit on the canvas. A quote brings the entities it is about, and its link is selected. */
export async function chooseHit(app: App, hit: api.Hit): Promise<void> {
  const entities = hit.kind === "quote" ? (hit.ends ?? []) : [{ id: hit.id, type: hit.type, name: hit.name, degree: hit.degree }];
  await app.explorer.add(entities, t("deeds.add", { names: names(entities.map(({ name }) => name)) }));
  if (hit.link !== undefined && app.model.graph.hasEdge(hit.link)) {
    app.model.select([hit.link]);
    app.explorer.surface.reveal(app.model.graph.extremities(hit.link));
  } else choose(app, entities.map(({ id }) => id));
}

/** Whether choosing a hit adds to the canvas; a source has only a page. */
export function isForCanvas(hit: api.Hit): boolean {
  return hit.kind === "entity" || (hit.kind === "quote" && (hit.ends?.length ?? 0) > 0);
}

function choose(app: App, ids: string[]): void {
  for (const id of ids) if (!app.model.isNodeVisible(id)) reveal(app, id);
  app.model.select(ids);
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) app.stage?.focus(only);
  else if (ids.length > 1) app.stage?.fit(ids);
}
