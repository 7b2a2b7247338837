import { type Change, type State, apply, weight } from "./change";

/** One undo step: what was done, and what takes it back, each in the order to apply. */
export interface Step {
  label: string;
  /** The same, said of what has been done. */
  done?: string;
  merge?: string;
  forward: Change[];
  backward: Change[];
}

/** A step as the trail tells it, with how much came onto the canvas by it. */
export interface Deed {
  text: string;
  entities: number;
  links: number;
  /** Of a shared trail: entities that came into sight, and that left it. */
  came?: string[];
  left?: string[];
}

/** The log as it is stored; steps from `done` on have been undone. */
export interface SavedHistory {
  steps: Step[];
  done: number;
  /** What was done before, and can't be undone any more. */
  past?: Deed[];
}

/** Bounds of the log: steps, and nodes and links within them (a settle of 10,000 nodes weighs 10,000). */
const maxSteps = 200;
const maxWeight = 1_000_000;
/** Deeds that the trail remembers of what can't be undone any more. */
const mostPast = 800;
/** What is stored of the log, so that saving a large canvas stays quick. */
const maxSavedWeight = 100_000;

/** The undo log: inverse changes, not copies of the graph. */
export class History {
  #steps: Step[] = [];
  #done = 0;
  #past: readonly Deed[] = [];

  /** Logs a change that was just applied; the same merge key as the last step makes it part of that step. */
  push({ label, done }: Pick<Step, "label" | "done">, change: Change, inverse: Change, merge?: string): void {
    this.#steps.length = this.#done;
    const last = this.#steps.at(-1);
    if (merge !== undefined && last?.merge === merge) {
      extend(last, change, inverse);
    } else {
      this.#steps.push({ label, ...(done !== undefined && { done }), merge, forward: [change], backward: [inverse] });
    }
    const kept = newest(this.#steps, maxSteps, maxWeight);
    if (kept.length < this.#steps.length) this.#past = withPast(this.#past, this.#steps.slice(0, -kept.length));
    this.#steps = kept;
    this.#done = this.#steps.length;
  }

  /** Takes the last step back and returns it. A step that was taken back takes no more changes. */
  undo(state: State): Step | undefined {
    const step = this.#steps[this.#done - 1];
    if (!step) return undefined;
    this.#done--;
    delete step.merge;
    for (const change of step.backward) apply(state, change);
    return step;
  }

  redo(state: State): Step | undefined {
    const step = this.#steps[this.#done];
    if (!step) return undefined;
    this.#done++;
    for (const change of step.forward) apply(state, change);
    return step;
  }

  /** Everything that was done, in order: `past` can't be undone any more, and from `at` on it was taken back. */
  get trail(): { deeds: Deed[]; past: number; at: number } {
    const past = this.#past.length;
    return { deeds: [...this.#past, ...this.#steps.map(deedOf)], past, at: past + this.#done };
  }

  get canUndo(): string | undefined {
    return this.#steps[this.#done - 1]?.label;
  }

  get canRedo(): string | undefined {
    return this.#steps[this.#done]?.label;
  }

  toJSON(): SavedHistory {
    const redo = this.#steps.slice(this.#done);
    const undo = newest(this.#steps.slice(0, this.#done), maxSteps, maxSavedWeight);
    const kept = redo.reduce((sum, step) => sum + stepWeight(step), 0) <= maxSavedWeight ? redo : [];
    const past = withPast(this.#past, this.#steps.slice(0, this.#done - undo.length));
    return { steps: [...undo, ...kept], done: undo.length, ...(past.length > 0 && { past: [...past] }) };
  }

  static fromJSON(saved: SavedHistory): History {
    const history = new History();
    history.#steps = [...saved.steps];
    history.#done = saved.done;
    history.#past = saved.past ?? [];
    return history;
  }
}

/** A drag or a tween sends many moves, a clock that runs many lenses, and who types many texts: those of the same things become one. */
function extend(step: Step, change: Change, inverse: Change): void {
  const last = step.forward.at(-1);
  const isMoveOn = change.op === "move" && last?.op === "move" && sameNodes(change.nodes, last.nodes);
  const isSetting = change.op === "lens" || change.op === "write";
  if (isMoveOn || (isSetting && change.op === last?.op)) {
    step.forward[step.forward.length - 1] = change;
    return;
  }
  step.forward.push(change);
  step.backward.unshift(inverse);
}

function withPast(past: readonly Deed[], dropped: readonly Step[]): readonly Deed[] {
  return dropped.length > 0 ? [...past, ...dropped.map(deedOf)].slice(-mostPast) : past;
}

function deedOf({ label, done, forward }: Step): Deed {
  const deed = { text: done ?? label, entities: 0, links: 0 };
  for (const change of forward) {
    if (change.op !== "insert") continue;
    deed.entities += change.nodes.length;
    deed.links += change.links.length;
  }
  return deed;
}

function sameNodes(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

function newest(steps: Step[], count: number, limit: number): Step[] {
  let total = 0;
  let first = steps.length;
  while (first > 0 && steps.length - first < count) {
    total += stepWeight(steps[first - 1]!);
    // The last step can always be undone, however large it is.
    if (total > limit && first < steps.length) break;
    first--;
  }
  return steps.slice(first);
}

function stepWeight(step: Step): number {
  return step.forward.reduce((sum, change) => sum + weight(change), 0);
}
