// The timeline under the canvas: when what is on it began, and the two clocks
// that leave out what isn't so, or isn't known, at a moment.
import { type Bars, type Scale, barsOf, binOf, dateOfBin } from "../../model/bins";
import { dateOf, daysOf, isTime, momentDays } from "../../model/dates";
import type { Lens } from "../../model/lens";
import type { Model } from "../../model/model";
import { t } from "../../words/words";
import { h, part, setAttributes } from "../dom";
import { isNarrow } from "../panels";
import { throttled } from "../throttle";
import { relation } from "../words";
import { BarChart, mostSeries, seriesName } from "./bars";
import { type Hands, HandTrack } from "./hands";
import { Head } from "./head";
import { Player } from "./player";
import { type Line, lineOf } from "./read";
import { Tip } from "./tip";
import { type Which, clocksText, momentText, tallyText } from "./words";

/** Least time between two readings of the canvas while much changes, in milliseconds. */
const pause = 200;
const openSetting = () => (isNarrow() ? "clew.timeline-narrow" : "clew.timeline");

export class Timeline {
  readonly #root = part("timeline");
  readonly #model: Model;
  readonly #say: (text: string) => void;
  readonly #head: Head;
  readonly #chart = new BarChart();
  readonly #track: HandTrack;
  readonly #tip: Tip;
  readonly #undated = h("button", { type: "button", class: "timeline-undated" });
  readonly #legend = h("ul", { class: "timeline-legend" });
  readonly #none = h("p", { class: "timeline-none" });
  readonly #body: HTMLElement;
  readonly #player = new Player(() => this.#played());
  readonly #readSoon = throttled(() => this.#read(), pause);
  #which: Which = "asOf";
  #wantsTime = false;
  #line: Line = { begun: [], scale: undefined, span: undefined };
  #bars: Bars | undefined;
  #turn = 0; // of keys: from when a hand gets the focus

