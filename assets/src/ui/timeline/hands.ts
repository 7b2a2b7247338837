// The hands of a clock on its line: one for a date, two for the time between
// dates. Dragging tells where they are all the while; keys go by days, months
// and years.
import type { Scale } from "../../model/bins";
import { type Precision, dateOf, daysOf, later } from "../../model/dates";
import { t } from "../../words/words";
import { h, setAttributes } from "../dom";
import { dayAt, shareOf } from "./bars";
import { dateText } from "./words";

/** Two dates, or a single one twice. */
export interface Hands {
  readonly from: string;
  readonly to: string;
}

export interface HandEvents {
  /** A drag goes on. */
  dragged(hands: Hands): void;
  /** A drag, or a turn of keys, has come to its end. */
  placed(hands: Hands, how: "drag" | "keys"): void;
  /** A drag was given up. */
  dropped(): void;
  /** What is in the picture now, for those who don't see it. */
  described(): string;
}

type Hand = "from" | "to";
type Grip = { hand: Hand } | { band: number; hands: Hands } | { brush: string };

/** How near a press must be to a hand to take it, in pixels. */
const grasp = 12;

export class HandTrack {
  readonly element = h("div", { class: "timeline-track" });
  readonly #events: HandEvents;
  readonly #thumbs: Record<Hand, HTMLElement>;
  readonly #veils = [h("div", { class: "timeline-veil" }), h("div", { class: "timeline-veil" })] as const;
  #scale: Scale | undefined;
  #hands: Hands | undefined;
  #isTime = false;
  #grip: Grip | undefined;
  #frame = 0;

