// What is on a shelf, to use or to delete, and a field to save what is there now.
import { button, h, icon } from "../dom";
import type { Shelf } from "./shelf";

export interface ShelfWords {
  title: string;
  name: string;
  save: string;
  use(name: string): string;
  remove(name: string): string;
  refused: string;
}

export interface ShelfParts<T> {
  shelf: Shelf<T>;
  words: ShelfWords;
  /** What would be saved; undefined where there is nothing. */
  current(): T | undefined;
  use(name: string, thing: T): void;
  say(text: string): void;
}

const longestName = 60;

/** Shows the shelf anew whenever `render` is called. */
export class ShelfMenu<T> {
  readonly element = h("details", { class: "shelf" });
  readonly #parts: ShelfParts<T>;
  readonly #list = h("ul", { class: "shelf-list" });
  readonly #form: HTMLFormElement;

  constructor(parts: ShelfParts<T>) {
    this.#parts = parts;
    const { words } = parts;
    const name = h("input", { type: "text", class: "rule-input", maxlength: longestName, "aria-label": words.name, placeholder: words.name, dir: "auto", autocomplete: "off", required: true });
    this.#form = h("form", { class: "shelf-form" }, name, h("button", { type: "submit", class: "button" }, words.save));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save(name);
    });
    this.element.append(h("summary", {}, words.title), this.#list, this.#form);
    this.render();
  }

  render(): void {
    const all = this.#parts.shelf.all();
    this.#list.replaceChildren(...all.map(([name, thing]) => this.#line(name, thing)));
    this.#form.hidden = this.#parts.current() === undefined;
    this.element.hidden = all.length === 0 && this.#form.hidden;
  }

  #line(name: string, thing: T): HTMLElement {
    const { words, use, shelf } = this.#parts;
    const remove = () => {
      shelf.remove(name);
      this.render();
      this.element.querySelector("summary")!.focus();
    };
    return h("li", {},
      button(name, () => use(name, thing), { class: "shelf-use", "aria-label": words.use(name), title: words.use(name), dir: "auto" }),
      button("", remove, { class: "button quiet", "aria-label": words.remove(name), title: words.remove(name) }, icon("trash-2")));
  }

  #save(field: HTMLInputElement): void {
    const { shelf, words, current, say } = this.#parts;
    const [name, thing] = [field.value.trim(), current()];
    if (!name || thing === undefined) return;
    if (!shelf.put(name, thing)) return say(words.refused);
    field.value = "";
    this.render();
  }
}
