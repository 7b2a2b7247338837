// Reads a story beside the canvas: scrolling, buttons and arrow keys go from
// step to step, and the canvas follows.
import type { Model } from "../model/model";
import { type StoryStep, showStep } from "../model/story";
import type { View } from "../net/views";
import { Stage } from "../stage/stage";
import { announce } from "../ui/announcer";
import { button, h, icon, isTyping } from "../ui/dom";
import { NotesLayer } from "../ui/notes/layer";
import { entityPath } from "../ui/paths";
import { fitted, modelOfView } from "../ui/view-open";
import { t } from "../words/words";

/** A step is read while it crosses this line of the window, from its top; on a narrow screen the canvas covers the upper half. */
const readingLine = () => (narrow.matches ? 0.625 : 0.385);
const narrow = matchMedia("(max-width: 60rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
/** How long a jump to a step may scroll, in milliseconds: what passes meanwhile is not read. */
const jump = () => (still.matches ? 100 : 900);

export class StoryReader {
  readonly model: Model;
  readonly stage: Stage;
  readonly #root: HTMLElement;
  readonly #sections: HTMLElement[];
  readonly #canvas = h("div", { class: "story-canvas" });
  readonly #where = h("span", { class: "number" });
  readonly #previous = button("", () => this.go(this.#at - 1), { class: "button", "aria-label": t("story.previous") }, icon("arrow-left"), h("span", { class: "button-text" }, t("story.previous")));
  readonly #next = button("", () => this.go(this.#at + 1), { class: "button", "aria-label": t("story.next") }, icon("arrow-right"), h("span", { class: "button-text" }, t("story.next")));
  #seer: IntersectionObserver | undefined;
  #at = -1;
  #jumping: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, view: View) {
    this.#root = root;
    this.#sections = [...root.querySelectorAll<HTMLElement>(".view-step")];
    this.model = modelOfView(view);
    const controls = h("div", { class: "story-controls", role: "group", "aria-label": t("story.controls") }, this.#previous, this.#where, this.#next);
    const pane = h("div", { class: "story-stage" }, this.#canvas, controls);
    root.append(pane);
    root.classList.add("is-played");
    this.stage = new Stage(this.#canvas, this.model, { say: (text) => announce(text) });
    new NotesLayer(this.model, this.stage);
    this.stage.onLost(() => this.#giveUp(pane));
    this.stage.on("node:open", ({ id }) => id !== undefined && location.assign(entityPath(id)));
    this.#leaveScrolling();
    this.#fold(true);
    this.#watch();
    narrow.addEventListener("change", () => this.#watch());
    document.addEventListener("clew:theme", () => this.stage.setTheme());
    document.addEventListener("keydown", (event) => this.#onKey(event));
    addEventListener("beforeprint", () => this.#fold(false));
    this.#show(this.#named() ?? 0);
  }

  get steps(): readonly StoryStep[] {
    return this.model.written.story;
  }

  /** Which step is shown, from 0 on. */
  get at(): number {
    return this.#at;
  }

  /** Goes to a step as a button does: the page scrolls there, too. */
  go(to: number): void {
    const at = Math.min(Math.max(to, 0), this.steps.length - 1);
    clearTimeout(this.#jumping);
    this.#jumping = setTimeout(() => this.#land(), jump());
    this.#sections[at]?.scrollIntoView({ behavior: still.matches ? "instant" : "smooth", block: "start" });
    this.#show(at);
    history.replaceState(history.state, "", `#step-${at + 1}`);
    announce(t("story.shown", { at: at + 1, n: this.steps.length, title: this.steps[at]!.title }));
  }

  /** The reader may have scrolled on while the page still jumped. */
  #land(): void {
    this.#jumping = undefined;
    this.#read();
  }

  #read(): void {
    const line = innerHeight * readingLine();
    this.#show(this.#sections.findIndex((section) => {
      const { top, bottom } = section.getBoundingClientRect();
      return top <= line && bottom > line;
    }));
  }

  #show(at: number): void {
    const step = this.steps[at];
    if (!step || at === this.#at) return;
    this.#at = at;
    showStep(this.model, step, t("story.walk"));
    this.model.select([]);
    const lit = this.#lit(step);
    this.stage.highlight(lit.size > 0 ? lit : undefined);
    this.stage.look(step.camera && fitted(step.camera, { width: this.#canvas.clientWidth, height: this.#canvas.clientHeight }), step.shown);
    this.#sections.forEach((section, i) => section.classList.toggle("is-at", i === at));
    this.#where.textContent = t("story.step-of", { at: at + 1, n: this.steps.length });
    this.#previous.disabled = at === 0;
    this.#next.disabled = at === this.steps.length - 1;
  }

  /** What stands out: entities, and the ends of a link. */
  #lit({ lit }: StoryStep): Set<string> {
    const { graph } = this.model;
    return new Set(lit.flatMap((id) => (graph.hasNode(id) ? [id] : graph.hasEdge(id) ? graph.extremities(id) : [])));
  }

  #watch(): void {
    this.#seer?.disconnect();
    const above = readingLine() * 100;
    const rootMargin = `-${above}% 0px -${100 - above}% 0px`;
    this.#seer = new IntersectionObserver(() => void (this.#jumping === undefined && this.#read()), { rootMargin });
    for (const section of this.#sections) this.#seer.observe(section);
  }

  #onKey(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
    event.preventDefault();
    this.go(this.#at + by);
  }

  /** The wheel and one finger scroll the page, also over the canvas; two fingers and Ctrl zoom there. */
  #leaveScrolling(): void {
    const leave = (isPage: (event: Event) => boolean) => (event: Event) => void (isPage(event) && event.stopPropagation());
    this.#canvas.addEventListener("wheel", leave((event) => !(event as WheelEvent).ctrlKey), { capture: true, passive: true });
    for (const name of ["touchstart", "touchmove", "touchend"]) {
      this.#canvas.addEventListener(name, leave((event) => (event as TouchEvent).touches.length < 2), { capture: true, passive: true });
    }
  }

  /** Beside the canvas the statements are folded, so that a step can be read at a glance; on paper they are not. */
  #fold(isFolded: boolean): void {
    for (const says of this.#root.querySelectorAll<HTMLDetailsElement>(".step-says")) says.open = !isFolded;
  }

  /** The step that the address names. */
  #named(): number | undefined {
    const number = Number(/^#step-(\d+)$/.exec(location.hash)?.[1]);
    return number >= 1 && number <= this.steps.length ? number - 1 : undefined;
  }

  /** What can't be drawn here is in the steps' own pictures. */
  #giveUp(pane: HTMLElement): void {
    this.#seer?.disconnect();
    pane.remove();
    this.#root.classList.remove("is-played");
    this.#fold(false);
  }
}
