// Large graphs on the stage: streamed in, moved by a layout, undone; driven by bench/large.mjs.
import { Layout } from "../layout/layout";
import { Model } from "../model/model";
import { Stage } from "../stage/stage";
import { scaleFree } from "./graph";
import { longestTask, nextFrame } from "./tasks";

/** What the server sends at once, entities and links together. */
const PATCH = 500;
const SCALES = [0.02, 0.1, 0.4, 1, 2];

const model = new Model();
const stage = new Stage(document.getElementById("canvas")!, model);

/** Streams a graph in as patches, one a frame, as the socket's acknowledgements let them come; resolves to the milliseconds it took and the longest task. */
async function stream(nodes: number, links: number): Promise<{ took: number; longest: number }> {
  const graph = scaleFree(nodes, links);
  let took = 0;
  stage.streaming(true);
  const longest = await longestTask(async () => {
    const begun = performance.now();
    for (const [i, patch] of patchesOf(graph).entries()) {
      model.run({ ...graph, ...patch }, { merge: "stream" });
      if (i === 0) stage.fit();
      await nextFrame();
    }
    took = performance.now() - begun;
  });
  stage.streaming(false);
  stage.fit();
  return { took, longest };
}

/** Entities come with the links to those that came before, as an expansion sends them. */
function patchesOf({ entities, links }: ReturnType<typeof scaleFree>) {
  const place = new Map(entities.map(({ entity }, i) => [entity.id, i]));
  const due = entities.map((): (typeof links)[number][] => []);
  for (const link of links) due[Math.max(place.get(link.source)!, place.get(link.target)!)]!.push(link);
  const patches = [{ entities: entities.slice(0, 0), links: links.slice(0, 0) }];
  entities.forEach((entity, i) => {
    let last = patches.at(-1)!;
    if (last.entities.length + last.links.length >= PATCH) patches.push((last = { entities: [], links: [] }));
    last.entities.push(entity);
    last.links.push(...due[i]!);
  });
  return patches;
}

/** What is drawn at each scale: how many names and relations, and the milliseconds until it is. */
async function levels(): Promise<{ scale: number; names: number; relations: number; ms: number }[]> {
  const all = [];
  for (const scale of SCALES) {
    const begun = performance.now();
    stage.view = { x: 0, y: 0, scale };
    await nextFrame();
    await nextFrame();
    const ms = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { names, relations } = stage.picture!;
    all.push({ scale, names: names.length, relations: relations.length, ms });
  }
  return all;
}

/** Works a layout out for everything; resolves to the milliseconds it took and the longest task of the main thread, with moving everything there. */
async function layout(): Promise<{ took: number; longest: number }> {
  const worker = new Layout();
  let took = 0;
  const longest = await longestTask(async () => {
    const begun = performance.now();
    const positions = await worker.tidy(model);
    model.run({ kind: "move", label: "Tidy", positions });
    await nextFrame();
    took = performance.now() - begun;
  });
  worker.kill();
  return { took, longest };
}

/** Brings so many entities around the most connected one as one step, and takes it back; resolves to the milliseconds that taking back holds the main thread. */
async function undo(count: number): Promise<{ undo: number; longest: number }> {
  const hub = model.graph.nodes()[0]!;
  const entities = Array.from({ length: count }, (_, i) => ({
    entity: { id: `x${i}`, type: "Company", name: `Subsidiary ${i}`, degree: 1 }, x: 40 * Math.sqrt(i) * Math.cos(i), y: 40 * Math.sqrt(i) * Math.sin(i),
  }));
  const links = entities.map(({ entity }, i) => ({ id: `xl${i}`, type: "OWNS", source: hub, target: entity.id, evidence: 1 }));
  model.run({ kind: "add", label: "Expand", entities, links });
  await nextFrame();
  await nextFrame();
  let undo = 0;
  const longest = await longestTask(async () => {
    const begun = performance.now();
    model.undo();
    undo = performance.now() - begun;
    await nextFrame();
  });
  return { undo, longest };
}

Object.assign(window, { bench: { stream, levels, layout, undo } });
