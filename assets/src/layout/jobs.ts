// The model as a job for the worker, read in slices: the page stays free.
import { radiusOf } from "../stage/size";
import type { Model } from "../model/model";
import { Slices } from "../model/slices";
import type { Positions } from "../model/types";
import { type ArrangeJob, roles } from "./arrange/job";
import type { Job } from "./job";

/** Which node is which in a job. */
export interface Read<J> {
  job: J;
  ids: string[];
}

export interface SettleOptions {
  /** Entities that just came. */
  fresh?: Iterable<string>;
  /** The entities to move; all where it is left out. */
  only?: ReadonlySet<string>;
}

export interface ArrangeOptions {
  /** The entities to put in order; all that are visible where it is left out. */
  only?: ReadonlySet<string>;
  /** See ArrangeJob. */
  chosen?: Iterable<string>;
  groups?: ReadonlyMap<string, number>;
}

/** Hidden nodes take part, so that they overlap nothing when they come back. */
export async function jobOf(model: Model, kind: Job["kind"], { fresh, only }: SettleOptions = {}): Promise<Read<Job>> {
  const { ids, xy, radii, edges } = await readGraph(model, () => true);
  const news = new Set(fresh);
  const stays = (id: string) => isPinned(model, id) || (only && !only.has(id));
  const job: Job = {
    id: 0, kind, xy, radii, edges,
    fresh: Uint8Array.from(ids, (id) => (news.has(id) ? 1 : 0)),
    pinned: Uint8Array.from(ids, (id) => (stays(id) ? 1 : 0)),
  };
  return { job, ids };
}

export async function arrangeJobOf(model: Model, kind: ArrangeJob["kind"], options: ArrangeOptions = {}): Promise<Read<ArrangeJob>> {
  const read = await readGraph(model, (edge) => model.isEdgeVisible(edge));
  const { ids, xy, radii, edges, index } = read;
  const { only, chosen, groups } = options;
  const roleOf = (id: string) => {
    if (!model.isNodeVisible(id)) return roles.hidden;
    return isPinned(model, id) || (only && !only.has(id)) ? roles.kept : roles.arranged;
  };
  const entities = ids.map((id) => model.graph.getNodeAttribute(id, "entity"));
  const job: ArrangeJob = {
    id: 0, kind, xy, radii, edges,
    roles: Uint8Array.from(ids, roleOf),
    names: entities.map(({ name }) => name),
    types: entities.map(({ type }) => type),
    dates: ids.map((id) => read.dates.get(id) ?? ""),
    ...(groups && { groups: Float64Array.from(ids, (id) => groups.get(id) ?? 0) }),
    ...(chosen && { chosen: Uint32Array.from([...chosen].flatMap((id) => index.get(id) ?? [])) }),
  };
  return { job, ids };
}

export function positionsOf(ids: string[], xy: Float32Array): Positions {
  return Object.fromEntries(ids.map((id, i) => [id, [xy[2 * i]!, xy[2 * i + 1]!]]));
}

function isPinned(model: Model, id: string): boolean {
  return model.graph.hasNode(id) && model.graph.getNodeAttribute(id, "pinned");
}

/** What every job needs. What leaves the graph while it is read is left out; `dates` has the earliest one on a link of each. */
async function readGraph(model: Model, takes: (edge: string) => boolean) {
  const { graph } = model;
  const slices = new Slices();
  const pairs: [string, string][] = [];
  const dates = new Map<string, string>();
  for (const edge of graph.edges()) {
    if (slices.due) await slices.next();
    if (!graph.hasEdge(edge) || !takes(edge)) continue;
    const { link } = graph.getEdgeAttributes(edge);
    if (link.source !== link.target) pairs.push([link.source, link.target]);
    const date = link.from ?? link.until;
    for (const end of [link.source, link.target]) if (date && date < (dates.get(end) ?? "~")) dates.set(end, date);
  }
  if (slices.due) await slices.next();
  const ids = graph.nodes();
  const index = new Map(ids.map((id, i) => [id, i]));
  const nodes = ids.map((id) => graph.getNodeAttributes(id));
  const xy = new Float32Array(2 * ids.length);
  nodes.forEach(({ x, y }, i) => xy.set([x, y], 2 * i));
  const radii = Float32Array.from(nodes, ({ entity }) => radiusOf(entity.degree));
  const there = pairs.filter(([s, t]) => index.has(s) && index.has(t));
  const edges = new Uint32Array(2 * there.length);
  there.forEach(([s, t], i) => edges.set([index.get(s)!, index.get(t)!], 2 * i));
  return { ids, index, xy, radii, edges, dates };
}
