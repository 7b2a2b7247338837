import type { MultiDirectedGraph } from "graphology";
import { isFolded } from "./fold";
import { type Lens, sameLens, withSettings } from "./lens";
import { type Written, sameWritten, writtenWeight } from "./written";
import type { Command, EdgeAttributes, Entity, Link, NodeAttributes } from "./types";

export type ModelGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** The state that changes act on: the graph and how the reader looks at it. */
export interface State {
  readonly graph: ModelGraph;
  lens: Lens;
  written: Written;
  /** What was expanded, by expansion; it outlives undo, as it only explains who brought what. */
  readonly expansions: Map<string, string[]>;
}

/** A node as it stood, enough to bring it back. */
export interface NodeRecord {
  entity: Entity;
  x: number;
  y: number;
  pinned: boolean;
  hidden: boolean;
  by?: string;
}

/**
 * One effective change. Applying it yields its exact opposite, so the undo log
 * holds only what differs. Coordinates are flat: x and y of each node in turn.
 */
export type Change =
  | { op: "insert"; nodes: NodeRecord[]; links: Link[] }
  | { op: "delete"; nodes: string[]; links: string[] }
  | { op: "set"; attribute: "pinned" | "hidden"; nodes: string[]; value: boolean }
  | { op: "move"; nodes: string[]; xy: number[] }
  | { op: "describe"; nodes: string[]; entities: Entity[] }
  | { op: "lens"; lens: Lens }
  | { op: "write"; written: Written };

/** What a command comes to in a state: only what would differ, or nothing. */
export function changeOf(state: State, command: Command): Change | undefined {
  const { graph } = state;
  switch (command.kind) {
    case "add":
      if (command.by) state.expansions.set(command.by.id, command.by.of);
      return insertion(graph, command);
    case "describe":
      return description(graph, command.entities);
    case "remove":
      return nonEmpty({ op: "delete", nodes: known(graph, command.nodes), links: [] });
    case "hide":
    case "show":
      return setting(graph, "hidden", command.kind === "hide", command.nodes);
    case "pin":
    case "unpin":
      return setting(graph, "pinned", command.kind === "pin", command.nodes);
    case "move":
      return movement(graph, command.positions);
    case "lens":
      return viewing(state, command.lens);
    case "write":
      return writing(state, command.written);
  }
}

/** Applies the change and returns what undoes it. */
export function apply(state: State, change: Change): Change {
  switch (change.op) {
    case "insert":
      return insert(state.graph, change.nodes, change.links);
    case "delete":
      return remove(state.graph, change.nodes, change.links);
    case "set":
      for (const id of change.nodes) state.graph.setNodeAttribute(id, change.attribute, change.value);
      return { ...change, value: !change.value };
    case "move":
      return move(state.graph, change.nodes, change.xy);
    case "describe":
      return describe(state.graph, change.nodes, change.entities);
    case "lens":
      return look(state, change.lens);
    case "write":
      return write(state, change.written);
  }
}

/** How many nodes and links the change holds: its cost in memory. */
export function weight(change: Change): number {
  if (change.op === "lens") return 1;
  if (change.op === "write") return writtenWeight(change.written);
  return change.nodes.length + ("links" in change ? change.links.length : 0);
}

function insertion(graph: ModelGraph, command: Extract<Command, { kind: "add" }>): Change | undefined {
  const nodes = new Map<string, NodeRecord>();
  for (const { entity, x, y, pinned = false } of command.entities) {
    if (graph.hasNode(entity.id) || nodes.has(entity.id)) continue;
    nodes.set(entity.id, { entity, x: Math.fround(x), y: Math.fround(y), pinned, hidden: false, ...(command.by && { by: command.by.id }) });
  }
  const links = new Map<string, Link>();
  for (const link of command.links) {
    const ends = [link.source, link.target].every((id) => graph.hasNode(id) || nodes.has(id));
    if (ends && !graph.hasEdge(link.id)) links.set(link.id, link);
  }
  return nonEmpty({ op: "insert", nodes: [...nodes.values()], links: [...links.values()] });
}

