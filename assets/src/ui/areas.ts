// What lanes and groups are called, and which of them an entity is in.
import type { Arrangement } from "../model/arrangement";
import type { RankKey } from "../model/ranks";
import type { Model } from "../model/model";
import { lookOf } from "../types";
import { language, t } from "../words/words";

/** The heading of a lane or group. */
export function areaName({ name }: Arrangement, key: string): string {
  if (name === "layered") return t(`layouts.rank-${key as RankKey}`);
  if (name === "communities") return t("layouts.community", { number: key });
  return key === "" ? t("layouts.undated") : lookOf(key).label;
}

/** Which area each visible entity stands in, by its place on the canvas. */
export function standing(model: Model): Map<string, number> {
  const areas = model.lens.layout?.areas ?? [];
  const found = new Map<string, number>();
  if (areas.length === 0) return found;
  model.graph.forEachNode((id, { x, y }) => {
    if (!model.isNodeVisible(id)) return;
    const area = areas.findIndex(({ left, right, bottom, top }) => x > left && x < right && y > bottom && y < top);
    if (area >= 0) found.set(id, area);
  });
  return found;
}

const months = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });

/** A partial date as a mark of time: 2021, Mar 2021. */
export function tickText(date: string): string {
  return date.length === 4 ? date : months.format(new Date(`${date}-01T00:00:00Z`));
}
