// What is done with groups on the canvas.
import type { Model } from "../model/model";
import type { Command } from "../model/types";
import type { ExpandRequest } from "../net/frames";

/** What becomes of a group after so many of its links were brought: the rest of it, or nothing. */
export function spent({ graph }: Model, id: string, label: string, { order }: ExpandRequest, shown: number, after: string): Command[] {
  if (!graph.hasNode(id)) return [];
  if (!after) return [{ kind: "remove", label, nodes: [id] }];
  const entity = graph.getNodeAttribute(id, "entity");
  return [{ kind: "describe", label, entities: [{ ...entity, disc: { ...entity.disc!, shown, after, ...(order && { order }) } }] }];
}
