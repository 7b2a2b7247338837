// Expanding what is selected: one entity, several as one, and hubs only after
// the reader has said what of them.
import { isDisc } from "../model/disc";
import { withoutMade } from "../model/made";
import { t } from "../words/words";
import type { App } from "./app";
import { askFirst } from "./ask-first";
import { discOf, openDisc } from "./disc-actions";
import { defaultLimit } from "./explorer";

/** As much as one message to the server may hold. */
const mostEntities = 1000;
const mostBytes = 48 * 1024;

/** Expands entities together; where they have many links, what to bring is asked first. Groups are opened. */
export function expand(app: App, ids: string[]): void {
  const nodes = withoutMade(ids);
  for (const id of ids) if (isDisc(id)) openDisc(app, id);
  const [node] = nodes;
  if (node === undefined || !canGoTogether(app, nodes)) return;
  const links = nodes.reduce((sum, id) => sum + app.model.graph.getNodeAttribute(id, "entity").degree, 0);
  if (links > askFirst.above) choose(app, nodes);
  else app.explorer.expand(nodes.length === 1 ? { node } : { nodes, limit: Math.max(links, defaultLimit) });
}

/** Shows what the links of entities are made of, to choose from; of a group, where that is given or alone chosen. */
export function choose(app: App, ids: string[], disc = ids.length === 1 ? ids[0] : undefined): void {
  const group = discOf(app.model, disc);
  const nodes = group ? [group.disc.of] : withoutMade(ids);
  if (nodes.length === 0 || !canGoTogether(app, nodes)) return;
  void import("./hub-dialog").then(({ openHub }) => openHub(app, nodes, group?.id));
}

function canGoTogether(app: App, nodes: string[]): boolean {
  const fits = nodes.length <= mostEntities && JSON.stringify(nodes).length <= mostBytes;
  if (!fits) app.toasts.failed(t("hubs.too-many", { n: mostEntities }));
  return fits;
}
