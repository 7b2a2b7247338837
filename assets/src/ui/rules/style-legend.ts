// What a style rule draws, as the legend shows it: generated from the rule and
// from what is in sight.
import type { Colour, Size, Style } from "../../model/style";
import { radiusAt, widthAt } from "../../model/style";
import type { Domain, Effect } from "../../model/styles";
import { count, t } from "../../words/words";
import { h } from "../dom";
import { askWords, entityIcon, lineSampleOf, named, scaleSample, sizeSample, spotOf, stepSample } from "./style-words";
import { valueWords } from "./words";

/** The lines of the legend about one rule. */
export function effectLines({ style, counts, colour, size }: Effect): HTMLElement[] {
  return [
    ...(style.colour ? colourLines(style, style.colour, counts, colour) : []),
    ...(style.size ? [sizeLine(style, style.size, size)] : []),
    ...(style.icon ? [line(entityIcon(style.icon), t("styles.icon"))] : []),
    ...(style.label ? [line(undefined, style.label.by ? t("styles.says-label", { what: askWords(style.of, style.label.by) }) : t("styles.says-none"))] : []),
    ...(style.line ? [line(lineSampleOf(style.line), named(style.line))] : []),
  ];
}

function colourLines(style: Style, { swatch, by, from, to, values }: Colour, counts: ReadonlyMap<string, number>, domain: Domain | undefined): HTMLElement[] {
  if (swatch) return [line(spotOf(swatch), named(swatch))];
  const head = line(undefined, t("styles.says-colour", { what: askWords(style.of, by!) }));
  if (!values) return [head, domain ? h("p", { class: "style-line" }, scaleSample(from!, to!, domain)) : nothing()];
  const shown = Object.entries(values).filter(([value]) => counts.has(value)).sort(([a], [b]) => counts.get(b)! - counts.get(a)!);
  return [head, ...shown.map(([value, name]) => line(spotOf(name), `${valueWords(style.of, by!, value)} – ${named(name)}`, counts.get(value))), ...(shown.length > 0 ? [] : [nothing()])];
}

function sizeLine({ of }: Style, { step, by }: Size, domain: Domain | undefined): HTMLElement {
  if (step) return line(stepSample(of, step), named(step));
  const words = t(of === "entities" ? "styles.says-size" : "styles.says-width", { what: askWords(of, by!) });
  if (!domain) return line(undefined, words);
  const [sizes, ends] = domain.least < domain.most ? [[0, 1], domain.ends] : [[1], [domain.ends[1]]];
  const at = of === "entities" ? radiusAt : widthAt;
  return h("p", { class: "style-line" }, sizeSample(of, sizes.map(at)), h("span", { class: "style-says" }, `${words}: ${ends.join(" – ")}`));
}

function line(sample: Element | undefined, words: string, n?: number): HTMLElement {
  return h("p", { class: "style-line" }, ...(sample ? [sample] : []), h("span", { class: "style-says", dir: "auto" }, words), n === undefined ? undefined : h("span", { class: "number" }, count(n)));
}

function nothing(): HTMLElement {
  return h("p", { class: "style-line rule-note" }, t("styles.no-values"));
}
