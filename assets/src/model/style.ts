// How the reader's rules draw what they pick: colour, size, icon, label, line.
// The rules pick as filters do (rules.ts). graph/style.go draws the same on the
// server; graph/testdata/styles.json holds both to the same answers.
import table from "../../../graph/style.json";
import { type Condition, type Field, type Rule, tidyRule } from "./rules";

/** The colours that can be chosen: each stands out on light and on dark, and from the others for every reader. */
export const swatches = table.swatches;
export type Swatch = string;
export const steps = ["small", "medium", "large", "largest"] as const;
export type Step = (typeof steps)[number];
/** Names of line patterns, and of icons. */
export const lines = table.lines as readonly { name: string; period?: number; share?: number }[];
export const icons: readonly string[] = table.icons;

/** Something that is read off each thing, as a condition asks for it. */
export interface Ask {
  on: Field;
  name?: string;
}

/** One colour; or from one to another by a number; or one for each value. */
export interface Colour {
  swatch?: Swatch;
  by?: Ask;
  from?: Swatch;
  to?: Swatch;
  values?: Record<string, Swatch>;
}

/** One size, or the larger the larger a number is. */
export interface Size {
  step?: Step;
  by?: Ask;
}

/** What is written: nothing, or the name and this. */
export interface Label {
  none?: boolean;
  by?: Ask;
}

/** A rule, and how what it picks is drawn; of several that say something about the same, the first holds. */
export interface Style extends Rule {
  colour?: Colour;
  size?: Size;
  /** Of entities. */
  icon?: string;
  label?: Label;
  /** Of links. */
  line?: string;
}

/** What one rule can say. */
export const aspects = ["colour", "size", "icon", "label", "line"] as const;
export type Aspect = (typeof aspects)[number];

/** What a style reads off things, in the form of a rule that asks for it. */
export function asksOf({ of, colour, size, label }: Style): Rule[] {
  const asks: Condition[] = [colour?.by, size?.by, label?.by].filter((by) => by !== undefined);
  return asks.length > 0 ? [{ of, any: [asks] }] : [];
}

/** The style in one form, the same for the same style. */
export function tidyStyle({ of, any, colour, size, icon, label, line }: Style): Style {
  return {
    ...tidyRule({ of, any }),
    ...(colour && { colour: tidyColour(colour) }),
    ...(size && { size: { ...(size.step && { step: size.step }), ...(size.by && { by: tidyAsk(size.by) }) } }),
    ...(icon && { icon }),
    ...(label && { label: { ...(label.none && { none: true }), ...(label.by && { by: tidyAsk(label.by) }) } }),
    ...(line && { line }),
  };
}

function tidyColour({ swatch, by, from, to, values }: Colour): Colour {
  return {
    ...(swatch && { swatch }),
    ...(by && { by: tidyAsk(by) }),
    ...(from && { from }),
    ...(to && { to }),
    ...(values && { values: Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))) }),
  };
}

function tidyAsk({ on, name }: Ask): Ask {
  return { on, ...(name !== undefined && { name }) };
}

const hex = new Map(swatches.map(({ name, colour }) => [name, colour]));

export function hexOf(swatch: Swatch): string {
  return hex.get(swatch) ?? "";
}

/** The colour at that share of the way between two, mixed as light is, so that it is as bright as something between them. */
export function mixed(from: Swatch, to: Swatch, share: number): string {
  const [a, b] = [from, to].map((name) => hexOf(name)) as [string, string];
  const channel = (at: number) => {
    const [x, y] = [a, b].map((colour) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** gamma) as [number, number];
    return Math.round((x + (y - x) * share) ** (1 / gamma) * 255).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const gamma = 2.2;

/** Of an entity, in graph units: its area grows with the share. */
export function radiusAt(share: number): number {
  const { small, largest } = table.radii;
  return Math.sqrt(small ** 2 + (largest ** 2 - small ** 2) * share);
}

export function radiusOfStep(step: Step): number {
  return table.radii[step];
}

/** Of a link's line, in pixels. */
export function widthAt(share: number): number {
  const { small, largest } = table.widths;
  return small + (largest - small) * share;
}

export function widthOfStep(step: Step): number {
  return table.widths[step];
}
