// Bare sigma, the stage, and the stage made to draw everything, over the same graph, panned frame by frame by the driver, bench/pan.mjs.
import Sigma from "sigma";
import { Model } from "../model/model";
import type { Command } from "../model/types";
import type { PaceMode } from "../stage/pace";
import { Stage } from "../stage/stage";
import { forSigma, scaleFree } from "./graph";

const FRAMES = 40;
const STEP = 6;
/** A software renderer shows only a few frames in this time; they are enough. */
const MOST_MS = 8000;
const place = (id: string) => document.getElementById(id)!;

interface Runner { element: HTMLElement; pan(pixels: number): void; stage?: Stage }
const runners = new Map<string, Runner>();

/** Builds all over a graph of that size. */
async function build(nodes: number, links: number): Promise<void> {
  const command = scaleFree(nodes, links);
  const bare = new Sigma(forSigma(command), place("bare"), { labelRenderedSizeThreshold: 6, allowInvalidContainer: true });
  const stages = [stageOver(command, "stage", "measured"), stageOver(command, "full", "fast")];
  const camera = bare.getCamera();
  runners.set("bare", { element: place("bare"), pan: (pixels) => camera.setState({ x: camera.x + (pixels / 800) * camera.ratio }) });
  Object.assign(window, { stage: stages[0] });
  await rested();
}

function stageOver(command: Command, name: string, pace: PaceMode): Stage {
  const model = new Model();
  const stage = new Stage(place(name), model, { pace });
  model.run(command);
  const pan = (pixels: number) => (stage.view = { ...stage.view!, x: stage.view!.x + pixels / stage.view!.scale });
  runners.set(name, { element: place(name), pan, stage });
  return stage;
}

/** Shows one of them and waits until it stands still in full. */
async function show(name: string): Promise<void> {
  for (const [other, { element }] of runners) element.classList.toggle("away", other !== name);
  const runner = runners.get(name)!;
  runner.pan(1);
  runner.pan(-1);
  await rested();
}

/** Pans to and fro; resolves to the milliseconds of every frame. */
async function pan(name: string): Promise<number[]> {
  const runner = runners.get(name)!;
  const times: number[] = [];
  let last = await nextFrame();
  const end = last + MOST_MS;
  for (let i = 0; i < FRAMES && last < end; i++) {
    runner.pan(i % 20 < 10 ? STEP : -STEP);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Shows a stage's picture in full size around its most connected entity; resolves to where entities are, that one first. */
async function targets(name: string, count: number): Promise<{ x: number; y: number }[]> {
  const { stage } = runners.get(name)!;
  const { drawn } = stage!.picture!;
  stage!.view = { x: drawn.x[0]!, y: drawn.y[0]!, scale: 0.6 };
  await rested();
  const { width, height } = stage!.picture!.size;
  const points = drawn.ids.map((id) => stage!.positionOf(id)!).filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  return points.slice(0, count);
}

/** Resolves when what the pointer did has been drawn. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 2; i++) await nextFrame();
}

async function rested(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  for (let i = 0; i < 4; i++) await nextFrame();
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));

Object.assign(window, { bench: { build, show, pan, targets, drawn } });
