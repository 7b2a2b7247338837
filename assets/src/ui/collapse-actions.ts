// Collapsing: what an expansion brought goes again, as one step to undo.
import { broughtBy } from "../model/collapse";
import { t } from "../words/words";
import { type App, nameOf } from "./app";
import { refilled } from "./disc-actions";
import { undo } from "./actions";

/** Whether any of these was expanded. */
export function canCollapse({ model }: App, ids: readonly string[]): boolean {
  return ids.length > 0 && [...model.expansions.values()].some((of) => ids.some((id) => of.includes(id)));
}

/** Takes away what expanding these entities brought, but for what anything else holds: see model/collapse.ts. */
export function collapse(app: App, roots: readonly string[]): void {
  const { model } = app;
  const nodes = new Set(roots.flatMap((root) => broughtBy(model, root)));
  for (const root of roots) nodes.delete(root);
  if (nodes.size === 0) return app.toasts.done(t("hubs.nothing-to-collapse"));
  const label = t("hubs.collapse-what", { n: roots.length, name: nameOf(model, roots[0]!) });
  const merge = `collapse-${roots.join()}-${Date.now()}`;
  const opened = new Set([...model.expansions.values()].filter((of) => of.some((id) => roots.includes(id))).flat());
  app.explorer.abandon();
  model.run({ kind: "remove", label, nodes: [...nodes] }, { merge });
  model.run({ kind: "describe", label, entities: refilled(model, opened) }, { merge });
  model.select(roots.filter((id) => model.graph.hasNode(id)));
  app.toasts.done(t("hubs.collapsed", { n: nodes.size }), () => model.canUndo === label && undo(app));
}
