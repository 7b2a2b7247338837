// The library ships no types for its inner step.
declare module "graphology-layout-forceatlas2/iterate" {
  /** Moves the nodes of the matrix by one step of ForceAtlas2. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
