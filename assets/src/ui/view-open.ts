// A view becomes a canvas, exactly as it was saved; and whether it still is so.
import { type Lens, rulesOf, sameLens, withSettings } from "../model/lens";
import { withoutMade } from "../model/made";
import { Model } from "../model/model";
import { type Facts, type Kind, type Measured, propertiesOf } from "../model/rules";
import type { Camera, Opened, View, ViewEntity, ViewNote } from "../net/views";
import type { App } from "./app";
import { part } from "./dom";
import { receivedNotes, receivedStory, sentNotes, sentStory } from "./story/exchange";

/** The view as something that is there from the start: nothing to undo. */
export function modelOfView(view: View): Model {
  const nodes = view.entities.map(({ x, y, pinned = false, hidden = false, ...entity }) => ({
    entity, x: Math.fround(x), y: Math.fround(y), pinned, hidden,
  }));
  const model = Model.fromJSON({
    nodes,
    links: view.links ?? [],
    lens: lensOf(view),
    written: { story: receivedStory(view.story), notes: receivedNotes(view.annotations), trail: view.trail?.title ?? "" },
    selection: view.selection ?? [],
    history: { steps: [], done: 0, past: (view.trail?.deeds ?? []).map((deed) => ({ ...deed, entities: 0, links: 0 })) },
  });
  model.learn({ facts: factsOf(view), offered: measured(view.measures?.offered), shown: measured(view.measures?.shown) });
  return model;
}

/** The properties that the view's lens asks for, as they were when it was saved, or are when it is live. */
export function factsOf(view: View): Map<string, Facts> {
  const rules = rulesOf(lensOf(view));
  const told = (kind: Kind, things: readonly { id: string }[]): [string, Facts][] => {
    const names = propertiesOf(kind, rules);
    return names.length === 0 ? [] : things.map(({ id }) => [id, Object.fromEntries(names.map((name) => [name, view.facts?.[id]?.[name] ?? null]))]);
  };
  return new Map([...told("entities", view.entities), ...told("links", view.links ?? [])]);
}

function measured(values: Record<string, Record<string, number>> = {}): Measured {
  return Object.fromEntries(Object.entries(values).map(([metric, of]) => [metric, new Map(Object.entries(of))]));
}

/** Whether the canvas shows what was saved. The links of a live view are the graph's own affair. */
export function isAsSaved(model: Model, { share, view }: Opened): boolean {
  const { graph } = model;
  const links = view.links ?? [];
  const [entities, drawn] = [withoutMade(graph.nodes()), withoutMade(graph.edges())];
  const isWhole = entities.length === view.entities.length && (share.mode === "live" || drawn.length === links.length);
  return isWhole && sameLens(model.lens, lensOf(view)) && isSameStory(model, view) && view.entities.every((entity) => stands(model, entity)) && (share.mode === "live" || links.every(({ id }) => graph.hasEdge(id)));
}

function isSameStory({ written }: Model, { story, annotations }: View): boolean {
  const all = () => true;
  const places = (notes: ViewNote[]) => JSON.stringify(notes.map(({ kind, text, x, y, toX = 0, toY = 0 }) => [kind, text, ...(kind === "text" ? [x, y] : [x, y, toX, toY]).map((at) => Math.round(at * 10))]));
  if (places(sentNotes(written.notes)) !== places(sentNotes(receivedNotes(annotations)))) return false;
  return JSON.stringify(sentStory(written.story, all)) === JSON.stringify(sentStory(receivedStory(story), all));
}

function stands({ graph }: Model, { id, x, y, pinned = false, hidden = false }: ViewEntity): boolean {
  if (!graph.hasNode(id)) return false;
  const here = graph.getNodeAttributes(id);
  return near(here.x, x) && near(here.y, y) && here.pinned === pinned && here.hidden === hidden;
}

/** The server keeps hundredths. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function lensOf(view: View): Lens {
  return withSettings({}, { ...view.lens, types: view.hiddenTypes, relations: view.hiddenLinkTypes });
}

/** What the reader looks at, to be shared. */
export function cameraNow(app: App): Camera | undefined {
  return app.stage?.view && { ...app.stage.view, ...room() };
}

/** As it was, and in less room as far away as it takes to see as much. */
export function fitted(camera: Camera, { width, height } = room()): Camera {
  const factor = Math.min(1, width / (camera.width || width), height / (camera.height || height));
  return { x: camera.x, y: camera.y, scale: camera.scale * factor };
}

/** The room for the canvas and what stands over it: the same in the same window, whether a view is named there or not. */
function room(): { width: number; height: number } {
  const { clientWidth: width, clientHeight: height } = part("stage");
  return { width, height };
}
