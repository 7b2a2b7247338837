// Style rules as words and as samples of what they draw.
import { type Ask, type Style, hexOf, lines, mixed, radiusOfStep, widthOfStep } from "../../model/style";
import type { Domain } from "../../model/styles";
import type { Kind } from "../../model/rules";
import { type Key, t } from "../../words/words";
import { h } from "../dom";
import { fieldsOf } from "./fields";
import { propertyName, ruleWords } from "./words";

/** What a style picks and draws: "Company: blue, large". */
export function styleWords(style: Style): string {
  return `${ruleWords(style)}: ${saidWords(style).join(", ")}`;
}

/** What is drawn, aspect by aspect. */
export function saidWords({ of, colour, size, icon, label, line }: Style): string[] {
  return [
    colour && (colour.by ? t("styles.says-colour", { what: askWords(of, colour.by) }) : named(colour.swatch!)),
    size && (size.by ? t(of === "entities" ? "styles.says-size" : "styles.says-width", { what: askWords(of, size.by) }) : named(size.step!)),
    icon && t("styles.icon"),
    label && (label.by ? t("styles.says-label", { what: askWords(of, label.by) }) : t("styles.says-none")),
    line && named(line),
  ].filter((words) => words !== undefined);
}

/** The name of a colour, a size or a line. */
export function named(name: string): string {
  return t(`styles.${name}` as Key);
}

/** What is asked for. */
export function askWords(of: Kind, { on, name = "" }: Ask): string {
  return on === "property" ? propertyName(name) : fieldsOf(of).find(([field]) => field === on)![1];
}

/** A spot of a colour. */
export function spot(colour: string): SVGElement {
  return drawing(16, 16, shape("circle", { cx: 8, cy: 8, r: 7, fill: colour }));
}

/** A circle, or a line, of each of these sizes as the canvas draws it at zoom 1, within reason. */
export function sizeSample(of: Kind, sizes: readonly number[]): SVGElement {
  if (of === "links") return drawing(34, 4 + 8 * sizes.length, ...sizes.map((width, i) => shape("path", { d: `M1 ${6 + 8 * i}H33`, stroke: "currentColor", "stroke-width": width })));
  let x = 0;
  const circles = sizes.map((radius) => {
    const r = radius / 3;
    x += 2 * r + 3;
    return shape("circle", { cx: x - r - 2, cy: 13, r, fill: "none", stroke: "currentColor", "stroke-width": 1.5 });
  });
  return drawing(x, 26, ...circles);
}

export function stepSample(of: Kind, step: "small" | "medium" | "large" | "largest"): SVGElement {
  return sizeSample(of, [of === "entities" ? radiusOfStep(step) : widthOfStep(step)]);
}

export function lineSampleOf(line: string): SVGElement {
  const { period = 0, share = 1 } = lines.find(({ name }) => name === line) ?? {};
  return drawing(40, 10, shape("path", { d: "M0 5H40", stroke: "currentColor", "stroke-width": 2, ...(share < 1 && { "stroke-dasharray": `${period * share} ${period * (1 - share)}` }) }));
}

/** An icon that an entity can have, in the text's colour. */
export function entityIcon(name: string): HTMLElement {
  const element = h("span", { class: "icon", "aria-hidden": "true" });
  element.style.setProperty("--icon", `url("/assets/icons/${name}.svg")`);
  return element;
}

/** A colour from one to the other with the numbers that the ends stand for. */
export function scaleSample(from: string, to: string, domain: Domain): HTMLElement {
  const steps = 24;
  const [width, height] = [64, 12];
  const bar = drawing(width, height, ...Array.from({ length: steps }, (_, i) => shape("rect", { x: (width / steps) * i, y: 0, width: width / steps + 0.5, height, fill: mixed(from, to, i / (steps - 1)) })));
  return h("span", { class: "style-scale" }, h("span", {}, domain.ends[0]), bar, h("span", {}, domain.ends[1]));
}

export function spotOf(swatch: string): SVGElement {
  return spot(hexOf(swatch));
}

function drawing(width: number, height: number, ...parts: SVGElement[]): SVGElement {
  return shape("svg", { class: "style-sample", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, ...parts);
}

function shape(name: string, attributes: Record<string, string | number>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
