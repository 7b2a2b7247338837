// The stage over a graph with dates, panned, and its clock moved by dragging the timeline, frame by frame by the driver, bench/timeline.mjs.
import { Model } from "../model/model";
import type { PaceMode } from "../stage/pace";
import { Stage } from "../stage/stage";
import { Timeline } from "../ui/timeline/timeline";
import { scaleFree } from "./graph";

const FRAMES = 60;
const STEP = 6;
/** A software renderer shows only a few frames in this time; they are enough. */
const MOST_MS = 8000;

let stage: Stage;
const model = new Model();

/** Builds the canvas with its timeline; the links hold for some years each, from 1990 on. */
async function build(nodes: number, links: number, pace: PaceMode): Promise<void> {
  const command = scaleFree(nodes, links);
  const date = (month: number) => `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  const dated = command.links.map((link, i) => ({ ...link, from: date((i * 37) % 360), until: date(((i * 37) % 360) + 24 + (i % 60)), known: date(((i * 37) % 360) + 1), status: "asserted" as const }));
  for (const setting of ["clew.timeline", "clew.timeline-narrow"]) localStorage.setItem(setting, "open");
  stage = new Stage(document.getElementById("canvas")!, model, { pace });
  model.run({ ...command, links: dated });
  new Timeline(model, () => undefined);
  Object.assign(window, { stage });
  await rested();
}

/** Where the hand is taken hold of. */
function track(): { x: number; y: number } {
  const { left, top, width, height } = document.querySelector(".timeline-track")!.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Pans to and fro; resolves to the milliseconds of every frame. */
function pan(): Promise<number[]> {
  return frames((i) => {
    const pixels = i % 20 < 10 ? STEP : -STEP;
    stage.view = { ...stage.view!, x: stage.view!.x + pixels / stage.view!.scale };
  });
}

/** Moves the hand that the driver holds to and fro; resolves to the milliseconds of every frame. */
function drag(): Promise<number[]> {
  const { x, y } = track();
  const element = document.querySelector(".timeline-track")!;
  return frames((i) => {
    const clientX = x + STEP * (i % 20 < 10 ? i % 20 : 20 - (i % 20)); // as far in a frame as the canvas is panned
    element.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY: y, bubbles: true, buttons: 1 }));
  });
}

async function frames(move: (i: number) => void): Promise<number[]> {
  const times: number[] = [];
  let last = await nextFrame();
  const end = last + MOST_MS;
  for (let i = 0; i < FRAMES && last < end; i++) {
    move(i);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Links that the clock leaves in the picture. */
function holding(): number {
  return model.clock.tally.holding;
}

async function rested(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  for (let i = 0; i < 4; i++) await nextFrame();
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));

Object.assign(window, { bench: { build, track, pan, drag, holding, rested } });
