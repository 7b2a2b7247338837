// Bare sigma with a view from a static file, as small as such a page can be: the driver, bench/view.mjs, opens it beside Clew's own.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Opened } from "../net/views";

const { view } = (await (await fetch("/data.json")).json()) as Opened;
const graph = new MultiDirectedGraph();
for (const { id, name, degree, x, y } of view.entities) graph.addNode(id, { x, y, size: 2 + Math.log2(1 + degree), label: name, color: "#16a871" });
for (const { id, source, target } of view.links ?? []) graph.addEdgeWithKey(id, source, target, { size: 1, color: "#979184" });
const sigma = new Sigma(graph, document.getElementById("canvas")!, { labelRenderedSizeThreshold: 6 });
sigma.on("clickNode", ({ node }) => {
  graph.setNodeAttribute(node, "highlighted", true);
  bench.selected = node;
});

const bench = {
  selected: "",
  /** Where on the page that entity stands; sigma has drawn the picture when it was made. */
  at: (id: string) => sigma.graphToViewport(graph.getNodeAttributes(id) as { x: number; y: number }),
};
Object.assign(window, { bench });
