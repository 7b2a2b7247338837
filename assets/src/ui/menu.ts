// The one popup menu: sections of items, worked by pointer and by keyboard.
import { h, icon, part } from "./dom";

export interface MenuItem {
  readonly label: string;
  readonly detail?: string; // at the right: a count, a shortcut
  readonly icon?: string;
  readonly checked?: boolean; // makes it one of several choices
  readonly disabled?: boolean;
  readonly stays?: boolean; // the menu stays open after the choice
  run(): void;
}

export interface MenuSection {
  readonly id: string;
  readonly title?: string;
  readonly layout?: "list" | "row" | "choices";
  readonly items: readonly MenuItem[];
  readonly waiting?: boolean; // the items are on their way
  readonly note?: string; // a sentence in place of items, or after them
}

/** A place in the viewport, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rows of placeholders while a section waits; the room below is kept free, so nothing jumps. */
const placeholders = 4;
const margin = 8;

export class Menu {
  readonly #root = part("menu");
  #opener: HTMLElement | undefined;
  #typed = "";
  #typedAt = 0;

  constructor() {
    this.#root.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("pointerdown", (event) => this.#onPointer(event), true);
    window.addEventListener("resize", () => this.close());
    window.addEventListener("blur", () => this.close());
  }

  get isOpen(): boolean {
    return !this.#root.hidden;
  }

  /** Opens at the place and focuses the first item of a section; closing gives the focus back. */
  open(title: string, sections: readonly MenuSection[], place: Place, first?: string): void {
    if (!this.isOpen) this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const popup = h("div", { class: "menu", role: "menu", "aria-label": title });
    popup.append(...sections.map((section) => this.#section(section)));
    this.#root.replaceChildren(h("p", { class: "menu-title", "aria-hidden": "true", dir: "auto" }, title), popup);
    this.#root.hidden = false;
    this.#root.scrollTop = 0;
    this.#move(place);
    const start = first && this.#root.querySelector<HTMLElement>(`[data-section="${first}"] button`);
    (start || this.#items()[0])?.focus({ preventScroll: true });
  }

  /** Puts a section in the place of the one with the same id; the focus stays where it was. */
  update(section: MenuSection): void {
    const old = this.#root.querySelector(`[data-section="${section.id}"]`);
    if (!old) return;
    const index = [...old.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    const fresh = this.#section(section);
    old.replaceWith(fresh);
    if (index >= 0) fresh.querySelectorAll("button")[index]?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.isOpen) return;
    const focused = this.#root.contains(document.activeElement);
    this.#root.hidden = true;
    this.#root.replaceChildren();
    if (focused) this.#opener?.focus({ preventScroll: true });
    this.#opener = undefined;
  }

  #section(section: MenuSection): HTMLElement {
    const title = section.title ? h("p", { class: "menu-heading", "aria-hidden": "true" }, section.title) : undefined;
    const items = section.items.map((item) => this.#item(item));
    const waiting = section.waiting ? Array.from({ length: placeholders }, () => h("span", { class: "skeleton" })) : [];
    return h(
      "div",
      {
        role: "group",
        "aria-label": section.title,
        "aria-busy": section.waiting,
        "data-section": section.id,
        class: `menu-section menu-${section.layout ?? "list"}`,
      },
      title,
      h("div", { class: "menu-items", role: "presentation" }, ...items, ...waiting),
      section.note ? h("p", { class: "menu-note" }, section.note) : undefined,
    );
  }

  #item(item: MenuItem): HTMLElement {
    const choice = item.checked !== undefined;
    const element = h(
      "button",
      {
        type: "button",
        role: choice ? "menuitemradio" : "menuitem",
        tabindex: -1,
        "aria-checked": choice ? String(item.checked) : undefined,
        "aria-disabled": item.disabled ? "true" : undefined,
      },
      item.icon ? icon(item.icon) : undefined,
      h("span", { class: "menu-label" }, item.label),
      item.detail ? h("span", { class: "menu-detail" }, item.detail) : undefined,
    );
    element.addEventListener("click", () => this.#choose(item));
    return element;
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return;
    if (!item.stays) this.close();
    item.run();
  }

  #move(place: Place): void {
    const { offsetWidth: width } = this.#root;
    const height = Math.min(this.#root.scrollHeight + 160, innerHeight - 2 * margin);
    this.#root.style.left = `${Math.max(margin, Math.min(place.x, innerWidth - width - margin))}px`;
    this.#root.style.top = `${Math.max(margin, Math.min(place.y, innerHeight - height - margin))}px`;
    this.#root.style.maxHeight = `${innerHeight - Math.max(margin, Math.min(place.y, innerHeight - height - margin)) - margin}px`;
  }

  #items(): HTMLButtonElement[] {
    return [...this.#root.querySelectorAll<HTMLButtonElement>("button:not([aria-disabled])")];
  }

  #onPointer(event: Event): void {
    if (this.isOpen && !this.#root.contains(event.target as Node)) this.close();
  }

  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (step) items.at((at + step) % items.length)?.focus();
    else if (event.key === "Home") items[0]?.focus();
    else if (event.key === "End") items.at(-1)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) this.#type(event.key, items, at);
    else return;
    event.preventDefault();
  }

  /** Focuses the next item that begins with what was typed within half a second. */
  #type(key: string, items: HTMLButtonElement[], at: number): void {
    const now = performance.now();
    this.#typed = now - this.#typedAt < 500 ? this.#typed + key.toLowerCase() : key.toLowerCase();
    this.#typedAt = now;
    const from = this.#typed.length > 1 ? at : at + 1;
    const order = [...items.slice(from), ...items.slice(0, from)];
    order.find((item) => item.textContent?.toLowerCase().startsWith(this.#typed))?.focus();
  }
}
