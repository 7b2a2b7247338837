// One graph, opened and panned by the stage, by cytoscape.js and by vis-network (which neovis.js draws with); driven by bench/peers.mjs.
import cytoscape from "cytoscape";
import { DataSet, Network } from "vis-network/standalone";
import { Model } from "../model/model";
import { Stage } from "../stage/stage";
import { scaleFree } from "./graph";
import { longestTask, nextFrame } from "./tasks";

type Graph = ReturnType<typeof scaleFree>;
type Pan = (pixels: number) => void;

const FRAMES = 40;
/** A slow one shows only a few frames in this time; they are enough. */
const MOST_MS = 8000;
const element = document.getElementById("canvas")!;

const openers: Record<string, (graph: Graph) => Pan> = {
  clew(graph) {
    const model = new Model();
    const stage = new Stage(element, model);
    model.run(graph);
    stage.fit();
    return (pixels) => (stage.view = { ...stage.view!, x: stage.view!.x + pixels / stage.view!.scale });
  },
  cytoscape: (graph) => cytoscapeWith(graph, {}),
  "cytoscape with WebGL": (graph) => cytoscapeWith(graph, { name: "canvas", webgl: true }),
  "vis-network": visNetwork,
};

// Its names and arrows as the stage has them: all, where they can be read.
function cytoscapeWith(graph: Graph, renderer: object): Pan {
  const cy = cytoscape({
    container: element,
    elements: [
      ...graph.entities.map(({ entity, x, y }) => ({ data: { id: entity.id, name: entity.name, size: 12 + Math.sqrt(entity.degree) * 4 }, position: { x, y } })),
      ...graph.links.map(({ id, source, target }) => ({ data: { id, source, target } })),
    ],
    style: [
      { selector: "node", style: { label: "data(name)", width: "data(size)", height: "data(size)", "background-color": "#16a871", "min-zoomed-font-size": 8 } },
      { selector: "edge", style: { width: 1, "line-color": "#979184", "target-arrow-color": "#979184", "target-arrow-shape": "triangle", "curve-style": "straight" } },
    ],
    layout: { name: "preset" },
    ...(Object.keys(renderer).length ? { renderer: renderer } : {}),
  } as cytoscape.CytoscapeOptions);
  cy.fit();
  return (pixels) => void cy.panBy({ x: -pixels, y: 0 });
}

function visNetwork(graph: Graph): Pan {
  const nodes = new DataSet(graph.entities.map(({ entity, x, y }) => ({ id: entity.id, label: entity.name, x, y, value: entity.degree })));
  const edges = new DataSet(graph.links.map(({ id, source, target }) => ({ id, from: source, to: target })));
  const network = new Network(element, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "dot", color: "#16a871", scaling: { label: { drawThreshold: 8 } } },
    edges: { smooth: false, arrows: "to", color: "#979184" },
  });
  network.fit({ animation: false });
  return (pixels) => {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + pixels / network.getScale(), y }, animation: false });
  };
}

let pan: Pan = () => undefined;

/** Opens the graph; resolves to the milliseconds until it is drawn, and to the longest task of them. */
async function open(name: string, nodes: number, links: number): Promise<{ opened: number; longest: number }> {
  const graph = scaleFree(nodes, links);
  await nextFrame();
  let opened = 0;
  const longest = await longestTask(async () => {
    const begun = performance.now();
    pan = openers[name]!(graph);
    await nextFrame();
    opened = (await nextFrame()) - begun;
  });
  return { opened, longest };
}

/** Pans to and fro; resolves to the milliseconds of every frame. */
async function frames(): Promise<number[]> {
  const times: number[] = [];
  let last = await nextFrame();
  const end = last + MOST_MS;
  for (let i = 0; i < FRAMES && last < end; i++) {
    pan(i % 20 < 10 ? 6 : -6);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

Object.assign(window, { bench: { open, frames } });
