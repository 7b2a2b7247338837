// What commands do to entities on the canvas, each with a toast that can take it back.
import { type App, nameOf } from "./app";
import { entityPath, linkPath } from "./paths";
import { deed, plural } from "./words";

/** Hides entities; they stay on the canvas, in the list, and come back with "Show hidden". */
export function hide(app: App, nodes: string[]): void {
  const label = deed("Hide", nodes.map((id) => nameOf(app.model, id)));
  app.model.run({ kind: "hide", label, nodes });
  app.toasts.done(label.replace("Hide", "Hid"), () => undoIfLast(app, label));
}

export function show(app: App, nodes: string[]): void {
  const label = deed("Show", nodes.map((id) => nameOf(app.model, id)));
  app.model.run({ kind: "show", label, nodes });
  app.say(label.replace("Show", "Showing"));
}

/** Takes entities and their links off the canvas. */
export function remove(app: App, nodes: string[], label?: string): void {
  label ??= deed("Remove", nodes.map((id) => nameOf(app.model, id)));
  app.explorer.abandon();
  app.model.run({ kind: "remove", label, nodes });
  app.toasts.done(label.replace("Remove", "Removed").replace("Clear", "Cleared"), () => undoIfLast(app, label));
}

/** Pins entities so that no layout moves them, or lets them go when all are pinned. */
export function togglePin(app: App, nodes: string[]): void {
  const kind = allPinned(app, nodes) ? "unpin" : "pin";
  const label = deed(kind === "pin" ? "Pin" : "Unpin", nodes.map((id) => nameOf(app.model, id)));
  app.model.run({ kind, label, nodes });
  app.say(label.replace(/in /, "inned "));
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
    app.toasts.done("Link copied");
  } catch {
    app.toasts.copy("Copy this link:", url);
  }
}

/** Undoes the last step, whatever is on its way being stopped first. */
export function undo(app: App): void {
  app.explorer.abandon();
  const label = app.model.undo();
  if (label) app.say(`Undone: ${label}`);
}

export function redo(app: App): void {
  app.explorer.abandon();
  const label = app.model.redo();
  if (label) app.say(`Redone: ${label}`);
}

/** Puts back what the filters of the legend and hiding took out of sight. */
export function showAll(app: App): void {
  const { model } = app;
  const hidden = hiddenNodes(app);
  if (hidden.length) model.run({ kind: "show", label: "Show all", nodes: hidden }, { merge: "show-all" });
  model.run({ kind: "lens", label: "Show all", lens: { types: [], relations: [] } }, { merge: "show-all" });
  app.say(`Showing all ${plural(model.graph.order, "entity", "entities")}`);
}

/** Makes an entity visible, whatever hid it: itself or the filter of its type. */
export function reveal(app: App, id: string): void {
  const { model } = app;
  const { entity } = model.graph.getNodeAttributes(id);
  const label = `Show ${entity.name}`;
  const merge = `reveal-${id}`;
  model.run({ kind: "show", label, nodes: [id] }, { merge });
  const types = [...model.hiddenTypes].filter((type) => type !== entity.type);
  if (types.length < model.hiddenTypes.size) {
    model.run({ kind: "lens", label, lens: { types } }, { merge });
  }
}

export function hiddenNodes(app: App): string[] {
  return app.model.graph.filterNodes((_, { hidden }) => hidden);
}

function undoIfLast(app: App, label: string): void {
  if (app.model.canUndo === label) undo(app);
  else app.toasts.done("More has happened since: undo that first.");
}
