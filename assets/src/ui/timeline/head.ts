// The head of the timeline: what the clock shows, and all that can be done with it.
import { momentDays } from "../../model/dates";
import type { Lens } from "../../model/lens";
import { t } from "../../words/words";
import { disclosure } from "../disclosure";
import { button, h, icon, setAttributes } from "../dom";
import type { Which } from "./words";

/** What the head does. */
export interface HeadDeeds {
  toggle(): void;
  choose(which: Which): void;
  step(n: number): void;
  play(): void;
  between(on: boolean): void;
  off(): void;
  look(lens: Partial<Lens>, label: string): void;
  go(moment: string): void;
}

/** What the head shows. */
export interface HeadState {
  isOpen: boolean;
  which: Which;
  lens: Readonly<Lens>;
  isTime: boolean;
  isPlaying: boolean;
  isEmpty: boolean;
  /** In parts: which moment, and what is in the picture at it. */
  line: readonly string[];
}

export class Head {
  readonly element: HTMLElement;
  readonly #deeds: HeadDeeds;
  readonly #line = h("p", { class: "timeline-line" });
  readonly #toggle: HTMLButtonElement;
  readonly #which: Record<Which, HTMLButtonElement>;
  readonly #play: HTMLButtonElement;
  readonly #steps: HTMLButtonElement[];
  readonly #between: HTMLButtonElement;
  readonly #off: HTMLButtonElement;
  readonly #hide = h("input", { type: "checkbox" });
  readonly #undated = h("input", { type: "checkbox" });
  readonly #date = h("input", { id: "timeline-date", type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "timeline-date-hint" });
  readonly #hint = h("p", { class: "timeline-hint", id: "timeline-date-hint" });

  constructor(deeds: HeadDeeds) {
    this.#deeds = deeds;
    this.#toggle = button(t("clock.timeline"), () => deeds.toggle(), { class: "timeline-toggle", "aria-controls": "timeline-body" }, icon("chevron-down"));
    this.#which = {
      asOf: button(t("clock.true-on"), () => deeds.choose("asOf"), { class: "choice", title: t("clock.true-on-title") }),
      knownOn: button(t("clock.known-on"), () => deeds.choose("knownOn"), { class: "choice", title: t("clock.known-on-title") }),
    };
    this.#play = tool("play", t("clock.play"), () => deeds.play());
    this.#play.classList.add("timeline-play");
    this.#steps = [tool("step-back", t("clock.back"), () => deeds.step(-1)), tool("step-forward", t("clock.forward"), () => deeds.step(1))];
    this.#between = tool("chevrons-left-right-ellipsis", t("clock.two-dates"), () => deeds.between(this.#between.ariaPressed !== "true"));
    this.#off = tool("x", t("clock.show-all-dates"), () => deeds.off());
    const choices = h("div", { class: "choices", role: "group", "aria-label": t("clock.which") }, this.#which.asOf, this.#which.knownOn);
    const tools = h("div", { class: "timeline-tools" }, this.#steps[0], this.#play, this.#steps[1], this.#between, this.#off, this.#options());
    this.element = h("div", { class: "timeline-head" }, this.#toggle, choices, this.#line, tools);
  }

  render({ isOpen, which, lens, isTime, isPlaying, isEmpty, line }: HeadState): void {
    setAttributes(this.#toggle, { "aria-expanded": String(isOpen), title: isOpen ? t("clock.close") : t("clock.open") });
    this.#toggle.firstElementChild!.replaceWith(icon(isOpen ? "chevron-down" : "chevron-up"));
    for (const [key, element] of Object.entries(this.#which)) element.ariaPressed = String(key === which);
    this.#between.ariaPressed = String(isTime);
    this.#play.replaceChildren(icon(isPlaying ? "pause" : "play"));
    setAttributes(this.#play, { "aria-label": isPlaying ? t("clock.pause") : t("clock.play"), title: isPlaying ? t("clock.pause") : t("clock.play") });
    for (const element of [this.#play, ...this.#steps, this.#between]) element.disabled = isEmpty;
    this.#off.disabled = lens.asOf === undefined && lens.knownOn === undefined;
    this.#hide.checked = lens.leftOut === "hide";
    this.#undated.checked = lens.undated !== "hide";
    this.#hint.textContent = isTime ? t("clock.type-dates-hint") : t("clock.type-date-hint");
    if (document.activeElement !== this.#date) this.#date.value = lens[which] ?? "";
    this.#say(line);
  }

  /** The one part that changes while a hand is dragged. */
  #say([when, ...rest]: readonly string[]): void {
    this.#line.replaceChildren(h("strong", {}, when), ...rest.map((part) => h("span", {}, part)));
  }

  say(line: readonly string[]): void {
    this.#say(line);
  }

  #options(): HTMLElement {
    const deeds = this.#deeds;
    this.#hide.addEventListener("change", () =>
      deeds.look({ leftOut: this.#hide.checked ? "hide" : undefined }, this.#hide.checked ? t("clock.hide-left-out") : t("clock.dim-left-out")));
    this.#undated.addEventListener("change", () =>
      deeds.look({ undated: this.#undated.checked ? undefined : "hide" }, this.#undated.checked ? t("clock.show-undated") : t("clock.leave-out-undated")));
    const form = h("form", { class: "timeline-go" },
      h("label", { for: "timeline-date" }, t("clock.type-date")),
      h("div", { class: "timeline-go-line" }, this.#date, h("button", { type: "submit", class: "button" }, t("clock.go"))),
      this.#hint);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go();
    });
    const options = disclosure("", form,
      h("label", { class: "timeline-option" }, this.#hide, t("clock.hide-left-out")),
      h("label", { class: "timeline-option" }, this.#undated, t("clock.show-undated")));
    options.classList.add("timeline-options");
    const summary = options.querySelector("summary")!;
    summary.className = "tool";
    setAttributes(summary, { "aria-label": t("clock.options"), title: t("clock.options") });
    summary.append(icon("settings-2"));
    return options;
  }

  #go(): void {
    const text = this.#date.value.trim().replace(/\s*\/\s*/, "/");
    const isMoment = text === "" || momentDays(text) !== undefined;
    this.#date.setCustomValidity(isMoment ? "" : t("clock.wrong-date", { text }));
    if (!this.#date.reportValidity()) return this.#date.addEventListener("input", () => this.#date.setCustomValidity(""), { once: true });
    if (text === "") this.#deeds.off();
    else this.#deeds.go(text);
  }
}

function tool(sign: string, label: string, run: () => void): HTMLButtonElement {
  return button("", run, { class: "tool", "aria-label": label, title: label }, icon(sign));
}
