// In which order the list has entities: by name, type, links, as they are laid
// out, or by a measure, which each row then shows.
import { type Metric, metrics } from "../model/measures";
import { t } from "../words/words";
import type { App } from "./app";
import { areaName, standing } from "./areas";
import { h } from "./dom";
import { measured } from "./measure-words";
import { type EntityRow, type Sort, entityRows } from "./rows";

const byArea = "area";

export class ListOrder {
  readonly element = h("select", { "aria-label": t("canvas.list-order") });
  readonly #app: App;
  readonly #changed: () => void;
  readonly #area = h("option", { value: byArea }, t("layouts.by-area"));
  #stop: (() => void) | undefined;

  /** `changed` is called when the rows come in another order or with other values. */
  constructor(app: App, changed: () => void) {
    [this.#app, this.#changed] = [app, changed];
    for (const [value, text] of [["name", t("canvas.by-name")], ["type", t("canvas.by-type")], ["links", t("canvas.most-links")]] as const) {
      this.element.append(h("option", { value }, text));
    }
    const measures = h("optgroup", { label: t("measures.tab") });
    for (const metric of metrics) if (metric !== "degree") measures.append(h("option", { value: metric }, t(`measures.${metric}`)));
    this.element.append(this.#area, measures);
    this.element.addEventListener("change", () => this.#watch());
    this.#offer();
  }

  /** The entities that match, in order. */
  rows(text: string): EntityRow[] {
    this.#offer();
    const { model } = this.#app;
    const { metric } = this;
    const rows = entityRows(model, text, metric || this.#isByArea ? "name" : (this.element.value as Sort));
    if (this.#isByArea) return this.#inAreas(rows);
    const values = metric && this.#app.measures.get(metric)?.values;
    if (!values) return rows;
    const order = (id: string) => values.get(id) ?? -1;
    const groups = metric === "community" || metric === "component";
    return rows.sort((a, b) => (groups && values.has(a.id) && values.has(b.id) ? order(a.id) - order(b.id) : order(b.id) - order(a.id)));
  }

  /** What a row shows of the measure that is chosen. */
  valueOf({ id }: EntityRow): string | undefined {
    const value = this.metric && this.#app.measures.get(this.metric)?.values.get(id);
    return value === undefined ? undefined : measured(this.metric!, value);
  }

  /** The headings of lanes and groups, by the place of the row that each comes before. */
  headings(rows: readonly EntityRow[]): Map<number, string> {
    const { layout } = this.#app.model.lens;
    const headings = new Map<number, string>();
    if (!this.#isByArea || !layout) return headings;
    const areas = standing(this.#app.model);
    rows.forEach((row, i) => {
      const [area, before] = [areas.get(row.id), i > 0 ? areas.get(rows[i - 1]!.id) : -1];
      if (area !== before) headings.set(i, area === undefined ? t("layouts.elsewhere") : areaName(layout, layout.areas![area]!.key));
    });
    return headings;
  }

  /** What there is to say of the order. */
  get note(): string {
    const { lens } = this.#app.model;
    if (this.#isByArea && lens.layout) {
      const { name } = lens.layout;
      return name === "radial" || name === "grid" ? "" : t(`layouts.note-${name}`);
    }
    return this.metric && this.#app.measures.state(this.metric) === "waiting" ? t("measures.working") : "";
  }

  get metric(): Metric | undefined {
    return metrics.find((metric) => metric === this.element.value);
  }

  get #isByArea(): boolean {
    return this.element.value === byArea && !this.#area.disabled;
  }

  /** Lanes can be chosen while there are some; a layout that brings them is listed as it is laid out. */
  #offer(): void {
    const has = (this.#app.model.lens.layout?.areas?.length ?? 0) > 0;
    if (has && this.#area.hidden) this.element.value = byArea;
    if (!has && this.element.value === byArea) this.element.value = "name";
    this.#area.hidden = this.#area.disabled = !has;
  }

  #watch(): void {
    this.#stop?.();
    this.#stop = this.metric && this.#app.measures.watch(this.metric, this.#changed);
    this.#changed();
  }

  #inAreas(rows: EntityRow[]): EntityRow[] {
    const areas = standing(this.#app.model);
    const place = (id: string) => areas.get(id) ?? Infinity;
    return rows.sort((a, b) => Number(b.visible) - Number(a.visible) || (place(a.id) === place(b.id) ? 0 : place(a.id) - place(b.id)));
  }
}
