import iterate from "graphology-layout-forceatlas2/iterate";
import type { Job } from "./job";

/** Of the library's node matrix: values per node, and which is what. */
const perNode = 10;
const [X, Y, MASS, CONVERGENCE, SIZE, FIXED] = [0, 1, 6, 7, 8, 9];
const perEdge = 3;
const repulsion = 10;
const gravity = 0.05;

/** ForceAtlas2 on a job's nodes, at the scale at which the picture as a whole neither grows nor shrinks. */
export class Forces {
  readonly scale: number;
  #nodes: Float32Array;
  #edges: Float32Array;
  #settings: object;

  /** A higher `slowDown` makes each step smaller. */
  constructor(
    readonly job: Job,
    xy: ArrayLike<number>,
    slowDown: number,
  ) {
    const count = job.radii.length;
    this.#edges = edgeMatrix(job.edges);
    const masses = massesOf(count, job.edges);
    this.scale = balance(masses, xy, job.edges);
    this.#nodes = new Float32Array(count * perNode);
    for (let i = 0; i < count; i++) {
      const at = i * perNode;
      this.#nodes[at + X] = xy[2 * i]! / this.scale;
      this.#nodes[at + Y] = xy[2 * i + 1]! / this.scale;
      this.#nodes[at + MASS] = masses[i]!;
      this.#nodes[at + CONVERGENCE] = 1;
      this.#nodes[at + SIZE] = 1;
      this.#nodes[at + FIXED] = job.pinned[i]!;
    }
    this.#settings = {
      linLogMode: false,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      edgeWeightInfluence: 1,
      scalingRatio: repulsion,
      strongGravityMode: true,
      gravity,
      slowDown,
      barnesHutOptimize: count > 1000,
      barnesHutTheta: 0.7,
    };
  }

  step(): void {
    iterate(this.#settings, this.#nodes, this.#edges);
  }

  /** Where the nodes are now, in graph units. */
  positions(): Float64Array {
    const xy = new Float64Array(this.job.radii.length * 2);
    for (let i = 0; i < this.job.radii.length; i++) {
      xy[2 * i] = this.#nodes[i * perNode + X]! * this.scale;
      xy[2 * i + 1] = this.#nodes[i * perNode + Y]! * this.scale;
    }
    return xy;
  }
}

function edgeMatrix(edges: Uint32Array): Float32Array {
  const matrix = new Float32Array((edges.length / 2) * perEdge);
  for (let e = 0; e < edges.length / 2; e++) {
    matrix[e * perEdge] = edges[2 * e]! * perNode;
    matrix[e * perEdge + 1] = edges[2 * e + 1]! * perNode;
    matrix[e * perEdge + 2] = 1;
  }
  return matrix;
}

function massesOf(count: number, edges: Uint32Array): Float64Array {
  const masses = new Float64Array(count).fill(1);
  for (const node of edges) masses[node]!++;
  return masses;
}

/**
 * Graph units per unit of ForceAtlas2. Its forces fix how large a picture gets;
 * at this scale what pulls the present one together (links, gravity) and what
 * pushes it apart cancel out, so that relaxing it does not zoom it.
 */
function balance(masses: Float64Array, xy: ArrayLike<number>, edges: Uint32Array): number {
  let pull = 0;
  for (let e = 0; e < edges.length; e += 2) {
    const [s, t] = [2 * edges[e]!, 2 * edges[e + 1]!];
    pull += (xy[s]! - xy[t]!) ** 2 + (xy[s + 1]! - xy[t + 1]!) ** 2;
  }
  let [mass, squares] = [0, 0];
  masses.forEach((m, i) => {
    mass += m;
    squares += m * m;
    pull += gravity * m * (xy[2 * i]! ** 2 + xy[2 * i + 1]! ** 2);
  });
  const push = (repulsion * (mass * mass - squares)) / 2;
  return push > 0 && pull > 0 ? Math.sqrt(pull / push) : 1;
}
