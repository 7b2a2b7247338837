// What of the canvas is shared: everything that is in sight, what only a clock
// leaves out, so that readers can move it, what a step of the story shows, and
// what else is hidden only when the reader says so. Nothing else of the page ever travels.
import { type Fold, tidyFold } from "../model/fold";
import { rulesOf } from "../model/lens";
import { isMade, withoutMade } from "../model/made";
import type { Metric } from "../model/measures";
import { type Note, worthKeeping } from "../model/notes";
import type { Model } from "../model/model";
import { type Filter, type Measured, metricsOf } from "../model/rules";
import type { Camera, Draft, Mode } from "../net/views";
import type { Opening } from "../net/api";
import { selectedNodes } from "./app";
import { castOf, sentNotes, sentStory, sentTrail } from "./story/exchange";
import { clocksText } from "./timeline/words";
import { names } from "./words";

/** As many characters as the server takes. */
export const longestTitle = 200;
export const longestNote = 10_000;

/** How many entities and links are there; how many more are out of sight, and how many of those that travel the clock leaves out. */
export interface Contents {
  entities: number;
  links: number;
  hiddenEntities: number;
  hiddenLinks: number;
  leftOutEntities: number;
  leftOutLinks: number;
  /** Which moments the clocks show; empty while they are off. */
  clocks: string;
  /** What the groups on the canvas are called: they don't travel. */
  groups: string[];
  /** Steps of the story. */
  steps: number;
  /** What stands on the canvas. */
  notes: readonly Note[];
  /** Steps of the trail. */
  deeds: number;
}

export function contentsOf(model: Model): Contents {
  const { graph } = model;
  const cast = castOf(model);
  const [allNodes, allEdges] = [withoutMade(graph.nodes()), withoutMade(graph.edges())];
  const nodes = allNodes.filter((id) => model.isNodeVisibleAnytime(id) || cast.node(id));
  const edges = allEdges.filter((id) => model.isEdgeVisibleAnytime(id) || cast.link(id));
  const leftOut = (ids: string[]) => ids.filter((id) => model.clock.leavesOut(id)).length;
  return {
    entities: nodes.length, links: edges.length,
    hiddenEntities: allNodes.length - nodes.length, hiddenLinks: allEdges.length - edges.length,
    leftOutEntities: leftOut(nodes), leftOutLinks: leftOut(edges),
    clocks: model.clock.isOn ? clocksText(model.lens) : "",
    groups: graph.filterNodes((_, { entity }) => entity.disc !== undefined).map((id) => graph.getNodeAttribute(id, "entity").name),
    steps: model.written.story.length,
    notes: worthKeeping(model.written.notes),
    deeds: model.trail.at,
  };
}

/** The canvas as it is now. */
export function draftOf(model: Model, camera: Camera | undefined, mode: Mode, withHidden: boolean, withTrail = false): Omit<Draft, "title" | "note" | "author"> {
  const { graph } = model;
  const { types, relations, filters, fold, ...lens } = model.lens;
  const [node, link] = [(id: string) => model.isNodeVisibleAnytime(id), (id: string) => model.isEdgeVisibleAnytime(id)];
  const cast = castOf(model);
  const nodes = withoutMade(graph.nodes()).filter((id) => withHidden || node(id) || cast.node(id));
  const links = withoutMade(graph.edges()).filter((id) => withHidden || link(id) || cast.link(id));
  const travelling = new Set([...nodes, ...links]);
  return {
    entities: nodes.map((id) => {
      const { x, y, pinned, hidden } = graph.getNodeAttributes(id);
      return { id, x, y, pinned, hidden };
    }),
    links,
    selection: withoutMade(model.selection),
    hiddenTypes: withHidden ? (types ?? []) : [],
    // A live view reads all links anew, those of a hidden relation too: it must go on hiding them.
    hiddenLinkTypes: withHidden || mode === "live" ? (relations ?? []) : [],
    lens: { ...lens, ...foldFor(fold, new Set(nodes)), ...(filters && { filters: filters.filter((filter) => travels(filter, mode, withHidden)) }) },
    ...measuresOf(model, new Set(nodes)),
    // What filters and clocks hide, the server finds out by itself; not what travels for the story alone.
    concealed: [
      ...nodes.filter((id) => model.clarityOfNode(id, "filters", "clocks", "folds") === "hidden" || (!withHidden && !node(id))),
      ...links.filter((id) => model.clarityOfEdge(id, "filters", "clocks", "folds") === "hidden" || (!withHidden && !link(id))),
    ],
    camera,
    story: sentStory(model.written.story, (id) => travelling.has(id)),
    annotations: sentNotes(model.written.notes),
    ...(withTrail && { trail: sentTrail(model, (id) => travelling.has(id)) }),
  };
}

/** What is folded of what travels. */
function foldFor(fold: Fold | undefined, nodes: ReadonlySet<string>): { fold?: Fold } {
  const [events, except] = [fold?.events, fold?.except].map((ids) => ids?.filter((id) => nodes.has(id)));
  const kept = tidyFold({ ...fold, ...(events && { events }), ...(except && { except }) });
  return kept ? { fold: kept } : {};
}

/** What a filter hides does not travel, and then neither does the filter; a live view goes on hiding links. */
function travels({ rest, of }: Filter, mode: Mode, withHidden: boolean): boolean {
  return withHidden || rest === "dim" || (mode === "live" && of === "links");
}

/** The measures that the lens asks for, of those that travel. */
function measuresOf({ lens, learnt }: Model, nodes: ReadonlySet<string>): Pick<Draft, "measures"> {
  const asked = metricsOf(rulesOf(lens));
  const taken = (measured: Measured) => Object.fromEntries(Object.entries(measured).filter(([metric]) => asked.has(metric as Metric)).map(([metric, values]) => [metric, Object.fromEntries([...values].filter(([id]) => nodes.has(id)))]));
  return asked.size > 0 ? { measures: { offered: taken(learnt.offered), shown: taken(learnt.shown) } } : {};
}

/** A title to begin with: the story's, or the names of what is selected, or of what has the most links. */
export function suggestedTitle(model: Model, story: Opening | undefined): string {
  const { graph } = model;
  const isStory = story !== undefined && graph.order === story.entities.length && story.entities.every(({ id }) => graph.hasNode(id));
  if (isStory) return story.title;
  const shown = (id: string) => graph.filterEdges(id, (edge) => model.isEdgeVisible(edge)).length;
  const all = graph.filterNodes((id) => !isMade(id) && model.isNodeVisible(id)).map((id) => ({ id, links: shown(id) }));
  const selected = withoutMade(selectedNodes(model));
  const told = selected.length > 0 ? selected : all.sort((a, b) => b.links - a.links).map(({ id }) => id);
  return names(told.map((id) => graph.getNodeAttribute(id, "entity").name)).slice(0, longestTitle);
}
