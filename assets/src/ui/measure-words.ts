import type { Metric } from "../model/measures";
import { count, language, t } from "../words/words";

const percent = new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const groups: readonly Metric[] = ["community", "component"];

/** Whether a metric's values are numbers of groups. */
export function isGrouping(metric: Metric): metric is "community" | "component" {
  return groups.includes(metric);
}

/** A value of a metric in words: 12, 3.5%, Community 2. */
export function measured(metric: Metric, value: number): string {
  if (isGrouping(metric)) return t(`measures.${metric}-name`, { number: value });
  return metric === "degree" ? count(value) : percent.format(value);
}
