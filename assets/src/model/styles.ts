// Works out how each entity and link is drawn by the rules in force, and what a
// legend has to say of them.
import type { ModelGraph } from "./change";
import { daysOf } from "./dates";
import { type Answer, type Known, type Kind, type Thing, answerOf, fits } from "./rules";
import { type Ask, type Colour, type Label, type Size, type Style, hexOf, lines, mixed, radiusAt, radiusOfStep, widthAt, widthOfStep } from "./style";

/** What rules say of one entity or link; what they don't say is drawn as the program has it. */
export interface Dress {
  readonly colour?: string;
  /** The radius of an entity in graph units, or the width of a link's line in pixels. */
  readonly size?: number;
  readonly icon?: string;
  /** What to write with the name; null is to write nothing at all. */
  readonly label?: Words | null;
  readonly line?: { period: number; share: number };
}

/** Values of what was asked for. */
export interface Words {
  readonly by: Ask;
  readonly texts: readonly string[];
}

/** The least and the most of what a scale is about, as numbers and as written: dates are as precise as they were. */
export interface Domain {
  least: number;
  most: number;
  ends: [least: string, most: string];
}

/** What a rule does to what is in sight. */
export interface Effect {
  style: Style;
  /** How many entities or links take something from it. */
  count: number;
  /** By value of a colour for each value. */
  counts: ReadonlyMap<string, number>;
  colour?: Domain;
  size?: Domain;
}

type Draft = { -readonly [K in keyof Dress]: Dress[K] };

const plain: Dress = {};

export class Styles {
  readonly #styles: readonly Style[];
  readonly #graph: ModelGraph;
  readonly #isShown: (kind: Kind, id: string) => boolean;
  readonly #known: Known;
  readonly #dresses = new Map<string, Dress>();
  readonly #domains = new Map<string, Domain | undefined>();

  /** `isShown` tells of what is in sight, clocks aside: scales go by that. */
  constructor(styles: readonly Style[], graph: ModelGraph, isShown: (kind: Kind, id: string) => boolean, known: Known) {
    [this.#styles, this.#graph, this.#isShown, this.#known] = [styles, graph, isShown, known];
  }

  /** Whether a rule says what is written on links. */
  get isLabelling(): boolean {
    return this.#styles.some(({ of, label }) => of === "links" && label !== undefined);
  }

  entity(id: string): Dress {
    return this.#dress("entities", id);
  }

  link(id: string): Dress {
    return this.#dress("links", id);
  }

  /** What each rule does, in their order. */
  effects(): Effect[] {
    return this.#styles.map((style, at) => {
      const counts = new Map<string, number>();
      let count = 0;
      for (const [, thing] of this.#shown(style.of)) {
        const takes = this.#takes(style.of, thing);
        if (![...takes.values()].includes(at)) continue;
        count++;
        if (style.colour?.values && takes.get("colour") === at) for (const value of this.#valuesOf(style.colour, thing)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return { style, count, counts, colour: this.#domain(at, "colour"), size: this.#domain(at, "size") };
    });
  }

  #dress(kind: Kind, id: string): Dress {
    if (this.#styles.length === 0) return plain;
    let dress = this.#dresses.get(id);
    if (!dress) this.#dresses.set(id, (dress = this.#made(kind, this.#thing(kind, id))));
    return dress;
  }

  #thing(kind: Kind, id: string): Thing {
    return kind === "entities" ? this.#graph.getNodeAttributes(id) : this.#graph.getEdgeAttributes(id);
  }

