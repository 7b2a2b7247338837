// Says that something is being worked out, once that takes long, and lets the reader stop it.
import { t } from "../words/words";
import { button, h, part } from "./dom";

/** What is done sooner needs no word, in milliseconds. */
const soon = 400;

export class Working {
  readonly #root = h("div", { class: "working", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#root.hidden = true;
    part("stage").append(this.#root);
  }

  /** Shows that it can be stopped; undefined when it is over. */
  show(stop: (() => void) | undefined): void {
    clearTimeout(this.#timer);
    this.#root.hidden = true;
    this.#root.replaceChildren();
    if (!stop) return;
    this.#timer = setTimeout(() => {
      this.#root.hidden = false;
      this.#root.append(h("span", {}, t("layouts.working")), button(t("layouts.stop"), stop, { class: "button" }));
    }, soon);
  }
}
