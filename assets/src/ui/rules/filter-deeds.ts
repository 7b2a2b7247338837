// What the reader does with filters: each is one step that can be undone.
import type { Filter } from "../../model/rules";
import { t } from "../../words/words";
import type { App } from "../app";
import { fitOf } from "./choices";
import { ruleWords } from "./words";

export function filtersOf({ model }: App): readonly Filter[] {
  return model.lens.filters ?? [];
}

export function addFilter(app: App, filter: Filter): void {
  const what = ruleWords(filter);
  set(app, [...filtersOf(app), filter], t("filters.did-add", { what }));
  const { fits, of } = fitOf(app.model, filter);
  app.say(t("filters.added", { what, fit: t(`filters.fits-${filter.of}`, { fits, n: of }) }));
}

export function changeFilter(app: App, at: number, filter: Filter): void {
  set(app, filtersOf(app).with(at, filter), t("filters.did-change", { what: ruleWords(filter) }));
}

export function removeFilter(app: App, at: number): void {
  const label = t("filters.did-remove", { what: ruleWords(filtersOf(app)[at]!) });
  set(app, filtersOf(app).toSpliced(at, 1), label);
  app.say(label);
}

export function removeFilters(app: App): void {
  set(app, [], t("filters.remove-all"));
  app.say(t("filters.removed-all"));
}

/** Puts saved filters in the place of those that are there. */
export function useFilters(app: App, name: string, filters: readonly Filter[]): void {
  set(app, filters, t("filters.did-apply", { name }));
}

function set({ model }: App, filters: readonly Filter[], label: string): void {
  model.run({ kind: "lens", label, lens: { filters: [...filters] } });
}
