// The part of the legend that tells how well the links are evidenced: the line
// that is drawn of each kind, how many there are, and a switch for each.
import { isDisc } from "../model/disc";
import type { Model } from "../model/model";
import { type Backing, type BackingLook, readingOrder, backingOf, backings } from "../model/backing";
import { t } from "../words/words";
import { h } from "./dom";
import { drawnByRules } from "./rules/type-looks";
import { type Tally, tallyText, toggled } from "./tally";

/** Width and height of a sample of a line, in pixels. */
const sample = { width: 32, height: 12 };

export class EvidenceLegend {
  readonly head = h("h2", { class: "eyebrow" }, t("evidence.legend"));
  readonly list = h("ul", { class: "legend-list legend-evidence" });
  readonly note = h("p", { class: "rule-note" });
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  /** What stands in it now. */
  tallies(): Tally[] {
    const off = new Set<string>(this.#model.lens.evidence);
    const tallies = new Map<Backing, Tally>(readingOrder.map((key) => [key, { key, on: !off.has(key), shown: 0, all: 0 }]));
    this.#model.graph.forEachEdge((id, { link }) => {
      if (isDisc(id) || this.#model.isFoldPart(link)) return;
      const tally = tallies.get(backingOf(link))!;
      tally.all++;
      if (this.#model.isEdgeVisible(id)) tally.shown++;
    });
    return [...tallies.values()].filter(({ all, on }) => all > 0 || !on);
  }

  /** Says of how many links the line tells something else. */
  tell(): void {
    const n = drawnByRules(this.#model);
    this.note.hidden = n === 0;
    this.note.textContent = n > 0 ? t("styles.undrawn", { n }) : "";
  }

  line(tally: Tally): HTMLElement {
    const backing = tally.key as Backing;
    const check = h("input", { type: "checkbox", value: tally.key, checked: tally.on });
    check.addEventListener("change", () => this.#toggle(backing, check.checked));
    return h("li", {}, h("label", { class: "legend-line", title: t(`evidence.${backing}-what`) },
      check, lineSample(backing), h("span", { class: "legend-name" }, t(`evidence.${backing}`)), h("span", { class: "number" }, tallyText(tally))));
  }

  #toggle(backing: Backing, on: boolean): void {
    const name = t(`evidence.${backing}`);
    const evidence = toggled(new Set(this.#model.lens.evidence), backing) as Backing[];
    this.#model.run({ kind: "lens", label: on ? t("evidence.show", { name }) : t("evidence.hide", { name }), lens: { evidence } });
  }
}

/** A piece of the line of that backing, as the canvas draws it. */
export function lineSample(backing: Backing): SVGElement {
  const { width, height } = sample;
  const look = backings.find(({ name }) => name === backing)!;
  const middle = height / 2;
  return svg("svg", { class: "line-sample", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    ...rails(look).map(([off, thick]) => svg("path", { d: `M0 ${middle + off}H${width}`, "stroke-width": thick, ...dashes(look) })),
    ...(look.ticks ? [svg("path", { d: ticks(look, width, middle), "stroke-width": 1.2 })] : []));
}

/** How far each line is off the middle, and how wide it is. */
function rails({ width, double }: BackingLook): [number, number][] {
  const rail = 1.2;
  return double ? [[(rail - width) / 2, rail], [(width - rail) / 2, rail]] : [[0, width]];
}

function dashes({ period = 0, share = 1 }: BackingLook): Record<string, string | number> {
  return share < 1 ? { "stroke-dasharray": `${period * share} ${period * (1 - share)}` } : {};
}

function ticks({ width, period = 0, share = 1 }: BackingLook, length: number, middle: number): string {
  const half = width / 2 + 3.2;
  let path = "";
  for (let at = period * (1 + share) / 2 - (share < 1 ? 0 : period / 2); at < length; at += period) path += `M${at} ${middle - half}v${2 * half}`;
  return path;
}

function svg(name: string, attributes: Record<string, string | number>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
