// The story of a picture: steps, each a state of the canvas and the author's
// words about it. A step names what was in sight; where things stand is the
// picture's own, so that nothing jumps from one step to the next.
import type { Lens } from "./lens";
import type { Model } from "./model";
import type { Command } from "./types";

/** What a reader looked at: the point in the middle, the pixels that a unit takes, and those of the canvas, where they are known. */
export interface StepCamera {
  x: number;
  y: number;
  scale: number;
  width?: number;
  height?: number;
}

/** Plain JSON; never changed in place. */
export interface StoryStep {
  /** Names the step within its story. */
  id: string;
  title: string;
  /** Markdown. */
  text: string;
  /** Entities in sight. */
  shown: string[];
  /** Entities, or a link, that stand out. */
  lit: string[];
  /** Links among what is shown that were out of sight. */
  without: string[];
  /** How it was looked at, but for the layout. */
  lens: Lens;
  camera?: StepCamera;
}

/** As many as a view keeps: graph/story.go. */
export const mostSteps = 60;
export const longestStepText = 5_000;

/** What is on the canvas now, as it would be a step of the story. */
export function stepFrom(model: Model, id: string, title: string, camera?: StepCamera): StoryStep {
  const { graph } = model;
  const shown = graph.filterNodes((node) => model.isNodeVisible(node));
  const inSight = new Set(shown);
  const without = graph.filterEdges((link, _, source, target) => inSight.has(source) && inSight.has(target) && !model.isEdgeVisible(link));
  const { layout: _, ...lens } = model.lens;
  return { id, title, text: "", shown, lit: [...model.selection], without, lens, ...(camera && { camera }) };
}

/** The same words over what is on the canvas now. */
export function retaken(step: StoryStep, model: Model, camera?: StepCamera): StoryStep {
  return { ...stepFrom(model, step.id, step.title, camera), text: step.text };
}

/** What brings the canvas into the state of the step; what the picture does not hold any more is left out. */
export function commandsTo(model: Model, step: StoryStep, label: string): Command[] {
  const shown = new Set(step.shown);
  const hidden = (wanted: boolean) => model.graph.filterNodes((id, node) => node.hidden === wanted && shown.has(id) === wanted);
  return [
    { kind: "show", label, nodes: hidden(true) },
    { kind: "hide", label, nodes: hidden(false) },
    { kind: "lens", label, lens: { ...cleared(model.lens), ...step.lens } },
  ];
}

/** Takes every setting back but the layout, which belongs to where things stand. */
function cleared(lens: Readonly<Lens>): Partial<Lens> {
  return Object.fromEntries(Object.keys(lens).filter((key) => key !== "layout").map((key) => [key, undefined]));
}

/** Shows the step on the canvas, as one step of undo; a walk from step to step is one, too. */
export function showStep(model: Model, step: StoryStep, label: string): void {
  if (model.canUndo === label) model.undo();
  const merge = `story ${label}`;
  for (const command of commandsTo(model, step, label)) model.run(command, { merge });
  model.select(step.lit);
}

/** The story with a step elsewhere in it. */
export function moved(steps: readonly StoryStep[], id: string, by: number): StoryStep[] {
  const at = steps.findIndex((step) => step.id === id);
  const to = Math.min(Math.max(at + by, 0), steps.length - 1);
  const rest = steps.filter((step) => step.id !== id);
  return at < 0 ? [...steps] : [...rest.slice(0, to), steps[at]!, ...rest.slice(to)];
}

/** The story with another step in place of the one of that id. */
export function replaced(steps: readonly StoryStep[], next: StoryStep): StoryStep[] {
  return steps.map((step) => (step.id === next.id ? next : step));
}
