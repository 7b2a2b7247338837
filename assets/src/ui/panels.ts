// The panels around the canvas. On wide screens the side shows the types or
// the list, and the details stand at the right; on narrow ones a bar at the
// foot chooses what lies over the canvas.
import type { Panel } from "./app";
import { t } from "../words/words";
import { button, h, icon, part } from "./dom";

const narrow = matchMedia("(max-width: 820px)");
/** The panels: name, title, icon. */
export const panelTabs: readonly (readonly [Panel, string, string])[] = [
  ["canvas", t("canvas.tab-canvas"), "network"],
  ["list", t("canvas.tab-list"), "list"],
  ["types", t("canvas.tab-types"), "shapes"],
  ["measures", t("measures.tab"), "chart-bar"],
  ["story", t("story.tab"), "book-open"],
  ["details", t("canvas.tab-details"), "panel-right"],
];

/** Those that share the side of a wide screen, in their order there. */
const sideTabs: readonly Panel[] = ["types", "list", "measures", "story"];

export const isNarrow = () => narrow.matches;

export class Panels {
  readonly #root = part("explore");
  readonly #buttons = new Map<Panel, HTMLButtonElement[]>();
  readonly #shown: () => void;

  /** Shown is called when a panel came into view. */
  constructor(shown: () => void) {
    this.#shown = shown;
    part("side").prepend(this.#bar("side-tabs", t("canvas.side-tabs"), sideTabs.map((panel) => panelTabs.find(([name]) => name === panel)!)));
    this.#root.append(this.#bar("foot-tabs", t("canvas.foot-tabs"), panelTabs));
    this.#root.dataset["side"] = "types";
    this.show("canvas");
    this.show("types", false);
    narrow.addEventListener("change", () => this.show("canvas"));
  }

  /** Brings a panel into view. Only the reader's own choice covers the canvas of a narrow screen. */
  show(panel: Panel, cover = true): void {
    if (sideTabs.includes(panel)) this.#root.dataset["side"] = panel;
    if (cover) this.#root.dataset["panel"] = panel;
    this.#press();
    this.#shown();
  }

  get current(): Panel {
    return this.#root.dataset["panel"] as Panel;
  }

  /** Whether the reader sees this panel. */
  isShown(panel: Panel): boolean {
    if (isNarrow()) return this.current === panel || panel === "canvas";
    return panel === "canvas" || panel === "details" || this.#root.dataset["side"] === panel;
  }

  #bar(name: string, label: string, entries: typeof panelTabs): HTMLElement {
    const bar = h("div", { class: name, role: "group", "aria-label": label });
    for (const [panel, text, sign] of entries) {
      const element = button(text, () => this.#choose(panel), { class: "tab" }, icon(sign));
      this.#buttons.set(panel, [...(this.#buttons.get(panel) ?? []), element]);
      bar.append(element);
    }
    return bar;
  }

  /** On a narrow screen the button of the open panel closes it. */
  #choose(panel: Panel): void {
    this.show(isNarrow() && this.current === panel ? "canvas" : panel);
  }

  #press(): void {
    for (const [panel, elements] of this.#buttons) {
      const pressed = isNarrow() ? this.current === panel : this.#root.dataset["side"] === panel;
      for (const element of elements) element.setAttribute("aria-pressed", String(pressed));
    }
  }
}
