// What commands do to entities on the canvas, each with a toast that can take it back.
import type { Filter } from "../model/rules";
import { type App, nameOf } from "./app";
import { entityPath, linkPath } from "./paths";
import { hides } from "./rules/choices";
import { t } from "../words/words";
import { deed } from "./words";

/** Hides entities; they stay on the canvas, in the list, and come back with "Show hidden". */
export function hide(app: App, nodes: string[]): void {
  const names = namesOf(app, nodes);
  const label = deed("hide", names);
  app.model.run({ kind: "hide", label, done: deed("hidden", names), nodes });
  app.toasts.done(deed("hidden", names), () => undoIfLast(app, label));
}

export function show(app: App, nodes: string[]): void {
  const names = namesOf(app, nodes);
  app.model.run({ kind: "show", label: deed("show", names), done: deed("shown", names), nodes });
  app.say(deed("shown", names));
}

/** Takes entities off the canvas, with their links and the groups that belong to them. */
export function remove(app: App, nodes: string[]): void {
  const names = namesOf(app, nodes);
  const gone = new Set(nodes);
  const groups = app.model.graph.filterNodes((id, { entity }) => !gone.has(id) && entity.disc !== undefined && gone.has(entity.disc.of));
  takeOff(app, [...nodes, ...groups], deed("remove", names), deed("removed", names));
}

/** Takes everything off the canvas. */
export function clear(app: App): void {
  takeOff(app, app.model.graph.nodes(), t("commands.clear"), t("deeds.cleared"));
}

function takeOff(app: App, nodes: string[], label: string, done: string): void {
  abandon(app);
  app.model.run({ kind: "remove", label, done, nodes });
  app.toasts.done(done, () => undoIfLast(app, label));
}

/** Pins entities so that no layout moves them, or lets them go when all are pinned. */
export function togglePin(app: App, nodes: string[]): void {
  const kind = allPinned(app, nodes) ? "unpin" : "pin";
  const names = namesOf(app, nodes);
  app.model.run({ kind, label: deed(kind, names), done: deed(`${kind}ned`, names), nodes });
  app.say(deed(`${kind}ned`, names));
}

export function allPinned(app: App, nodes: string[]): boolean {
  return nodes.length > 0 && nodes.every((id) => app.model.graph.getNodeAttribute(id, "pinned"));
}

/** Copies the address of an entity's or link's page; shows it to copy by hand where the browser refuses. */
export async function copyLink(app: App, id: string): Promise<void> {
  const path = app.model.graph.hasEdge(id) ? linkPath(id) : entityPath(id);
  const url = new URL(path, location.href).href;
  try {
    await navigator.clipboard.writeText(url);
    app.toasts.done(t("deeds.copied"));
  } catch {
    app.toasts.copy(t("deeds.copy-by-hand"), url);
  }
}

/** Ends what is on its way, before what is there is undone or taken away. */
function abandon(app: App): void {
  app.explorer.abandon();
  app.arranging.abandon();
}

/** Undoes the last step, whatever is on its way being stopped first. */
export function undo(app: App): void {
  abandon(app);
  const label = app.model.undo();
  if (label) app.say(t("deeds.undone", { what: label }));
}

export function redo(app: App): void {
  abandon(app);
  const label = app.model.redo();
  if (label) app.say(t("deeds.redone", { what: label }));
}

/** Puts back what the filters of the legend and hiding took out of sight. */
export function showAll(app: App): void {
  const { model } = app;
  const hidden = hiddenNodes(app);
  if (hidden.length) model.run({ kind: "show", label: t("deeds.show-all"), nodes: hidden }, { merge: "show-all" });
  model.run({ kind: "lens", label: t("deeds.show-all"), lens: { types: [], relations: [], evidence: [], filters: [], asOf: undefined, knownOn: undefined } }, { merge: "show-all" });
  app.say(t("deeds.all-shown", { n: model.graph.order }));
}

/** Makes an entity visible, whatever hid it: itself, the switch of its type, or a clock or filters, which dim it from now on. */
export function reveal(app: App, id: string): void {
  const { model } = app;
  const { entity } = model.graph.getNodeAttributes(id);
  const label = deed("show", [entity.name]);
  const merge = `reveal-${id}`;
  model.run({ kind: "show", label, nodes: [id] }, { merge });
  const types = [...model.hiddenTypes].filter((type) => type !== entity.type);
  if (types.length < model.hiddenTypes.size) {
    model.run({ kind: "lens", label, lens: { types } }, { merge });
  }
  const filters = (model.lens.filters ?? []).map((filter): Filter => (hides(model, filter, id) ? { ...filter, rest: "dim" } : filter));
  model.run({ kind: "lens", label, lens: { filters } }, { merge });
  if (model.clock.leavesOut(id)) model.run({ kind: "lens", label, lens: { leftOut: undefined } }, { merge });
}

export function hiddenNodes(app: App): string[] {
  return app.model.graph.filterNodes((_, { hidden }) => hidden);
}

function namesOf(app: App, nodes: string[]): string[] {
  return nodes.map((id) => nameOf(app.model, id));
}

function undoIfLast(app: App, label: string): void {
  if (app.model.canUndo === label) undo(app);
  else app.toasts.done(t("deeds.more-since"));
}
