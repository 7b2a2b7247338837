// A histogram as a list of boxes to tick, each with its bar.
import { lookOf } from "../types";
import { count, t } from "../words/words";
import { degreesWords, yearsWords } from "./disc-words";
import { h } from "./dom";
import { type Bar, type Choice, type Facet, type HubChoice, degreesOf, wayOf } from "./hub-choice";
import { typeMark } from "./legend";
import { relation } from "./words";

const titles: Record<Facet, string> = {
  relation: t("hubs.by-relation"),
  kind: t("hubs.by-kind"),
  year: t("hubs.by-year"),
  degree: t("hubs.by-degree"),
};

/** One facet of a neighbourhood; it keeps its boxes, so that the focus stays where it is. */
export class HubBars {
  readonly element: HTMLFieldSetElement;
  readonly #facet: Facet;
  readonly #lines = new Map<string, { line: HTMLElement; box: HTMLInputElement; number: HTMLElement }>();

  constructor(hub: HubChoice, facet: Facet, everything: Choice, toggle: (facet: Facet, key: string) => void) {
    this.#facet = facet;
    const lines = hub.bars(facet, everything).map((bar) => this.#line(hub, bar, toggle));
    this.element = h("fieldset", { class: `hub-facet hub-${facet}` }, h("legend", {}, titles[facet]), h("ul", { class: "hub-bars" }, ...lines));
    this.render(hub, everything);
  }

  render(hub: HubChoice, choice: Choice): void {
    const bars = hub.bars(this.#facet, choice);
    const longest = Math.max(1, ...bars.map(({ all }) => all));
    for (const { key, count: n } of bars) {
      const { line, box, number } = this.#lines.get(key)!;
      box.checked = choice[this.#facet].has(key);
      number.textContent = hub.isSample && n > 0 ? t("hubs.about", { what: count(n) }) : count(n);
      line.classList.toggle("is-empty", n === 0);
      line.style.setProperty("--share", String(n / longest));
    }
  }

  #line(hub: HubChoice, { key }: Bar, toggle: (facet: Facet, key: string) => void): HTMLElement {
    const box = h("input", { type: "checkbox" });
    const number = h("span", { class: "number" });
    const mark = this.#facet === "kind" ? typeMark(key) : undefined;
    const label = h("label", { class: "hub-bar" }, box, mark, h("span", { class: "hub-bar-name", dir: "auto" }, nameOf(hub, this.#facet, key)), number);
    box.addEventListener("change", () => toggle(this.#facet, key));
    const line = h("li", {}, label);
    this.#lines.set(key, { line, box, number });
    return line;
  }
}

function nameOf(hub: HubChoice, facet: Facet, key: string): string {
  if (facet === "kind") return lookOf(key).label;
  if (facet === "year") return yearsWords(hub.yearsOf(key));
  if (facet === "degree") return degreesWords(degreesOf(key));
  const { type, direction } = wayOf(key);
  return relation(type, direction === "in" ? "target" : "source");
}
