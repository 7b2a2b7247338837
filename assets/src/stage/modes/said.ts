// What is at a place of the graph, in words for those who do not see it.
import { isDisc } from "../../model/disc";
import type { Model } from "../../model/model";
import { lookOf } from "../../types";
import { verbOf } from "../../ui/fold-words";
import { t } from "../../words/words";

/** "Xiaomi, Company, 3 links on the canvas", or the sentence that a link makes. */
export function saying(model: Model, id: string): string {
  const { graph } = model;
  if (graph.hasEdge(id)) {
    const link = graph.getEdgeAttribute(id, "link");
    return t("modes.sentence", { subject: nameOf(model, link.source), relation: verbOf(link), object: nameOf(model, link.target) });
  }
  const links = graph.filterEdges(id, (link) => model.isEdgeVisible(link)).length;
  return t("modes.at", { name: nameOf(model, id), type: isDisc(id) ? t("hubs.group") : lookOf(graph.getNodeAttribute(id, "entity").type).label, links: t("counts.links", { n: links }) });
}

export function nameOf(model: Model, id: string): string {
  return model.graph.getNodeAttribute(id, "entity").name;
}

/** The one thing that is selected. */
export function onlySelected(model: Model): string | undefined {
  return model.selection.size === 1 ? [...model.selection][0] : undefined;
}
