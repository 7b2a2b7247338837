// A colour for each value that things on the canvas have.
import { type Metric, metrics } from "../../model/measures";
import type { Model } from "../../model/model";
import type { Kind } from "../../model/rules";
import { type Ask, type Swatch, swatches } from "../../model/style";
import { count, t } from "../../words/words";
import { h } from "../dom";
import { type Choice, choices } from "./choices";
import type { Learner } from "./learner";
import { swatchSelect } from "./style-editor";

export interface Valued {
  model: Model;
  learner: Learner;
  of: Kind;
  by: Ask;
  values: Readonly<Record<string, Swatch>>;
}

/** Values that are listed. */
const mostListed = 24;

/** Finds out which values there are and lists them; where none has a colour yet, the frequent ones get one each. */
export async function eachValue({ model, learner, of, by, values }: Valued, list: HTMLElement, isStill: () => boolean, change: (values: Record<string, Swatch>) => void): Promise<void> {
  list.replaceChildren(h("p", { class: "rule-note", role: "status" }, t("filters.learning")));
  const learnt = await learn(learner, of, by).then(() => true, () => false);
  if (!isStill()) return;
  if (!learnt) return list.replaceChildren(h("p", { class: "rule-note", role: "alert" }, t("filters.failed")));
  const all = choices(model, of, { ...by, is: Object.keys(values) });
  const chosen = Object.keys(values).length > 0 ? { ...values } : dealt(all);
  list.replaceChildren(...(all.length === 0 ? [h("p", { class: "rule-note" }, t("filters.no-values"))] : all.slice(0, mostListed).map((choice) => line(choice, chosen, change))));
  change({ ...chosen });
}

function line({ value, label, count: n }: Choice, chosen: Record<string, Swatch>, change: (values: Record<string, Swatch>) => void): HTMLElement {
  const select = swatchSelect(chosen[value] ?? "", t("styles.colour-of", { value: label }), (swatch) => {
    if (swatch) chosen[value] = swatch;
    else delete chosen[value];
    change({ ...chosen });
  }, t("styles.leave"));
  return h("div", { class: "style-value" }, h("span", { class: "rule-value-name", dir: "auto" }, label), h("span", { class: "number" }, count(n)), select);
}

/** A colour for each of the most frequent values; things without one stay as they are. */
function dealt(all: readonly Choice[]): Record<string, Swatch> {
  return Object.fromEntries(all.filter(({ value }) => value !== "").slice(0, swatches.length).map(({ value }, i) => [value, swatches[i]!.name]));
}

async function learn(learner: Learner, of: Kind, { on, name }: Ask): Promise<void> {
  if (on === "property" && name !== undefined) await learner.facts(of, name);
  else if ((metrics as readonly string[]).includes(on)) await learner.measure(on as Metric);
}
