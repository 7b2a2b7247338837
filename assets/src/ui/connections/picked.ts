// The entities that are asked about, and a box that finds more.
import type { Entity } from "../../model/types";
import { t } from "../../words/words";
import { button, h, icon } from "../dom";
import { EntityBox } from "../entity-box";
import { typeMark } from "../legend";

/** graph.MaxPicked. */
export const mostPicked = 8;

export class Picked {
  readonly element: HTMLElement;
  readonly #list = h("ul", { class: "picked" });
  readonly #input = h("input", { type: "text", placeholder: t("connections.add"), "aria-label": t("connections.add") });
  #entities: Entity[] = [];

  /** Changed is called when the reader adds one or takes one out. */
  constructor(readonly changed: () => void) {
    const box = h("div", { class: "field picked-box" }, this.#input);
    this.element = h("div", {}, h("h3", { class: "eyebrow" }, t("connections.picked")), this.#list, box);
    new EntityBox(this.#input, "", ({ id, type, name, degree }) => {
      this.#input.value = "";
      this.#add({ id, type, name, degree });
    });
  }

  get entities(): readonly Entity[] {
    return this.#entities;
  }

  set entities(entities: readonly Entity[]) {
    this.#entities = entities.slice(0, mostPicked);
    this.#render();
  }

  focus(): void {
    this.#input.focus();
  }

  #add(entity: Entity): void {
    if (this.#entities.length >= mostPicked || this.#entities.some(({ id }) => id === entity.id)) return;
    this.#entities.push(entity);
    this.#render();
    this.changed();
  }

  #takeOut(id: string): void {
    this.#entities = this.#entities.filter((entity) => entity.id !== id);
    this.#render();
    this.#input.focus();
    this.changed();
  }

  #render(): void {
    this.#list.replaceChildren(...this.#entities.map(({ id, type, name }) => {
      const label = t("connections.take-out", { name });
      const out = button("", () => this.#takeOut(id), { class: "button quiet", "aria-label": label, title: label }, icon("x"));
      return h("li", {}, typeMark(type), h("span", { dir: "auto" }, name), out);
    }));
    this.#input.disabled = this.#entities.length >= mostPicked;
  }
}
