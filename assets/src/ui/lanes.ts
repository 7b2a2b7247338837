// The headings and shades of lanes and groups behind the picture, and the marks
// of a line of time. They move with the camera; the list says the same in words.
import type { Area, Arrangement } from "../model/arrangement";
import type { Model } from "../model/model";
import type { Stage } from "../stage/stage";
import { areaName, standing, tickText } from "./areas";
import { h } from "./dom";
import { t } from "../words/words";

/** A lane that is drawn less high than this, in pixels, has no heading. */
const lowest = 11;
/** Headings keep so far from the edge of the stage when a lane begins beyond it. */
const inset = 10;

interface Drawn {
  area: Area;
  element: HTMLElement;
  heading: HTMLElement;
}

export class Lanes {
  readonly #model: Model;
  readonly #stage: Stage;
  readonly #root = h("div", { class: "lanes", "aria-hidden": "true" });
  #shown: Arrangement | undefined;
  #areas: Drawn[] = [];
  #ticks: { x: number; element: HTMLElement }[] = [];

  constructor(model: Model, stage: Stage) {
    [this.#model, this.#stage] = [model, stage];
    stage.container.prepend(this.#root);
    stage.onFrame(() => this.#follow());
    for (const event of ["graph", "filter", "positions"] as const) model.on(event, () => this.#changed());
    this.#changed();
  }

  #changed(): void {
    const { layout } = this.#model.lens;
    if (layout !== this.#shown) this.#build(layout);
    if (this.#areas.length === 0) return;
    const counts = new Map<number, number>();
    for (const area of standing(this.#model).values()) counts.set(area, (counts.get(area) ?? 0) + 1);
    this.#areas.forEach(({ area, heading }, i) => (heading.textContent = t("layouts.heading", { name: areaName(layout!, area.key), n: counts.get(i) ?? 0 })));
  }

  #build(layout: Arrangement | undefined): void {
    this.#shown = layout;
    const isRound = layout?.name === "types" || layout?.name === "communities";
    this.#areas = (layout?.areas ?? []).map((area) => {
      const heading = h("span", { class: "lane-heading", dir: "auto" });
      return { area, heading, element: h("div", { class: isRound ? "lane is-round" : "lane" }, heading) };
    });
    this.#ticks = (layout?.ticks ?? []).map(({ x, date }) => ({ x, element: h("div", { class: "lane-tick" }, h("span", {}, tickText(date))) }));
    this.#root.replaceChildren(...this.#areas.map(({ element }) => element), ...this.#ticks.map(({ element }) => element));
    this.#follow();
  }

  #follow(): void {
    const { view } = this.#stage;
    if (!view || this.#areas.length + this.#ticks.length === 0) return;
    const { clientWidth: width, clientHeight: height } = this.#stage.container;
    const x = (at: number) => width / 2 + (at - view.x) * view.scale;
    const y = (at: number) => height / 2 - (at - view.y) * view.scale;
    for (const { area, element, heading } of this.#areas) {
      const [left, top, wide, tall] = [x(area.left), y(area.top), (area.right - area.left) * view.scale, (area.top - area.bottom) * view.scale];
      element.hidden = left > width || top > height || left + wide < 0 || top + tall < 0;
      if (element.hidden) continue;
      Object.assign(element.style, { translate: `${left}px ${top}px`, width: `${wide}px`, height: `${tall}px` });
      heading.hidden = tall < lowest;
      heading.style.translate = `${Math.max(0, inset - left)}px 0`;
    }
    this.#drawTicks(x, y, height);
  }

  /** Marks stand over the lanes they are for; the dates stay in sight. */
  #drawTicks(x: (at: number) => number, y: (at: number) => number, height: number): void {
    if (this.#ticks.length === 0) return;
    const dated = this.#areas.filter(({ area }) => area.key !== "").map(({ area }) => area);
    const [top, bottom] = [y(Math.max(...dated.map(({ top }) => top))), y(Math.min(...dated.map(({ bottom }) => bottom)))];
    let last = -Infinity;
    for (const { x: at, element } of this.#ticks) {
      const left = x(at);
      element.classList.toggle("is-crowded", left - last < 64);
      if (left - last >= 64) last = left;
      Object.assign(element.style, { translate: `${left}px ${top}px`, height: `${Math.max(0, bottom - top)}px` });
      (element.firstElementChild as HTMLElement).style.translate = `-50% ${Math.min(Math.max(-22, inset - top), Math.max(0, height - top))}px`;
    }
  }
}
