// What the canvas says when it is empty, and to who comes for the first time.
import type { Opening } from "../net/api";
import { t } from "../words/words";
import { button, h, icon, part } from "./dom";

const seen = "clew.invited";

/** What an empty canvas offers. Opening the story is offered where the graph has one. */
export interface Offers {
  search(): void;
  story?: () => void;
}

export class Empty {
  readonly #root = part("empty");
  readonly #foreign: boolean;

  constructor(foreign: boolean) {
    this.#foreign = foreign;
  }

  /** Says that the canvas is on its way. */
  wait(): void {
    this.#root.hidden = false;
    this.#root.replaceChildren(h("p", { class: "none" }, t("welcome.opening")));
  }

  show(offers: Offers): void {
    const buttons = h("p", { class: "buttons" }, button(t("welcome.search"), offers.search, { class: "button primary" }, icon("search")));
    if (offers.story) buttons.append(button(t("welcome.open-story"), offers.story, { class: "button" }));
    this.#root.replaceChildren(
      h("h2", {}, t("welcome.title")),
      h("p", {}, t("welcome.text")),
      buttons,
      this.#foreign ? h("p", { class: "none" }, t("welcome.foreign")) : "",
    );
    this.#root.hidden = false;
  }

  hide(): void {
    this.#root.hidden = true;
  }
}

/** The story's invitation, until it is dismissed once and for all; undefined after that. */
export function invitation(story: Opening, dismissed: () => void): HTMLElement | undefined {
  if (remembered()) return undefined;
  const dismiss = () => {
    for (const card of document.querySelectorAll(".invitation")) card.remove();
    remember();
    dismissed();
  };
  return h(
    "section",
    { class: "invitation", "aria-label": t("welcome.welcome") },
    h("h2", { dir: "auto" }, story.title),
    h("p", { dir: "auto" }, story.text),
    h("ul", { class: "invitation-hints" }, ...hints.map((hint) => h("li", {}, hint))),
    h("p", { class: "buttons" }, button(t("welcome.begin"), dismiss, { class: "button primary" })),
  );
}

const hints = [
  t("welcome.hint-choose"),
  t("welcome.hint-expand"),
  t("welcome.hint-undo"),
];

function remembered(): boolean {
  try {
    return localStorage.getItem(seen) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(seen, "1");
  } catch {
    // Storage is refused: the invitation comes again.
  }
}
