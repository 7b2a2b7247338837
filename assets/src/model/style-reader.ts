// Reads styles from JSON that may come from anywhere, such as a file that
// somebody shared: what is not known is an error, as graph/style_check.go has it.
import { t } from "../words/words";
import { FormError, listOf, most, objectOf, optional, readRule, text } from "./rule-reader";
import { type Kind, type Field, fields } from "./rules";
import { type Ask, type Colour, type Label, type Size, type Step, type Style, aspects, icons, lines, steps, swatches, tidyStyle } from "./style";

const names = { swatches: swatches.map(({ name }) => name), lines: lines.map(({ name }) => name) };
/** Colours that a rule can have, one for each value. */
export const mostValues = 50;
const format = "clew-style";

/** The styles as a small file of JSON. */
export function styleFile(styles: readonly Style[]): string {
  return `${JSON.stringify({ format, version: 1, styles: styles.map(tidyStyle) }, undefined, 2)}\n`;
}

/** What such a file holds. Throws a FormError. */
export function readStyleFile(content: string): Style[] {
  let file: unknown;
  try {
    file = JSON.parse(content);
  } catch {
    throw new FormError(t("styles.bad-file"));
  }
  const { format: found, version, styles } = objectOf(file, ["format", "version", "styles"]);
  if (found !== format) throw new FormError(t("styles.bad-file"));
  if (version !== 1) throw new FormError(t("styles.bad-version"));
  return readStyles(styles);
}

export function readStyles(value: unknown): Style[] {
  return listOf(value, most.rules, (item) => {
    const { of, any, colour, size, icon, label, line } = objectOf(item, ["of", "any", ...aspects]);
    const rule = readRule({ of, any });
    const style: Style = {
      ...rule,
      colour: optional(colour, (said) => readColour(rule.of, said)),
      size: optional(size, (said) => readSize(rule.of, said)),
      icon: optional(icon, (said) => only(rule.of === "entities" ? icons : [], said)),
      label: optional(label, (said) => readLabel(rule.of, said)),
      line: optional(line, (said) => only(rule.of === "links" ? names.lines : [], said)),
    };
    if (aspects.every((aspect) => style[aspect] === undefined)) throw new FormError(t("styles.bad-nothing"));
    return tidyStyle(style);
  });
}

function readColour(of: Kind, value: unknown): Colour {
  const { swatch, by, from, to, values } = objectOf(value, ["swatch", "by", "from", "to", "values"]);
  if (by === undefined) return exactly({ swatch: only(names.swatches, swatch) }, from, to, values);
  const ask = readAsk(of, by);
  if (values === undefined) return exactly({ by: ask, from: only(names.swatches, from), to: only(names.swatches, to) }, swatch);
  const pairs = Object.entries(objectOf(values, Object.keys(values ?? {})));
  if (pairs.length === 0 || pairs.length > mostValues) throw new FormError(t("rules.bad-list"));
  return exactly({ by: ask, values: Object.fromEntries(pairs.map(([key, colour]) => [text(key), only(names.swatches, colour)])) }, swatch, from, to);
}

function readSize(of: Kind, value: unknown): Size {
  const { step, by } = objectOf(value, ["step", "by"]);
  return by === undefined ? { step: only(steps, step) as Step } : exactly({ by: readAsk(of, by) }, step);
}

function readLabel(of: Kind, value: unknown): Label {
  const { none, by } = objectOf(value, ["none", "by"]);
  if (by !== undefined) return exactly({ by: readAsk(of, by) }, none);
  if (none !== true) throw new FormError(t("rules.bad-value", { value: String(none) }));
  return { none };
}

function readAsk(of: Kind, value: unknown): Ask {
  const { on, name } = objectOf(value, ["on", "name"]);
  if (!(fields[of] as readonly unknown[]).includes(on) || (on === "property") !== (name !== undefined)) throw new FormError(t("rules.bad-value", { value: String(on) }));
  return { on: on as Field, ...(name !== undefined && { name: text(name) }) };
}

function only(known: readonly string[], value: unknown): string {
  if (typeof value !== "string" || !known.includes(value)) throw new FormError(t("rules.bad-value", { value: String(value) }));
  return value;
}

/** What was read, where the rest is not there. */
function exactly<T>(read: T, ...rest: unknown[]): T {
  if (rest.some((part) => part !== undefined)) throw new FormError(t("styles.bad-both"));
  return read;
}
