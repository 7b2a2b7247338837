// The panel of the story: its steps in order, the one at hand with its words.
import { type StoryStep, longestStepText } from "../../model/story";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { longestTitle } from "../share-draft";
import { clocksText } from "../timeline/words";
import { entitiesAndLinks } from "../words";
import type { Telling } from "./telling";

export class StoryPanel {
  readonly element = h("div", { class: "telling-part" });
  /** Called when a step was added, to bring the panel into view. */
  onNew: () => void = () => undefined;
  readonly #app: App;
  readonly #telling: Telling;
  readonly #hint = h("p", { class: "story-hint" }, t("story.hint"));
  readonly #list = h("ol", { class: "story-list" });
  readonly #add: HTMLButtonElement;
  readonly #walk: HTMLElement;
  #editing: string | undefined;
  #rendered: readonly StoryStep[] | undefined;

  constructor(app: App, telling: Telling) {
    this.#app = app;
    this.#telling = telling;
    this.#add = button(t("story.add-here"), () => telling.add(), { class: "button primary story-add", title: t("story.add") }, icon("plus"));
    this.#walk = h("div", { class: "story-walk", role: "group", "aria-label": t("story.controls") },
      iconButton("arrow-left", t("story.previous"), () => telling.step(-1)), h("span", { class: "number" }), iconButton("arrow-right", t("story.next"), () => telling.step(1)));
    this.element.append(this.#hint, this.#walk, this.#list, this.#add);
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    telling.onStep = (isNew) => this.#stepped(isNew);
    app.model.on("written", () => this.render());
    this.render();
  }

  /** Shows the story as it is now; texts that are being typed stay. */
  render(): void {
    const { steps, at } = this.#telling;
    if (this.#editing !== undefined && this.#telling.place(this.#editing) < 0) this.#editing = undefined;
    this.#hint.hidden = steps.length > 0;
    this.#walk.hidden = steps.length === 0;
    this.#walk.querySelector(".number")!.textContent = at === undefined || this.#telling.place(at) < 0 ? t("story.steps", { n: steps.length }) : t("story.step-of", { at: this.#telling.place(at) + 1, n: steps.length });
    if (this.#isTyping() && steps.length === this.#rendered?.length) return this.#retitle();
    this.#rendered = steps;
    const focused = this.#focused();
    this.#list.replaceChildren(...steps.map((step, i) => this.#item(step, i)));
    this.#refocus(focused);
  }

  /** The step at hand is another one; a new one waits for its words. */
  #stepped(isNew: boolean): void {
    const { at } = this.#telling;
    if (isNew || this.#editing !== at) this.#editing = isNew ? at : undefined;
    if (isNew) this.onNew();
    if (this.#isTyping()) (document.activeElement as HTMLElement).blur();
    this.render();
    if (isNew) this.#list.querySelector<HTMLInputElement>("input")?.select();
    this.#list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  #item(step: StoryStep, i: number): HTMLElement {
    const isCurrent = step.id === this.#telling.at;
    const go = button("", () => this.#telling.show(step.id), { class: "story-go" },
      h("span", { class: "story-number" }, String(i + 1)),
      h("span", { class: "row-text" }, h("span", { class: "row-name", dir: "auto" }, step.title || t("story.untitled")), h("span", { class: "row-detail" }, this.#facts(step))));
    const body = isCurrent ? (this.#editing === step.id ? this.#form(step) : this.#words(step)) : undefined;
    return h("li", { class: "story-item", "data-id": step.id, "aria-current": isCurrent ? "step" : undefined }, go, body);
  }

  #facts({ shown, lens }: StoryStep): string {
    const here = shown.filter((id) => this.#app.model.graph.hasNode(id)).length;
    const clock = lens.asOf !== undefined || lens.knownOn !== undefined ? [clocksText(lens)] : [];
    return [t("story.shows", { what: entitiesAndLinks(here, 0) }), ...clock].join(" · ");
  }

  #words(step: StoryStep): HTMLElement {
    const text = step.text ? h("p", { class: "story-text", dir: "auto" }, step.text) : undefined;
    return h("div", { class: "story-body" }, text, h("div", { class: "story-deeds" },
      iconButton("pencil", t("story.edit"), () => this.#edit(step.id), t("story.edit")),
      iconButton("camera", t("story.retake"), () => this.#telling.retake(step.id)),
      iconButton("arrow-up", t("story.up"), () => this.#telling.move(step.id, -1), "", this.#telling.place(step.id) === 0),
      iconButton("arrow-down", t("story.down"), () => this.#telling.move(step.id, 1), "", this.#telling.place(step.id) === this.#telling.steps.length - 1),
      iconButton("trash-2", t("story.delete"), () => this.#telling.remove(step.id))));
  }

  #form(step: StoryStep): HTMLElement {
    const title = h("input", { class: "story-title", value: step.title, maxlength: longestTitle, dir: "auto", autocomplete: "off", "aria-label": t("story.title"), placeholder: t("story.title") });
    const text = h("textarea", { rows: 6, maxlength: longestStepText, dir: "auto", "aria-label": t("story.text"), placeholder: t("story.text") });
    text.value = step.text;
    const form = h("form", { class: "story-body story-form" }, title, text, h("p", { class: "share-hint" }, t("story.text-hint")),
      h("div", { class: "story-deeds" }, h("button", { type: "submit", class: "button primary" }, t("story.done"))));
    form.addEventListener("input", () => this.#telling.edit(step.id, { title: title.value, text: text.value }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#end();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) this.#end();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return form;
  }

  #edit(id: string): void {
    this.#editing = id;
    this.render();
    this.#list.querySelector<HTMLInputElement>("input")?.focus();
  }

  #end(): void {
    const id = this.#editing;
    this.#editing = undefined;
    if (this.#isTyping()) (document.activeElement as HTMLElement).blur();
    this.render();
    if (id !== undefined) this.#list.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] .story-go`)?.focus({ preventScroll: true });
  }

  #isTyping(): boolean {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && this.#list.contains(activeElement) && activeElement.matches("input, textarea");
  }

  /** While its title is typed, a step's line follows. */
  #retitle(): void {
    for (const step of this.#telling.steps) {
      const line = this.#list.querySelector(`[data-id="${CSS.escape(step.id)}"] .row-name`);
      if (line) line.textContent = step.title || t("story.untitled");
    }
  }

  #focused(): { id: string; label: string } | undefined {
    const { activeElement } = document;
    const item = activeElement?.closest<HTMLElement>(".story-item");
    return item && this.#list.contains(item) ? { id: item.dataset["id"]!, label: activeElement!.getAttribute("aria-label") ?? "" } : undefined;
  }

  #refocus(focused: { id: string; label: string } | undefined): void {
    if (!focused) return;
    const item = this.#list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused.id)}"]`);
    const same = [...(item?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])].find((element) => (element.getAttribute("aria-label") ?? "") === focused.label);
    (same ?? item?.querySelector<HTMLElement>(".story-go") ?? this.#add).focus({ preventScroll: true });
  }

  /** Arrows go from step to step of the list. */
  #onKey(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [...this.#list.querySelectorAll<HTMLElement>(".story-go")];
    const at = all.indexOf(event.target as HTMLElement);
    if (!by || at < 0) return;
    all[at + by]?.focus();
    event.preventDefault();
  }
}

function iconButton(name: string, label: string, run: () => void, text = "", disabled = false): HTMLButtonElement {
  return button(text, run, { class: text ? "button" : "button quiet", "aria-label": label, title: label, disabled }, icon(name));
}
