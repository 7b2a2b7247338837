// Folding events into links and unfolding them: one setting of the picture.
import { type Fold, isEvent, isFolded } from "../model/fold";
import type { Model } from "../model/model";
import { known, t } from "../words/words";
import { type App, selectedLink, selectedNodes } from "./app";

/** What is selected of events: those that can be folded, or the parts of a folded link. */
interface Chosen {
  events: string[];
  folded: boolean;
}

export function chosenEvents({ model }: App): Chosen {
  const link = selectedLink(model);
  if (link !== undefined && isFolded(link)) return { events: partsOf(model, link), folded: true };
  return { events: selectedNodes(model).filter((id) => model.canFold(id)), folded: false };
}

/** Folds the events that are selected, or unfolds the link that is. */
export function foldChosen(app: App): void {
  const { events, folded } = chosenEvents(app);
  const { fold = {} } = app.model.lens;
  const without = (list: string[] = []) => list.filter((id) => !events.includes(id));
  const next = folded
    ? { ...fold, events: without(fold.events), except: [...(fold.except ?? []), ...events.filter((id) => fold.types?.includes(typeOf(app.model, id)))] }
    : { ...fold, events: [...(fold.events ?? []), ...events.filter((id) => !fold.types?.includes(typeOf(app.model, id)))], except: without(fold.except) };
  run(app, next, folded ? t("folds.unfold") : t("folds.fold-this", { n: events.length }), events);
}

/** Folds all events of the types that are selected, or unfolds them. */
export function foldTypes(app: App): void {
  const { events, folded } = chosenEvents(app);
  const types = typesOf(app.model, events);
  const label = t(folded ? "folds.unfold-types" : "folds.fold-types", { types: typeNames(types) });
  run(app, withTypes(app.model, types, !folded), label, events);
}

/** Folds all events that can be folded, or unfolds all that are. */
export function foldEvery(app: App): void {
  const { model } = app;
  if (model.lens.fold) return run(app, {}, t("folds.unfold-every"), model.graph.edges().filter(isFolded).flatMap((id) => partsOf(model, id)));
  const events = model.graph.filterNodes((id, { entity }) => isEvent(entity) && model.canFold(id));
  run(app, { types: typesOf(model, events) }, t("folds.fold-every"), events);
}

export function canFoldAny(model: Model): boolean {
  return model.graph.findNode((id, { entity }) => isEvent(entity) && model.canFold(id)) !== undefined;
}

/** "Rulings, designations". */
export function typeNames(types: readonly string[]): string {
  return types.map((type) => known("types", type, { n: 2 }) ?? type).join(", ");
}

export function typesOf(model: Model, events: readonly string[]): string[] {
  return [...new Set(events.map((id) => typeOf(model, id)))].sort();
}

function partsOf({ graph }: Model, link: string): string[] {
  return graph.getEdgeAttribute(link, "link").fold!.events.map(({ id }) => id);
}

function typeOf({ graph }: Model, id: string): string {
  return graph.getNodeAttribute(id, "entity").type;
}

/** The setting with these types folded or not, whatever was said of single events of them. */
function withTypes(model: Model, types: readonly string[], on: boolean): Fold {
  const { fold = {} } = model.lens;
  const others = (list: string[] = []) => list.filter((id) => !model.graph.hasNode(id) || !types.includes(typeOf(model, id)));
  const rest = (fold.types ?? []).filter((type) => !types.includes(type));
  return { types: on ? [...rest, ...types] : rest, events: others(fold.events), except: others(fold.except) };
}

/** Sets it, says what became of the events, and selects what they are now. */
function run(app: App, fold: Fold, label: string, events: readonly string[]): void {
  const { model } = app;
  const before = foldedIn(model);
  model.run({ kind: "lens", label, lens: { fold } });
  const now = foldedIn(model);
  const [folded, unfolded] = [[...now].filter((id) => !before.has(id)), [...before].filter((id) => !now.has(id))];
  if (folded.length + unfolded.length === 0) return app.say(t("folds.none"));
  const link = events.map((id) => model.foldOf(id)).find((id) => id !== undefined);
  model.select(folded.length > 0 ? (link === undefined ? [] : [link]) : events);
  app.say(folded.length > 0 ? t("folds.folded-n", { n: folded.length }) : t("folds.unfolded-n", { n: unfolded.length }));
}

function foldedIn(model: Model): Set<string> {
  return new Set(model.graph.filterNodes((id) => model.foldOf(id) !== undefined));
}
