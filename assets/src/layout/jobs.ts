import { radiusOf } from "../stage/size";
import type { Model } from "../model/model";
import type { Positions } from "../model/types";
import type { Job } from "./job";

/** The model as a job, and which node is which. Hidden nodes take part, so that they overlap nothing when they come back. */
export function jobOf(model: Model, kind: Job["kind"], fresh: Iterable<string> = []): { job: Job; ids: string[] } {
  const { graph } = model;
  const ids = graph.nodes();
  const index = new Map(ids.map((id, i) => [id, i]));
  const news = new Set(fresh);
  const nodes = ids.map((id) => graph.getNodeAttributes(id));
  const job: Job = {
    id: 0,
    kind,
    xy: Float32Array.from(nodes.flatMap(({ x, y }) => [x, y])),
    radii: Float32Array.from(nodes, ({ entity }) => radiusOf(entity.degree)),
    edges: Uint32Array.from(graph.mapEdges((_, __, s, t) => [index.get(s)!, index.get(t)!]).filter(([s, t]) => s !== t).flat()),
    fresh: Uint8Array.from(ids, (id) => (news.has(id) ? 1 : 0)),
    pinned: Uint8Array.from(nodes, ({ pinned }) => (pinned ? 1 : 0)),
  };
  return { job, ids };
}

export function positionsOf(ids: string[], xy: Float32Array): Positions {
  return Object.fromEntries(ids.map((id, i) => [id, [xy[2 * i]!, xy[2 * i + 1]!]]));
}