function setting(graph: ModelGraph, attribute: "pinned" | "hidden", value: boolean, ids: string[]): Change | undefined {
  const nodes = known(graph, ids).filter((id) => graph.getNodeAttribute(id, attribute) !== value);
  return nonEmpty({ op: "set", attribute, nodes, value });
}

function movement(graph: ModelGraph, positions: Record<string, [number, number]>): Change | undefined {
  const nodes: string[] = [];
  const xy: number[] = [];
  for (const [id, position] of Object.entries(positions)) {
    if (!graph.hasNode(id)) continue;
    const [x, y] = [Math.fround(position[0]), Math.fround(position[1])];
    const old = graph.getNodeAttributes(id);
    if (old.x === x && old.y === y) continue;
    nodes.push(id);
    xy.push(x, y);
  }
  return nonEmpty({ op: "move", nodes, xy });
}

function description(graph: ModelGraph, entities: Entity[]): Change | undefined {
  const told = entities.filter(({ id }) => graph.hasNode(id));
  return nonEmpty({ op: "describe", nodes: told.map(({ id }) => id), entities: told });
}

function viewing(state: State, settings: Partial<Lens>): Change | undefined {
  const lens = withSettings(state.lens, settings);
  return sameLens(lens, state.lens) ? undefined : { op: "lens", lens };
}

function writing(state: State, parts: Partial<Written>): Change | undefined {
  const written = { ...state.written, ...parts };
  return sameWritten(written, state.written) ? undefined : { op: "write", written };
}

function insert(graph: ModelGraph, nodes: NodeRecord[], links: Link[]): Change {
  for (const node of nodes) graph.addNode(node.entity.id, { ...node });
  for (const link of links) graph.addEdgeWithKey(link.id, link.source, link.target, { link });
  return { op: "delete", nodes: nodes.map((n) => n.entity.id), links: links.map((l) => l.id) };
}

function remove(graph: ModelGraph, nodes: string[], links: string[]): Change {
  const records = nodes.map((id) => ({ ...graph.getNodeAttributes(id) }));
  const lost = new Map(links.map((id) => [id, graph.getEdgeAttribute(id, "link")]));
  for (const id of nodes) {
    graph.forEachEdge(id, (edge, { link }) => {
      if (!isFolded(edge)) lost.set(edge, link);
    });
  }
  for (const id of lost.keys()) graph.dropEdge(id);
  for (const id of nodes) graph.dropNode(id);
  return { op: "insert", nodes: records, links: [...lost.values()] };
}

function move(graph: ModelGraph, nodes: string[], xy: number[]): Change {
  const old: number[] = [];
  nodes.forEach((id, i) => {
    const { x, y } = graph.getNodeAttributes(id);
    old.push(x, y);
    graph.mergeNodeAttributes(id, { x: xy[2 * i], y: xy[2 * i + 1] });
  });
  return { op: "move", nodes, xy: old };
}

function describe(graph: ModelGraph, nodes: string[], entities: Entity[]): Change {
  const old = nodes.map((id) => graph.getNodeAttribute(id, "entity"));
  nodes.forEach((id, i) => graph.setNodeAttribute(id, "entity", entities[i]!));
  return { op: "describe", nodes, entities: old };
}

function look(state: State, lens: Lens): Change {
  const inverse: Change = { op: "lens", lens: state.lens };
  state.lens = lens;
  return inverse;
}

function write(state: State, written: Written): Change {
  const inverse: Change = { op: "write", written: state.written };
  state.written = written;
  return inverse;
}

function known(graph: ModelGraph, ids: string[]): string[] {
  return [...new Set(ids)].filter((id) => graph.hasNode(id));
}

function nonEmpty(change: Change): Change | undefined {
  return weight(change) > 0 ? change : undefined;
}
