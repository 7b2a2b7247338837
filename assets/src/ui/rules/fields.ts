// How each thing that a condition can ask for is asked, and what it is called.
import { type Condition, type Field, type Kind, fields } from "../../model/rules";
import type { Ask } from "../../model/style";
import type { Named } from "../../net/facts";
import { t } from "../../words/words";

/** By ticking values, between two numbers, or between two dates. */
export type Asking = "values" | "numbers" | "dates";

const askings: Record<Exclude<Field, "property">, Asking> = {
  type: "values", date: "dates", known: "dates", evidence: "values", sources: "numbers", total: "numbers",
  degree: "numbers", betweenness: "numbers", pagerank: "numbers", community: "values", component: "values",
};

/** How a condition is asked; of a property that depends on its values. */
export function askingOf({ on }: Pick<Condition, "on">, hasNumbers: boolean): Asking {
  if (on === "property") return hasNumbers ? "numbers" : "values";
  return askings[on];
}

/** What can be asked about entities or links, but for properties: name and title. */
export function fieldsOf(of: Kind): [Field, string][] {
  return fields[of].filter((field) => field !== "property").map((field) => [field, fieldTitle(of, field)]);
}

function fieldTitle(of: Kind, field: Exclude<Field, "property">): string {
  return field === "type" && of === "links" ? t("filters.relation") : t(`filters.${field}`);
}

/** What can be read off entities or links as a number (a date is one of a day, and comes after others), as a value, or at all. */
export function asksFor(of: Kind, names: readonly Named[], as?: "numbers" | "values"): Ask[] {
  const fits = (asking: Asking) => !as || (as === "numbers" ? asking !== "values" : asking === "values");
  const own = fields[of].filter((field) => field !== "property").filter((field) => fits(askings[field])).sort((a, b) => Number(askings[a] === "dates") - Number(askings[b] === "dates")).map((on) => ({ on }));
  return [...own, ...names.filter(({ numbers = false }) => fits(numbers ? "numbers" : "values")).map(({ name }) => ({ on: "property" as const, name }))];
}

/** Whether a condition asks for anything. */
export function isComplete({ is = [], least, most, from, until }: Condition): boolean {
  return is.length > 0 || least !== undefined || most !== undefined || Boolean(from || until);
}
