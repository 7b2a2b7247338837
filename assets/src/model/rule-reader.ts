// Reads filters from JSON that may come from anywhere: what is not known is an error, as graph/rule_check.go has it.
import { t } from "../words/words";
import { daysOf } from "./dates";
import { type Condition, type Field, type Filter, type Kind, type Rule, fields, tidyRule } from "./rules";

/** As the server has them; see graph/rule_check.go. */
export const most = { rules: 50, conditions: 200, values: 1000, characters: 200 };

/** What was read is not what it should be; says so in a sentence for readers. */
export class FormError extends Error {
  override name = "FormError";
}

export function readFilters(value: unknown): Filter[] {
  return listOf(value, most.rules, (item) => {
    const { rest, ...rule } = objectOf(item, ["of", "any", "rest"]);
    if (rest !== "dim" && rest !== "hide") throw new FormError(t("rules.bad-value", { value: String(rest) }));
    const filter = { ...readRule(rule), rest } as const;
    if (filter.any.length === 0) throw new FormError(t("rules.bad-empty"));
    return tidyRule(filter);
  });
}

/** The part of a rule that picks things. */
export function readRule({ of, any }: Record<string, unknown>): Rule {
  if (typeof of !== "string" || !Object.hasOwn(fields, of)) throw new FormError(t("rules.bad-value", { value: String(of) }));
  const rule: Rule = { of: of as Kind, any: listOf(any, most.conditions, (all) => listOf(all, most.conditions, (item) => readCondition(of as Kind, item))) };
  if (rule.any.some((all) => all.length === 0) || rule.any.flat().length > most.conditions) throw new FormError(t("rules.bad-empty"));
  return rule;
}

function readCondition(of: Kind, value: unknown): Condition {
  const { on, name, is, least, most: atMost, from, until, not } = objectOf(value, ["on", "name", "is", "least", "most", "from", "until", "not"]);
  if (!(fields[of] as readonly unknown[]).includes(on) || (on === "property") !== (name !== undefined)) throw new FormError(t("rules.bad-value", { value: String(on) }));
  return {
    on: on as Field,
    name: optional(name, text),
    is: optional(is, (list) => listOf(list, most.values, text)),
    least: optional(least, number),
    most: optional(atMost, number),
    from: optional(from, date),
    until: optional(until, date),
    not: optional(not, (flag) => flag === true),
  };
}

/** An object with no other keys than these. */
export function objectOf(value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new FormError(t("rules.bad-form"));
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new FormError(t("rules.bad-key", { key: unknown }));
  return value as Record<string, unknown>;
}

export function listOf<T>(value: unknown, longest: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > longest) throw new FormError(t("rules.bad-list"));
  return value.map(read);
}

export function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

export function text(value: unknown): string {
  if (typeof value !== "string" || Array.from(value).length > most.characters) throw new FormError(t("rules.bad-text"));
  return value;
}

export function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new FormError(t("rules.bad-number"));
  return value;
}

function date(value: unknown): string {
  if (typeof value !== "string" || !daysOf(value)) throw new FormError(t("rules.bad-value", { value: String(value) }));
  return value;
}
