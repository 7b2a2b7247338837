import Graph, { MultiDirectedGraph } from "graphology";
import type { Command, Link, Placed } from "../model/types";

const TYPES = ["Company", "Person", "Agency", "Court", "Designation", "Statement"];

/** A graph in which the well connected gain links faster, as large real ones do; the same every time. */
export function scaleFree(nodes: number, links: number): Extract<Command, { kind: "add" }> {
  const random = seeded(7);
  const ends: number[] = [0];
  const pairs = Array.from({ length: links }, (_, i) => {
    const source = i < nodes - 1 ? i + 1 : Math.floor(random() * nodes);
    const target = ends[Math.floor(random() * ends.length)]!;
    ends.push(source, target);
    return [source, target === source ? (source + 1) % nodes : target] as const;
  });
  const degrees = new Array<number>(nodes).fill(0);
  for (const pair of pairs) for (const end of pair) degrees[end]!++;
  return { kind: "add", label: "Add", entities: degrees.map((degree, i) => placed(i, degree)), links: pairs.map(link) };
}

/** The same graph with what bare sigma needs to draw it. */
export function forSigma(command: Extract<Command, { kind: "add" }>): Graph {
  const graph = new MultiDirectedGraph();
  for (const { entity, x, y } of command.entities) {
    graph.addNode(entity.id, { x, y, size: 2 + Math.log2(1 + entity.degree), label: entity.name, color: "#16a871" });
  }
  for (const { id, source, target } of command.links) graph.addEdgeWithKey(id, source, target, { size: 1, color: "#979184" });
  return graph;
}

// Sunflower seeds: evenly spread, no two entities overlap.
function placed(i: number, degree: number): Placed {
  const [angle, radius] = [i * 2.39996, 44 * Math.sqrt(i)];
  const entity = { id: `n${i}`, type: TYPES[i % TYPES.length]!, name: `Entity number ${i}`, degree };
  return { entity, x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function link([source, target]: readonly [number, number], i: number): Link {
  return { id: `l${i}`, type: "PART_OF", source: `n${source}`, target: `n${target}`, evidence: 1 };
}

function seeded(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
