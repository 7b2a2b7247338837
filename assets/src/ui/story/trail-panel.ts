// The panel of the trail: everything that was done, as a list to read. A line
// brings the canvas to that point; the undo log does it, so nothing is lost
// until something else is done.
import type { Deed } from "../../model/history";
import { showStep } from "../../model/story";
import { trailSteps } from "../../model/trail";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { longestTitle } from "../share-draft";
import { deedWords } from "./words";

/** How long a step of a replay stands, in milliseconds. */
const beat = 1100;

export class TrailPanel {
  readonly element = h("div", { class: "telling-part trail" });
  readonly #app: App;
  readonly #name = h("input", { class: "trail-name", maxlength: longestTitle, dir: "auto", autocomplete: "off", "aria-label": t("trail.name"), placeholder: t("trail.name-hint") });
  readonly #replay = button(t("trail.replay"), () => this.#toggle(), { class: "button" }, icon("play"));
  readonly #list = h("ol", { class: "trail-list", "aria-label": t("trail.panel") });
  readonly #empty = h("p", { class: "story-hint" }, t("trail.empty"));
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where a replay of a shared trail is. */
  #told: number | undefined;

  constructor(app: App) {
    this.#app = app;
    this.element.append(h("p", { class: "story-hint" }, t("trail.hint")), this.#name, this.#replay, this.#empty, this.#list);
    this.#name.addEventListener("input", () => app.model.run({ kind: "write", label: t("trail.did-name"), written: { trail: this.#name.value } }, { merge: "trail-name" }));
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    app.model.on("history", () => this.render());
    this.render();
  }

  /** Shows the trail as it is now, unless nobody looks. */
  render(): void {
    if (this.element.hidden) return;
    const { deeds, past, at } = this.#app.model.trail;
    if (document.activeElement !== this.#name) this.#name.value = this.#app.model.written.trail;
    this.#empty.hidden = deeds.length > 0;
    this.#replay.hidden = deeds.length === 0;
    this.#name.hidden = deeds.length === 0;
    const focused = [...this.#list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    const lines = deeds.map((deed, i) => this.#line(deedWords(deed), i + 1, i < past, this.#current(at, i + 1), i + 1 > at));
    const begin = deeds.length > past ? [this.#line(t("trail.begin"), past, false, this.#current(at, past), false)] : [];
    this.#list.replaceChildren(...lines.slice(0, past), ...begin, ...lines.slice(past));
    if (focused >= 0) this.#list.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
    this.#list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  #current(at: number, place: number): boolean {
    return this.#told === undefined ? at === place : this.#told === place;
  }

  #line(text: string, place: number, isPast: boolean, isCurrent: boolean, isAhead: boolean): HTMLElement {
    const note = isAhead ? h("span", { class: "visually-hidden" }, ` (${t("trail.ahead")})`) : undefined;
    const body = isPast
      ? h("span", { class: "trail-line", title: t("trail.past"), dir: "auto" }, text)
      : button("", () => this.#goTo(place), { class: "trail-line" }, h("span", { dir: "auto" }, text), note);
    return h("li", { class: isAhead ? "is-ahead" : isPast ? "is-past" : "", "aria-current": isCurrent ? "step" : undefined }, body);
  }

  #goTo(place: number): void {
    this.#stop();
    this.#walk(place);
  }

  #walk(place: number): void {
    const { app, deeds } = { app: this.#app, deeds: this.#app.model.trail.deeds };
    app.explorer.abandon();
    app.arranging.abandon();
    app.model.walkTo(place);
    app.stage?.fit();
    const deed = deeds[place - 1];
    app.say(deed ? t("trail.at", { at: place, n: deeds.length, text: deedWords(deed) }) : t("trail.walked"));
  }

  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    const { past, deeds, at } = this.#app.model.trail;
    this.#replay.replaceChildren(icon("pause"), t("trail.stop"));
    if (past > 0 && deeds.length === past) this.#retell(deeds);
    else {
      this.#walk(past);
      this.#next(() => this.#forward(at));
    }
  }

  #forward(end: number): void {
    const { at } = this.#app.model.trail;
    if (at >= end) return this.#stop();
    this.#walk(at + 1);
    this.#next(() => this.#forward(end));
  }

  /** A trail that came with a view: what its entities were in sight after each step. */
  #retell(deeds: readonly Deed[]): void {
    const { model, view, stage } = this.#app;
    const steps = trailSteps(deeds, view?.view.trail?.begun ?? []);
    const tell = (i: number) => {
      const step = steps[i];
      if (!step) return this.#stop();
      showStep(model, step, t("trail.replay"));
      stage?.fit(step.shown);
      this.#told = i + 1;
      this.render();
      this.#app.say(t("trail.at", { at: i + 1, n: steps.length, text: step.title }));
      this.#next(() => tell(i + 1));
    };
    tell(0);
  }

  #next(run: () => void): void {
    this.#timer = setTimeout(run, beat);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#replay.replaceChildren(icon("play"), t("trail.replay"));
    if (this.#told === undefined) return;
    this.#told = undefined;
    if (this.#app.model.canUndo === t("trail.replay")) this.#app.model.undo();
    this.#app.stage?.fit();
    this.render();
  }

  #onKey(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [...this.#list.querySelectorAll("button")];
    if (!by) return;
    all[all.indexOf(event.target as HTMLButtonElement) + by]?.focus();
    event.preventDefault();
  }
}
