// The legend: which types and relations are on the canvas, how many of each,
// and a switch for each.
import type { Model } from "../model/model";
import { lookOf, typeClasses } from "../types";
import { Coverage } from "./coverage";
import { button, h, part } from "./dom";
import { EvidenceLegend } from "./evidence-legend";
import { type Look, looksByType } from "./rules/type-looks";
import { type Tally, relationTallies, tallyText, toggled, typeTallies } from "./tally";
import { t } from "../words/words";
import { relation } from "./words";

type Kind = "types" | "relations";

export class Legend {
  readonly #root = part("legend");
  readonly #model: Model;
  readonly #types = h("ul", { class: "legend-list" });
  readonly #relations = h("ul", { class: "legend-list" });
  readonly #evidence: EvidenceLegend;
  readonly #coverage: Coverage;
  readonly #relationsHead = h("h2", { class: "eyebrow" }, t("canvas.relations"));
  readonly #showAll: HTMLButtonElement;
  #looks = new Map<string, Look[]>();

  constructor(model: Model, showAll: () => void) {
    this.#model = model;
    this.#evidence = new EvidenceLegend(model);
    this.#coverage = new Coverage(model);
    this.#showAll = button(t("deeds.show-all"), showAll, { class: "button legend-all" });
    this.#root.replaceChildren(
      h("h2", { class: "eyebrow" }, t("canvas.on-the-canvas")),
      this.#types,
      this.#relationsHead,
      this.#relations,
      this.#evidence.head,
      this.#evidence.list,
      this.#evidence.note,
      this.#showAll,
      this.#coverage.root,
      h("p", { class: "legend-none" }, t("canvas.legend-empty")),
    );
    this.render();
  }

  render(): void {
    this.#looks = looksByType(this.#model);
    const types = typeTallies(this.#model);
    const relations = relationTallies(this.#model);
    this.#fill(this.#types, types, (tally) => this.#line(tally, "types"));
    this.#fill(this.#relations, relations, (tally) => this.#line(tally, "relations"));
    const evidence = this.#evidence.tallies();
    this.#fill(this.#evidence.list, evidence, (tally) => this.#evidence.line(tally));
    this.#showAll.disabled = [...types, ...relations].every((tally) => tally.shown === tally.all) && !this.#model.lens.filters;
    this.#relationsHead.hidden = relations.length === 0;
    this.#evidence.tell();
    this.#evidence.head.hidden = evidence.length === 0;
    this.#coverage.render();
    this.#root.classList.toggle("is-empty", types.length === 0);
  }

  /** Replaces the lines and gives the focus back to the switch that had it. */
  #fill(list: HTMLElement, tallies: Tally[], line: (tally: Tally) => HTMLElement): void {
    const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLInputElement).value : undefined;
    list.replaceChildren(...tallies.map(line));
    if (focused === undefined) return;
    [...list.querySelectorAll("input")].find((input) => input.value === focused)?.focus({ preventScroll: true });
  }

  #line(tally: Tally, kind: Kind): HTMLElement {
    const name = kind === "types" ? lookOf(tally.key).label : relation(tally.key);
    const check = h("input", { type: "checkbox", value: tally.key, checked: tally.on });
    check.addEventListener("change", () => this.#toggle(tally.key, kind, name, check.checked));
    const marks = kind === "types" ? (this.#looks.get(tally.key) ?? [{}]).map((look) => typeMark(tally.key, look)) : [];
    return h(
      "li",
      {},
      h(
        "label",
        { class: "legend-line" },
        check,
        ...marks,
        h("span", { class: "legend-name", dir: "auto" }, name),
        h("span", { class: "number" }, tallyText(tally)),
      ),
    );
  }

  #toggle(key: string, kind: Kind, name: string, on: boolean): void {
    const { hiddenTypes, hiddenRelations } = this.#model;
    this.#model.run({
      kind: "lens",
      label: switched(kind, name, on),
      lens: kind === "types" ? { types: toggled(hiddenTypes, key) } : { relations: toggled(hiddenRelations, key) },
    });
  }
}

function switched(kind: Kind, name: string, on: boolean): string {
  if (kind === "types") return on ? t("deeds.show-type", { name }) : t("deeds.hide-type", { name });
  return on ? t("deeds.show-relation", { name }) : t("deeds.hide-relation", { name });
}

/** The coloured icon of an entity type, in the shape that the canvas draws, as rules of style have it. */
export function typeMark(type: string, { colour, icon }: Look = {}): HTMLElement {
  const mark = h("span", { class: `type type-mark ${typeClasses(type)}`, "aria-hidden": "true" });
  if (colour) mark.style.setProperty("--type-colour", colour);
  if (icon) mark.style.setProperty("--type-icon", `url("/assets/icons/${icon}.svg")`);
  return mark;
}
