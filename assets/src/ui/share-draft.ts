// What of the canvas is shared: everything that is in sight, and what is
// hidden only when the reader says so. Nothing else of the page ever travels.
import type { Model } from "../model/model";
import type { Camera, Draft, Mode } from "../net/views";
import type { Opening } from "../net/api";
import { selectedNodes } from "./app";
import { names } from "./words";

/** As many characters as the server takes. */
export const longestTitle = 200;
export const longestNote = 10_000;

/** How many entities and links are there, and how many of them are out of sight. */
export interface Contents {
  entities: number;
  links: number;
  hiddenEntities: number;
  hiddenLinks: number;
}

export function contentsOf(model: Model): Contents {
  const entities = model.graph.filterNodes((id) => model.isNodeVisible(id)).length;
  const links = model.graph.filterEdges((id) => model.isEdgeVisible(id)).length;
  return { entities, links, hiddenEntities: model.graph.order - entities, hiddenLinks: model.graph.size - links };
}

/** The canvas as it is now. */
export function draftOf(model: Model, camera: Camera | undefined, mode: Mode, withHidden: boolean): Omit<Draft, "title" | "note" | "author"> {
  const { graph } = model;
  const { types, relations, ...lens } = model.lens;
  const nodes = graph.filterNodes((id) => withHidden || model.isNodeVisible(id));
  const links = graph.filterEdges((id) => withHidden || model.isEdgeVisible(id));
  return {
    entities: nodes.map((id) => {
      const { x, y, pinned, hidden } = graph.getNodeAttributes(id);
      return { id, x, y, pinned, hidden };
    }),
    links,
    selection: [...model.selection],
    hiddenTypes: withHidden ? (types ?? []) : [],
    // A live view reads all links anew, those of a hidden relation too: it must go on hiding them.
    hiddenLinkTypes: withHidden || mode === "live" ? (relations ?? []) : [],
    lens,
    concealed: [...nodes.filter((id) => !model.isNodeVisible(id)), ...links.filter((id) => !model.isEdgeVisible(id))],
    camera,
  };
}

/** A title to begin with: the story's, or the names of what is selected, or of what has the most links. */
export function suggestedTitle(model: Model, story: Opening | undefined): string {
  const { graph } = model;
  const isStory = story !== undefined && graph.order === story.entities.length && story.entities.every(({ id }) => graph.hasNode(id));
  if (isStory) return story.title;
  const shown = (id: string) => graph.filterEdges(id, (edge) => model.isEdgeVisible(edge)).length;
  const all = graph.filterNodes((id) => model.isNodeVisible(id)).map((id) => ({ id, links: shown(id) }));
  const selected = selectedNodes(model);
  const told = selected.length > 0 ? selected : all.sort((a, b) => b.links - a.links).map(({ id }) => id);
  return names(told.map((id) => graph.getNodeAttribute(id, "entity").name)).slice(0, longestTitle);
}
