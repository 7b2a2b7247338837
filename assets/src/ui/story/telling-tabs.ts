// The panel of what the author tells: the story, the notes on the canvas and
// the trail, one at a time.
import { button, h, part } from "../dom";

export interface TellingTab {
  readonly label: string;
  readonly element: HTMLElement;
  /** Called when it comes into view. */
  shown?(): void;
}

export class TellingTabs {
  readonly #tabs: readonly TellingTab[];
  readonly #buttons: HTMLButtonElement[];

  constructor(label: string, tabs: readonly TellingTab[]) {
    this.#tabs = tabs;
    this.#buttons = tabs.map((tab) => button(tab.label, () => this.show(tab.element)));
    part("telling").append(h("div", { class: "segmented", role: "group", "aria-label": label }, ...this.#buttons), ...tabs.map(({ element }) => element));
    this.show(tabs[0]!.element);
  }

  show(element: HTMLElement): void {
    this.#tabs.forEach((tab, i) => {
      tab.element.hidden = tab.element !== element;
      this.#buttons[i]!.setAttribute("aria-pressed", String(!tab.element.hidden));
    });
    this.#tabs.find((tab) => tab.element === element)?.shown?.();
  }
}