  constructor(model: Model, say: (text: string) => void) {
    this.#model = model;
    this.#say = say;
    if (!model.lens.asOf && model.lens.knownOn) this.#which = "knownOn";
    this.#head = new Head({
      toggle: () => this.toggle(),
      choose: (which) => this.#choose(which),
      step: (n) => this.step(n),
      play: () => this.play(),
      between: (on) => this.#between(on),
      off: () => this.off(),
      look: (lens, label) => this.#commit(lens, label),
      go: (moment) => this.#commit({ [this.#which]: moment }),
    });
    this.#track = new HandTrack({
      dragged: (hands) => this.#model.preview({ [this.#which]: this.#momentOf(hands) }),
      placed: (hands, how) => this.#placed(hands, how),
      dropped: () => this.#model.preview(undefined),
      described: () => tallyText(model.lens, model.clock.tally).join(", "),
    }, this.#chart.element);
    this.#tip = new Tip(this.#track.element);
    this.#undated.addEventListener("click", () => this.#switchUndated());
    this.#body = h("div", { id: "timeline-body", class: "timeline-body" }, h("div", { class: "timeline-row" }, this.#track.element, this.#undated), this.#legend, this.#none);
    this.#root.replaceChildren(this.#head.element, this.#body);
    this.#follow();
    this.#read();
  }

  get isOn(): boolean {
    return this.#model.clock.isOn;
  }

  get isOpen(): boolean {
    return remembered() ?? !isNarrow();
  }

  /** Opens or folds the timeline; the browser remembers which. */
  toggle(): void {
    remember(!this.isOpen);
    this.#read();
    if (this.isOpen && !this.#root.contains(document.activeElement)) this.#track.focus();
  }

  /** Lets the clock run from where it is, or from the beginning; stops it while it runs. */
  play(): void {
    if (this.#player.isOn) return this.#player.stop();
    const { scale } = this.#line;
    if (!scale) return;
    const show = (moment: string) => this.#model.preview({ [this.#which]: moment });
    const isAtEnd = !this.#model.lens[this.#which] || this.#bin(scale) >= scale.edges.length - 2;
    if (isAtEnd) show(this.#momentOf(this.#handsAt(scale, 0)));
    else this.#stepped(1, show);
    this.#player.start(() => this.#stepped(1, show));
  }

  /** Goes so many bins on, or back. */
  step(n: number): void {
    this.#player.stop();
    this.#stepped(n, (moment) => this.#commit({ [this.#which]: moment }));
  }

  /** Turns both clocks off. */
  off(): void {
    this.#player.stop();
    this.#commit({ asOf: undefined, knownOn: undefined }, t("clock.show-all-dates"));
  }

  #follow(): void {
    const model = this.#model;
    for (const event of ["graph", "filter"] as const) model.on(event, () => this.#readSoon());
    for (const event of ["filter", "clock"] as const) model.on(event, () => this.#show());
    new ResizeObserver(() => this.#readSoon()).observe(this.#root);
    document.addEventListener("clew:theme", () => this.#draw());
    this.#track.element.addEventListener("focusin", () => this.#turn++);
    this.#track.element.addEventListener("pointermove", (event) => this.#point(event));
  }

  /** Reads the canvas anew. */
  #read(): void {
    const { graph } = this.#model;
    this.#root.hidden = graph.size === 0;
    this.#root.classList.toggle("is-open", this.isOpen);
    this.#body.hidden = !this.isOpen;
    this.#line = lineOf(this.#model, this.#which, this.#track.element.clientWidth);
    const { scale, begun } = this.#line;
    this.#bars = scale && barsOf(begun, scale, mostSeries);
    this.#draw();
    this.#show();
  }

  #draw(): void {
    const { scale, begun } = this.#line;
    this.#track.element.hidden = !scale;
    this.#none.hidden = scale !== undefined;
    this.#none.textContent = this.#which === "asOf" ? t("clock.no-dates") : t("clock.nothing-known");
    this.#legend.replaceChildren(...(this.#bars ? legendOf(this.#bars) : []));
    if (scale && this.#bars) this.#chart.draw(this.#bars, scale);
    this.#tip.show(undefined);
    this.#showUndated(begun.filter(({ days }) => !days).length);
  }

  /** Shows where the clock is: all that changes while it moves. */
  #show(): void {
    const { lens } = this.#model;
    const { scale } = this.#line;
    const line = this.#saying();
    if (scale) this.#track.show(scale, this.#hands(scale), this.#isTime, lens[this.#which] !== undefined);
    if (this.#track.isDragging) return this.#head.say(line);
    this.#showUndated();
    this.#head.render({ isOpen: this.isOpen, which: this.#which, lens, isTime: this.#isTime, isPlaying: this.#player.isOn, isEmpty: !scale, line });
  }

  #saying(): string[] {
    const { lens, clock } = this.#model;
    return [clocksText(lens), ...(clock.isOn ? tallyText(lens, clock.tally) : [])];
  }

  #showUndated(n = this.#line.begun.filter(({ days }) => !days).length): void {
    const isOut = this.#model.lens.undated === "hide";
    this.#undated.hidden = n === 0;
    this.#undated.replaceChildren(h("strong", {}, String(n)), h("span", {}, t("clock.no-date")));
    const label = isOut ? t("clock.undated-out", { n }) : t("clock.undated-in", { n });
    setAttributes(this.#undated, { "aria-pressed": String(!isOut), title: label });
  }

  get #isTime(): boolean {
    const moment = this.#model.lens[this.#which];
    return moment === undefined ? this.#wantsTime : isTime(moment);
  }

  /** Where the hands are, or where they are parked while the clock is off. */
  #hands(scale: Scale): Hands {
    const moment = this.#model.lens[this.#which];
    if (moment !== undefined && momentDays(moment)) {
      const [from, to] = moment.split("/") as [string, string | undefined];
      return { from, to: to ?? from };
    }
    const span = this.#line.span!;
    return { from: dateOf(span.first), to: dateOf(Math.min(span.last, scale.edges.at(-1)! - 1)) };
  }

  #momentOf({ from, to }: Hands): string {
    return this.#isTime ? `${from}/${to}` : to;
  }

  #bin(scale: Scale): number {
    return binOf(scale, daysOf(this.#hands(scale).to)!.last);
  }

  /** The hands at the end of a bin; between two dates, they keep the bins between them. */
  #handsAt(scale: Scale, bin: number): Hands {
    const hands = this.#hands(scale);
    const width = this.#isTime ? this.#bin(scale) - binOf(scale, daysOf(hands.from)!.first) : 0;
    return { from: dateOfBin(scale, Math.max(0, bin - width)), to: dateOfBin(scale, bin) };
  }

  #stepped(n: number, go: (moment: string) => void): boolean {
    const { scale } = this.#line;
    if (!scale) return false;
    const bin = this.#bin(scale) + n;
    if (bin < 0 || bin > scale.edges.length - 2) return false;
    go(this.#momentOf(this.#handsAt(scale, bin)));
    return true;
  }

  #choose(which: Which): void {
    this.#player.stop();
    this.#which = which;
    this.#read();
  }

  #between(on: boolean): void {
    this.#wantsTime = on;
    const moment = this.#model.lens[this.#which];
    const { scale, span } = this.#line;
    if (moment === undefined || !scale || !span) return this.#show();
    const { to } = this.#hands(scale);
    const from = dateOf(Math.min(span.first, daysOf(to)!.first));
    this.#commit({ [this.#which]: on ? `${from}/${to}` : to });
  }

  #switchUndated(): void {
    const isOut = this.#model.lens.undated === "hide";
    this.#commit({ undated: isOut ? undefined : "hide" }, isOut ? t("clock.show-undated") : t("clock.leave-out-undated"));
  }

  #placed(hands: Hands, how: "drag" | "keys"): void {
    this.#player.stop();
    this.#commit({ [this.#which]: this.#momentOf(hands) }, undefined, how);
  }

  /** What the player went through becomes one step of undo. */
  #played(): void {
    const moment = this.#model.lens[this.#which];
    if (!this.#player.isOn && moment !== undefined) this.#commit({ [this.#which]: moment });
    this.#show();
  }

  /** One step of undo; all keys of a turn are one. A slider says by itself where keys led it. */
  #commit(lens: Partial<Lens>, label?: string, how?: "drag" | "keys"): void {
    const moment = lens[this.#which];
    const words = label ?? momentText(this.#which, moment!);
    this.#model.run({ kind: "lens", label: words, lens }, how === "keys" ? { merge: `clock-${this.#turn}` } : {});
    this.#show();
    if (how !== "keys") this.#say(this.#saying().join(", "));
  }

  #point(event: PointerEvent): void {
    const { scale } = this.#line;
    this.#tip.show(scale && this.#bars && !this.#track.isDragging ? { scale, bars: this.#bars, which: this.#which, event } : undefined);
  }
}

function legendOf(bars: Bars): HTMLElement[] {
  return Array.from({ length: bars.series }, (_, i) => {
    const mark = h("span", { class: "timeline-mark", "aria-hidden": "true" });
    mark.style.background = `var(${seriesName(bars, i)})`;
    const type = bars.types[i];
    return h("li", {}, mark, h("span", { dir: "auto" }, type === undefined ? t("clock.others") : relation(type)));
  });
}

function remembered(): boolean | undefined {
  const state = localStorage.getItem(openSetting());
  return state === null ? undefined : state === "open";
}

function remember(isOpen: boolean): void {
  localStorage.setItem(openSetting(), isOpen ? "open" : "closed");
}