  constructor(events: HandEvents, chart: HTMLElement) {
    this.#events = events;
    this.#thumbs = { from: this.#thumb("from"), to: this.#thumb("to") };
    this.element.append(h("div", { class: "timeline-lane" }, chart, ...this.#veils), this.#thumbs.from, this.#thumbs.to);
    this.element.addEventListener("pointerdown", (event) => this.#press(event));
    this.element.addEventListener("pointermove", (event) => this.#grip && this.#drag(event));
    this.element.addEventListener("pointerup", (event) => this.#release(event));
    this.element.addEventListener("pointercancel", () => this.#drop());
  }

  /** Puts the hands there. They are only parked while the clock is off. */
  show(scale: Scale, hands: Hands, isTime: boolean, isOn: boolean): void {
    [this.#scale, this.#hands, this.#isTime] = [scale, hands, isTime];
    this.element.classList.toggle("is-off", !isOn);
    this.#thumbs.from.hidden = !isTime;
    const [from, to] = [shareOf(scale, daysOf(hands.from)!.first), shareOf(scale, daysOf(hands.to)!.last + 1)].map(within) as [number, number];
    this.#place(from, to);
    this.#describe("from", hands.from, isOn);
    this.#describe("to", hands.to, isOn);
  }

  get isDragging(): boolean {
    return this.#grip !== undefined;
  }

  focus(): void {
    this.#thumbs.to.focus();
  }

  /** Only transforms change while a hand moves: nothing is laid out or painted anew. */
  #place(from: number, to: number): void {
    const width = this.element.clientWidth;
    this.#thumbs.from.style.transform = `translateX(${from * width}px)`;
    this.#thumbs.to.style.transform = `translateX(${to * width}px)`;
    this.#veils[0].style.transform = `scaleX(${this.#isTime ? from : 0})`;
    this.#veils[1].style.transform = `translateX(${to * width}px)`;
  }

  #describe(hand: Hand, date: string, isOn: boolean): void {
    const { edges } = this.#scale!;
    setAttributes(this.#thumbs[hand], {
      "aria-label": this.#isTime ? t(hand === "from" ? "clock.first-date" : "clock.last-date") : t("clock.date"),
      "aria-valuemin": edges[0]!,
      "aria-valuemax": edges.at(-1)! - 1,
      "aria-valuenow": dayOf(hand, date),
      "aria-valuetext": isOn ? `${dateText(date)}. ${this.#events.described()}` : t("clock.all-dates"),
    });
  }

  #thumb(hand: Hand): HTMLElement {
    const thumb = h("div", { class: `timeline-thumb ${hand}`, role: "slider", tabindex: 0, title: t("clock.keys") });
    thumb.addEventListener("keydown", (event) => this.#key(event, hand));
    return thumb;
  }

  #key(event: KeyboardEvent, hand: Hand): void {
    if (event.key === "Escape" && this.#grip) return (event.preventDefault(), this.#drop());
    const [scale, hands] = [this.#scale, this.#hands];
    if (!scale || !hands || event.ctrlKey || event.metaKey || event.altKey) return;
    const day = dayOf(hand, hands[hand]);
    const to = keyed(event, day, scale);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#events.placed(this.#moved(hand, dateOf(to)), "keys");
  }

  /** The hands after one of them went to a date: it can't pass the other. */
  #moved(hand: Hand, date: string): Hands {
    if (!this.#isTime) return { from: date, to: date };
    const hands = this.#hands!;
    if (hand === "from") return { from: min(date, hands.to), to: hands.to };
    return { from: hands.from, to: max(date, hands.from) };
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || !this.#scale || !this.#hands) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.#grip = this.#gripAt(event);
    this.#thumbs["hand" in this.#grip ? this.#grip.hand : "to"].focus({ preventScroll: true });
    this.element.classList.add("is-dragged");
    if (!this.#isTime) this.#drag(event);
  }

  #gripAt(event: PointerEvent): Grip {
    if (!this.#isTime) return { hand: "to" };
    const hands = this.#hands!;
    const near = (hand: Hand) => Math.abs(this.#thumbs[hand].getBoundingClientRect().left - event.clientX) <= grasp;
    if (near("to")) return { hand: "to" };
    if (near("from")) return { hand: "from" };
    const day = this.#dayAt(event);
    const isInside = day > daysOf(hands.from)!.first && day < daysOf(hands.to)!.last;
    return isInside && !this.element.classList.contains("is-off") ? { band: day, hands } : { brush: this.#dateAt(event) };
  }

  /** However fast the pointer moves, the picture follows once a frame. */
  #drag(event: PointerEvent): void {
    const hands = this.#draggedTo(event);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#grip && this.#events.dragged(hands));
  }

  #draggedTo(event: PointerEvent): Hands {
    const grip = this.#grip!;
    if ("hand" in grip) return this.#moved(grip.hand, this.#dateAt(event));
    const date = this.#dateAt(event);
    if ("brush" in grip) return { from: min(grip.brush, date), to: max(grip.brush, date) };
    const by = this.#dayAt(event) - grip.band;
    const moved = (date: string) => dateOf(later(daysOf(date)!.first, by, "day"), this.#precision());
    return { from: moved(grip.hands.from), to: moved(grip.hands.to) };
  }

  #release(event: PointerEvent): void {
    if (!this.#grip) return;
    const hands = this.#draggedTo(event);
    this.#end();
    this.#events.placed(hands, "drag");
  }

  #drop(): void {
    if (!this.#grip) return;
    this.#end();
    this.#events.dropped();
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#grip = undefined;
    this.element.classList.remove("is-dragged");
  }

  #dayAt(event: PointerEvent): number {
    const box = this.element.getBoundingClientRect();
    return dayAt(this.#scale!, (event.clientX - box.left) / box.width);
  }

  #dateAt(event: PointerEvent): string {
    return dateOf(this.#dayAt(event), this.#precision());
  }

  /** As precise as pixels allow. */
  #precision(): Precision {
    const { edges } = this.#scale!;
    const daysPerPixel = (edges.at(-1)! - edges[0]!) / Math.max(this.element.clientWidth, 1);
    return daysPerPixel < 3 ? "day" : daysPerPixel < 60 ? "month" : "year";
  }
}

/** Where a key leads from a day. */
function keyed({ key, shiftKey }: KeyboardEvent, day: number, { edges }: Scale): number | undefined {
  const way = { ArrowRight: 1, ArrowUp: 1, PageUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: -1 }[key];
  if (key === "Home") return edges[0]!;
  if (key === "End") return edges.at(-1)! - 1;
  if (way === undefined) return undefined;
  return later(day, way, key.startsWith("Page") ? "year" : shiftKey ? "month" : "day");
}

/** The day that a hand stands on: the first of the earlier date, the last of the later one. */
function dayOf(hand: Hand, date: string): number {
  const days = daysOf(date)!;
  return hand === "from" ? days.first : days.last;
}

const min = (a: string, b: string) => (daysOf(a)!.first <= daysOf(b)!.first ? a : b);
const max = (a: string, b: string) => (daysOf(a)!.last >= daysOf(b)!.last ? a : b);
const within = (share: number) => Math.min(1, Math.max(0, share));
