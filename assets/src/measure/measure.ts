// The metrics, each as a number for every entity.
import louvain from "graphology-communities-louvain";
import { connectedComponents } from "graphology-components";
import pagerank from "graphology-metrics/centrality/pagerank";
import type { Metric } from "../model/measures";
import { random } from "../model/random";
import { betweenness } from "./betweenness";
import type { Network } from "./network";

export interface Measured {
  values: Float64Array<ArrayBuffer>;
  sample?: number;
}

/** The steps of PageRank end when a step changes less than this share of the whole. */
const precise = 1e-9;

export function measure(metric: Metric, network: Network): Measured {
  switch (metric) {
    case "degree":
      return { values: degrees(network) };
    case "betweenness":
      return betweenness(network);
    case "pagerank":
      return { values: ranks(network) };
    case "community":
      return { values: bySize(communities(network)) };
    case "component":
      return { values: bySize(components(network)) };
  }
}

/** Links that begin or end at each entity; one to itself counts once. */
function degrees({ count, edges }: Network): Float64Array<ArrayBuffer> {
  const values = new Float64Array(count);
  for (let e = 0; e < edges.length; e += 2) {
    values[edges[e]!]!++;
    if (edges[e] !== edges[e + 1]) values[edges[e + 1]!]!++;
  }
  return values;
}

function ranks(network: Network): Float64Array<ArrayBuffer> {
  if (network.count === 0) return new Float64Array(0);
  // The library's tolerance is for each entity.
  const options = { getEdgeWeight: "weight" as const, tolerance: precise / network.count, maxIterations: 500 };
  return byEntity(network, pagerank(network.directed, options));
}

/** The same picture gets the same communities: the method's chance is seeded. */
function communities(network: Network): Float64Array<ArrayBuffer> {
  if (network.edges.length === 0) return Float64Array.from({ length: network.count }, (_, i) => i);
  return byEntity(network, louvain(network.undirected, { getEdgeWeight: "weight", rng: random(1) }));
}

function components(network: Network): Float64Array<ArrayBuffer> {
  const values = new Float64Array(network.count);
  connectedComponents(network.undirected).forEach((members, i) => members.forEach((member) => (values[Number(member)] = i)));
  return values;
}

function byEntity({ count }: Network, values: Record<string, number>): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, (_, i) => values[i] ?? 0);
}

/** Groups numbered from 1 by falling size; of two as large, the one whose first member comes first. */
function bySize(groups: Float64Array): Float64Array<ArrayBuffer> {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
  const numbers = new Map(order.map((group, i) => [group, i + 1]));
  return Float64Array.from(groups, (group) => numbers.get(group)!);
}
