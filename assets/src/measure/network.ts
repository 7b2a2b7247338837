// The picture in the forms that the metrics need, each made once when it is first asked for.
import { DirectedGraph, UndirectedGraph } from "graphology";

export interface Weighted { weight: number }

/** Entity i is node "i". Links from an entity to itself count for nothing. */
export class Network {
  #undirected: UndirectedGraph<object, Weighted> | undefined;
  #directed: DirectedGraph<object, Weighted> | undefined;

  /** Source and target of each link in turn. */
  constructor(
    readonly count: number,
    readonly edges: Uint32Array,
  ) {}

  /** One edge for each linked pair, its weight the number of links between them. */
  get undirected(): UndirectedGraph<object, Weighted> {
    return (this.#undirected ??= this.#fill(new UndirectedGraph<object, Weighted>()));
  }

  /** One edge for each pair and direction. */
  get directed(): DirectedGraph<object, Weighted> {
    return (this.#directed ??= this.#fill(new DirectedGraph<object, Weighted>()));
  }

  #fill<G extends UndirectedGraph<object, Weighted> | DirectedGraph<object, Weighted>>(graph: G): G {
    for (let i = 0; i < this.count; i++) graph.addNode(String(i));
    for (let e = 0; e < this.edges.length; e += 2) {
      const [source, target] = [this.edges[e]!, this.edges[e + 1]!];
      if (source !== target) graph.updateEdge(source, target, ({ weight = 0 }) => ({ weight: weight + 1 }));
    }
    return graph;
  }
}
