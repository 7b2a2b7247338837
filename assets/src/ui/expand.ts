// Expanding what is selected: one entity, several as one, and hubs only after
// the reader has said what of them.
import { withoutDiscs } from "../model/disc";
import { t } from "../words/words";
import type { App } from "./app";
import { askFirst } from "./ask-first";
import { defaultLimit } from "./explorer";

/** As much as one message to the server may hold. */
const mostEntities = 1000;
const mostBytes = 48 * 1024;

/** Expands entities together; where they have many links, what to bring is asked first. */
export function expand(app: App, ids: string[]): void {
  const nodes = withoutDiscs(ids);
  const [node] = nodes;
  if (node === undefined || !canGoTogether(app, nodes)) return;
  const links = nodes.reduce((sum, id) => sum + app.model.graph.getNodeAttribute(id, "entity").degree, 0);
  if (links > askFirst.above) choose(app, nodes);
  else app.explorer.expand(nodes.length === 1 ? { node } : { nodes, limit: Math.max(links, defaultLimit) });
}

/** Shows what the links of entities are made of, to choose from. */
export function choose(app: App, ids: string[]): void {
  const nodes = withoutDiscs(ids);
  if (nodes.length === 0 || !canGoTogether(app, nodes)) return;
  void import("./hub-dialog").then(({ openHub }) => openHub(app, nodes));
}

function canGoTogether(app: App, nodes: string[]): boolean {
  const fits = nodes.length <= mostEntities && JSON.stringify(nodes).length <= mostBytes;
  if (!fits) app.toasts.failed(t("hubs.too-many", { n: mostEntities }));
  return fits;
}