  #made(kind: Kind, thing: Thing): Dress {
    const dress: Draft = {};
    this.#styles.forEach((style, at) => this.#fit(style, kind, thing) && this.#put(dress, style, at, thing));
    return dress;
  }

  /** Which rule says what of a thing: by aspect, the rule's place. */
  #takes(kind: Kind, thing: Thing): Map<keyof Dress, number> {
    const takes = new Map<keyof Dress, number>();
    const dress: Draft = {};
    this.#styles.forEach((style, at) => {
      if (!this.#fit(style, kind, thing)) return;
      const before = new Set(Object.keys(dress));
      this.#put(dress, style, at, thing);
      for (const key of Object.keys(dress)) if (!before.has(key)) takes.set(key as keyof Dress, at);
    });
    return takes;
  }

  #fit(style: Style, kind: Kind, thing: Thing): boolean {
    return style.of === kind && fits(style, thing, this.#known) === true;
  }

  /** Adds what a rule says of things that no rule before it does. */
  #put(dress: Draft, style: Style, at: number, thing: Thing): void {
    const { colour, size, icon, label, line } = style;
    const add = <K extends keyof Dress>(key: K, value: Dress[K]) => {
      if (value !== undefined && !(key in dress)) dress[key] = value;
    };
    if (colour) add("colour", this.#colour(colour, at, thing));
    if (size) add("size", this.#size(size, style.of, at, thing));
    add("icon", icon);
    if (label) add("label", this.#label(label, thing));
    add("line", patternOf(line));
  }

  #colour(colour: Colour, at: number, thing: Thing): string | undefined {
    if (colour.swatch) return hexOf(colour.swatch);
    if (colour.values) return this.#valuesOf(colour, thing).map((value) => hexOf(colour.values![value]!))[0];
    const share = this.#share(at, "colour", thing);
    return share === undefined ? undefined : mixed(colour.from!, colour.to!, share);
  }

  /** The first of a thing's values that has a colour. */
  #valuesOf({ by, values }: Colour, thing: Thing): string[] {
    const answer = answerOf(by!, thing, this.#known);
    return answer ? textsOf(answer).filter((text) => Object.hasOwn(values!, text)).slice(0, 1) : [];
  }

  #size({ step }: Size, kind: Kind, at: number, thing: Thing): number | undefined {
    const isEntity = kind === "entities";
    if (step) return isEntity ? radiusOfStep(step) : widthOfStep(step);
    const share = this.#share(at, "size", thing);
    return share === undefined ? undefined : isEntity ? radiusAt(share) : widthAt(share);
  }

  #label({ none, by }: Label, thing: Thing): Words | null | undefined {
    if (none) return null;
    const answer = by && answerOf(by, thing, this.#known);
    const texts = answer && writtenOf(answer);
    return texts && texts.length > 0 ? { by: by!, texts } : undefined;
  }

  /** Where between the least and the most a thing's number is, 0 to 1. */
  #share(at: number, aspect: "colour" | "size", thing: Thing): number | undefined {
    const number = numberOf(this.#styles[at]![aspect]!.by!, thing, this.#known)?.number;
    const domain = this.#domain(at, aspect);
    if (number === undefined || !domain) return undefined;
    const { least, most } = domain;
    return most > least ? Math.min(1, Math.max(0, (number - least) / (most - least))) : 1;
  }

  /** What a scale is about: of what fits the rule and is in sight. */
  #domain(at: number, aspect: "colour" | "size"): Domain | undefined {
    const style = this.#styles[at]!;
    const by = style[aspect]?.by;
    if (!by || (aspect === "colour" && style.colour!.values)) return undefined;
    const key = `${at} ${aspect}`;
    if (!this.#domains.has(key)) this.#domains.set(key, this.#measured(style, by));
    return this.#domains.get(key);
  }

  #measured(style: Style, by: Ask): Domain | undefined {
    let domain: Domain | undefined;
    for (const [, thing] of this.#shown(style.of)) {
      const at = this.#fit(style, style.of, thing) ? numberOf(by, thing, this.#known) : undefined;
      if (!at) continue;
      const { number, words } = at;
      domain ??= { least: number, most: number, ends: [words, words] };
      if (number < domain.least) [domain.least, domain.ends[0]] = [number, words];
      if (number > domain.most) [domain.most, domain.ends[1]] = [number, words];
    }
    return domain;
  }

  *#shown(kind: Kind): Generator<[string, Thing]> {
    const ids = kind === "entities" ? this.#graph.nodes() : this.#graph.edges();
    for (const id of ids) if (this.#isShown(kind, id)) yield [id, this.#thing(kind, id)];
  }
}

function patternOf(line: string | undefined): Dress["line"] {
  const pattern = lines.find(({ name }) => name === line);
  return pattern && { period: pattern.period ?? 0, share: pattern.share ?? 1 };
}

/** The number of what is asked for, and how it is written; of a date the first day of it. */
function numberOf(by: Ask, thing: Thing, known: Known): { number: number; words: string } | undefined {
  const answer = answerOf(by, thing, known);
  if (answer?.number !== undefined) return { number: answer.number, words: rounded(answer.number) };
  const date = answer?.period?.from || answer?.period?.until;
  const days = daysOf(date);
  return days && { number: days.first, words: date! };
}

/** To three digits, and whole numbers as they are. */
function rounded(number: number): string {
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(3)));
}

/** The values of an answer; "" is to have none. */
function textsOf({ texts = [], number }: Answer): string[] {
  return texts.length > 0 ? texts : [number === undefined ? "" : String(number)];
}

/** What is written of an answer: numbers rounded, a period from its first date to its last. */
function writtenOf({ texts = [], number, period }: Answer): string[] {
  if (number !== undefined) return [rounded(number)];
  if (texts.length > 0) return texts;
  const { from = "", until = "" } = period ?? {};
  return from || until ? [from === until ? from : `${from}–${until}`] : [];
}
