// The meter over the canvas: how far an expansion has come, stop, and more.
import { pieces, t } from "../words/words";
import { button, h, part } from "./dom";
import { type Progress, isBusy, meterCount, nextLabel, subject } from "./progress";

export interface MeterActions {
  stop(): void;
  next(): void;
  retry(): void;
  close(): void;
  /** Links a page, for the label of the button. */
  readonly limit: number;
}

export class Meter {
  readonly #root = part("meter");
  readonly #text = h("span", { class: "meter-subject", dir: "auto" });
  readonly #bar = h("progress", { class: "meter-bar", "aria-label": t("progress.bar") });
  readonly #count = h("span", { class: "meter-count" });
  readonly #buttons = h("span", { class: "meter-buttons" });
  #shown = "";

  constructor() {
    this.#root.replaceChildren(this.#text, this.#bar, this.#count, this.#buttons);
    this.#root.setAttribute("role", "group");
    this.#root.setAttribute("aria-label", t("progress.expansion"));
  }

  show(progress: Progress, actions: MeterActions): void {
    const busy = isBusy(progress);
    this.#root.hidden = false;
    this.#root.dataset["state"] = progress.state;
    this.#text.replaceChildren(...(isSentence(progress) ? [] : named(progress)));
    this.#count.textContent = meterCount(progress);
    this.#bar.hidden = !busy;
    this.#bar.max = Math.max(1, progress.goal);
    this.#bar.value = progress.shown;
    this.#setButtons(progress, actions);
  }

  hide(): void {
    this.#root.hidden = true;
    this.#shown = "";
  }

  /** Buttons are made anew only when they change, so that a click during streaming meets the same button. */
  #setButtons(progress: Progress, actions: MeterActions): void {
    const key = [progress.node, isBusy(progress) ? "busy" : progress.state, progress.next].join(" ");
    if (key === this.#shown) return;
    this.#shown = key;
    const focused = this.#buttons.contains(document.activeElement);
    this.#buttons.replaceChildren(...this.#buttonsOf(progress, actions));
    if (focused) this.#buttons.querySelector("button")?.focus({ preventScroll: true });
  }

  #buttonsOf(progress: Progress, actions: MeterActions): HTMLElement[] {
    if (isBusy(progress)) return [button(t("progress.stop"), actions.stop, { class: "button" })];
    const close = button("", actions.close, { class: "button quiet", "aria-label": t("progress.close"), title: t("progress.close") }, h("span", { class: "icon icon-x", "aria-hidden": "true" }));
    if (progress.state === "failed") return [button(t("progress.try-again"), actions.retry, { class: "button" }), close];
    if (progress.state === "stopped") return [button(t("progress.continue"), actions.retry, { class: "button" }), close];
    if (!progress.next) return [close];
    return [button(nextLabel(progress, actions.limit), actions.next, { class: "button" }), close];
  }
}

/** What is expanded, its name standing out. */
function named(progress: Progress): (Node | string)[] {
  const name = h("b", { dir: "auto" }, subject(progress));
  return isBusy(progress) ? pieces("progress.expanding").map((piece, i) => (i % 2 ? name : piece)) : [name];
}

/** Whether the count is a whole sentence that names the entity itself. */
function isSentence(progress: Progress): boolean {
  return progress.state === "done" && progress.shown >= progress.total;
}
