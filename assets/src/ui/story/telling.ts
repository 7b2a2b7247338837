// What the author does to the story, and where in it the canvas is. Every
// deed is one undoable "write"; showing a step is one step of undo, however
// far the walk goes.
import { type StoryStep, moved, mostSteps, replaced, retaken, showStep, stepFrom } from "../../model/story";
import { t } from "../../words/words";
import { undo } from "../actions";
import { type App, nameOf, selectedNodes } from "../app";
import { cameraNow, fitted } from "../view-open";
import { names } from "../words";

export class Telling {
  /** The step that the canvas was brought to last, or that is being written. */
  at: string | undefined;
  /** Called when another step is at hand, which may be a new one. */
  onStep: (isNew: boolean) => void = () => undefined;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  get steps(): readonly StoryStep[] {
    return this.#app.model.written.story;
  }

  /** Puts a step after the one at hand, or at the end, that shows what is in sight. */
  add(): void {
    const { model } = this.#app;
    if (this.steps.length >= mostSteps) return this.#app.toasts.done(t("story.full", { n: mostSteps }));
    const step = stepFrom(model, crypto.randomUUID(), this.#suggestion(), cameraNow(this.#app));
    const after = this.place(this.at);
    const at = after < 0 ? this.steps.length : after + 1;
    this.#write([...this.steps.slice(0, at), step, ...this.steps.slice(at)], t("story.did-add", { n: at + 1 }));
    this.at = step.id;
    this.onStep(true);
    this.#app.say(t("story.added", { n: at + 1 }));
  }

  /** Goes on by so many steps, or begins where none is at hand. */
  step(by: number): void {
    const at = this.place(this.at);
    const next = this.steps[at < 0 ? (by > 0 ? 0 : this.steps.length - 1) : Math.min(Math.max(at + by, 0), this.steps.length - 1)];
    if (next) this.show(next.id);
  }

  /** Brings the canvas to a step. */
  show(id: string): void {
    const step = this.steps[this.place(id)];
    if (!step) return;
    this.#app.explorer.abandon();
    showStep(this.#app.model, step, t("story.walk"));
    this.#app.stage?.look(step.camera && fitted(step.camera), step.shown);
    this.at = id;
    this.onStep(false);
    this.#app.say(t("story.shown", { at: this.place(id) + 1, n: this.steps.length, title: step.title }));
  }

  edit(id: string, words: { title: string; text: string }): void {
    const step = this.steps[this.place(id)];
    if (step) this.#write(replaced(this.steps, { ...step, ...words }), t("story.did-edit", { n: this.place(id) + 1 }), `story-edit-${id}`);
  }

  retake(id: string): void {
    const n = this.place(id) + 1;
    const step = this.steps[n - 1];
    if (!step) return;
    this.#write(replaced(this.steps, retaken(step, this.#app.model, cameraNow(this.#app))), t("story.did-retake", { n }));
    this.#app.toasts.done(t("story.retaken", { n }));
  }

  move(id: string, by: number): void {
    this.#write(moved(this.steps, id, by), t("story.did-move", { n: this.place(id) + 1 }));
  }

  remove(id: string): void {
    const label = t("story.did-delete", { n: this.place(id) + 1 });
    this.#write(this.steps.filter((step) => step.id !== id), label);
    this.#app.toasts.done(t("story.deleted"), () => this.#app.model.canUndo === label && undo(this.#app));
  }

  place(id: string | undefined): number {
    return this.steps.findIndex((step) => step.id === id);
  }

  #write(story: StoryStep[], label: string, merge?: string): void {
    this.#app.model.run({ kind: "write", label, written: { story } }, merge === undefined ? {} : { merge });
  }

  /** What is selected, by name. */
  #suggestion(): string {
    const selected = selectedNodes(this.#app.model);
    return selected.length > 0 ? names(selected.map((id) => nameOf(this.#app.model, id))) : "";
  }
}
