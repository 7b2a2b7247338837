// How a style rule draws what it picks: colour, size, icon, label and line,
// each as it is unless the reader says otherwise.
import type { Model } from "../../model/model";
import type { Kind } from "../../model/rules";
import { type Aspect, type Ask, type Step, type Style, icons, lines, steps, swatches } from "../../model/style";
import type { Named } from "../../net/facts";
import { t } from "../../words/words";
import { h } from "../dom";
import { asksFor } from "./fields";
import type { Learner } from "./learner";
import { eachValue } from "./style-values";
import { askWords, entityIcon, lineSampleOf, named, spotOf, stepSample } from "./style-words";

export type Said = Pick<Style, Aspect>;

export interface EditorParts {
  model: Model;
  learner: Learner;
  /** Called when something else is said. */
  changed: () => void;
}

/** A way to say something about an aspect: what it is called, what it says from the start, and what can be chosen then. */
interface Way<T> {
  id: string;
  title: string;
  begin: () => T | undefined;
  choose?: () => HTMLElement[];
}

export class StyleEditor {
  readonly element = h("div", { class: "style-editor" });
  readonly #parts: EditorParts;
  #of: Kind;
  #names: readonly Named[] = [];
  #said: Said;

  constructor(parts: EditorParts, { of, any: _, ...said }: Style) {
    [this.#parts, this.#of, this.#said] = [parts, of, said];
    this.#render();
  }

  /** What is said; undefined while a part of it is not chosen yet. */
  get said(): Said | undefined {
    return this.#said.colour?.values && Object.keys(this.#said.colour.values).length === 0 ? undefined : this.#said;
  }

  /** The rule is about other things, or more is known of what properties they have. */
  offer(of: Kind, names: readonly Named[]): void {
    if (of !== this.#of) this.#said = {};
    [this.#of, this.#names] = [of, names];
    this.#render();
  }

  #render(): void {
    const isEntity = this.#of === "entities";
    this.element.replaceChildren(this.#colour(), this.#size(), ...(isEntity ? [this.#icon()] : [this.#line()]), this.#label());
  }

  #say(said: Said): void {
    this.#said = Object.fromEntries(Object.entries({ ...this.#said, ...said }).filter(([, value]) => value !== undefined));
    this.#parts.changed();
  }

  /** A row: in which way an aspect is said, and under it what that leaves to choose. */
  #row<A extends Aspect>(aspect: A, title: string, now: string, ways: Way<Said[A]>[]): HTMLElement {
    const select = h("select", { "aria-label": title }, h("option", { value: "" }, t("styles.as-is")), ...ways.map((way) => h("option", { value: way.id }, way.title)));
    select.value = now;
    const more = h("div", { class: "style-more" });
    const show = () => more.replaceChildren(...(ways.find(({ id }) => id === select.value)?.choose?.() ?? []));
    select.addEventListener("change", () => {
      this.#say({ [aspect]: ways.find(({ id }) => id === select.value)?.begin() });
      show();
    });
    show();
    return h("div", { class: "style-row" }, h("label", { class: "style-aspect" }, h("span", {}, title), select), more);
  }

  #colour(): HTMLElement {
    const { colour } = this.#said;
    const [numbers, values] = [this.#asks("numbers"), this.#asks("values")];
    const put = (change: Said["colour"]) => this.#say({ colour: { ...this.#said.colour, ...change } });
    const first = swatches[0]!.name;
    return this.#row("colour", t("styles.colour"), !colour ? "" : colour.swatch ? "one" : colour.values ? "each" : "scale", [
      { id: "one", title: t("styles.one"), begin: () => ({ swatch: first }), choose: () => [swatchChoice(this.#said.colour!.swatch!, t("styles.colour"), (swatch) => put({ swatch }))] },
      {
        id: "scale", title: t("styles.scale"), begin: () => ({ by: numbers[0], from: "orange", to: "blue" }),
        choose: () => [
          this.#by(numbers, this.#said.colour!.by!, (by) => put({ by })),
          field(t("styles.scale-from"), swatchSelect(this.#said.colour!.from!, t("styles.scale-from"), (from) => put({ from }))),
          field(t("styles.scale-to"), swatchSelect(this.#said.colour!.to!, t("styles.scale-to"), (to) => put({ to }))),
        ],
      },
      { id: "each", title: t("styles.each"), begin: () => ({ by: values[0], values: {} }), choose: () => this.#values(values) },
    ]);
  }

  #values(asks: Ask[]): HTMLElement[] {
    const list = h("div", { class: "style-values" });
    const fill = () => {
      const { by, values } = this.#said.colour!;
      const { model, learner } = this.#parts;
      const isStill = () => this.#said.colour?.by === by;
      void eachValue({ model, learner, of: this.#of, by: by!, values: values! }, list, isStill, (values) => isStill() && this.#say({ colour: { by, values } }));
    };
    fill();
    return [this.#by(asks, this.#said.colour!.by!, (by) => (this.#say({ colour: { by, values: {} } }), fill())), list];
  }

  #size(): HTMLElement {
    const { size } = this.#said;
    const numbers = this.#asks("numbers");
    const fixed = steps.map((step): Way<Said["size"]> => ({ id: step, title: named(step), begin: () => ({ step }), choose: () => [sample(stepSample(this.#of, step))] }));
    return this.#row("size", this.#of === "entities" ? t("styles.size") : t("styles.width"), size ? (size.step ?? "by") : "", [
      ...fixed,
      { id: "by", title: t("styles.by-number"), begin: () => ({ by: numbers[0]! }), choose: () => [this.#by(numbers, this.#said.size!.by!, (by) => this.#say({ size: { by } }))] },
    ] as Way<{ step?: Step; by?: Ask }>[]);
  }

  #icon(): HTMLElement {
    const begin = () => icons[0];
    const choose = () => [choice(t("styles.icon"), icons, this.#said.icon!, entityIcon, (name) => name.replace(/-/g, " "), (icon) => this.#say({ icon }))];
    return this.#row("icon", t("styles.icon"), this.#said.icon ? "one" : "", [{ id: "one", title: t("styles.one-icon"), begin, choose }]);
  }

  #line(): HTMLElement {
    return this.#row("line", t("styles.line"), this.#said.line ?? "", lines.map(({ name }) => ({ id: name, title: named(name), begin: () => name, choose: () => [sample(lineSampleOf(name))] })));
  }

  #label(): HTMLElement {
    const { label } = this.#said;
    const all = this.#asks();
    return this.#row("label", t("styles.label"), !label ? "" : label.none ? "none" : "by", [
      { id: "none", title: t("styles.no-label"), begin: () => ({ none: true }) },
      { id: "by", title: t("styles.with"), begin: () => ({ by: all[0]! }), choose: () => [this.#by(all, this.#said.label!.by!, (by) => this.#say({ label: { by } }))] },
    ]);
  }

  /** What can be read off things; that of a rule which was made before is among it. */
  #asks(as?: "numbers" | "values"): Ask[] {
    return asksFor(this.#of, this.#names, as);
  }

  #by(asks: Ask[], by: Ask, change: (by: Ask) => void): HTMLElement {
    const all = asks.some((ask) => same(ask, by)) ? asks : [by, ...asks];
    const select = h("select", { "aria-label": t("styles.by") }, ...all.map((ask, i) => h("option", { value: i }, askWords(this.#of, ask))));
    select.value = String(all.findIndex((ask) => same(ask, by)));
    select.addEventListener("change", () => change(all[Number(select.value)]!));
    return field(t("styles.by"), select);
  }
}

function same(a: Ask, b: Ask): boolean {
  return a.on === b.on && a.name === b.name;
}

function field(title: string, control: HTMLElement): HTMLElement {
  return h("label", { class: "style-field" }, h("span", {}, title), control);
}

function sample(of: SVGElement): HTMLElement {
  const element = h("span", { class: "style-field" });
  element.append(of);
  return element;
}

function swatchChoice(now: string, title: string, change: (swatch: string) => void): HTMLElement {
  return choice(title, swatches.map(({ name }) => name), now, spotOf, named, change);
}

/** One of several, each shown and named. */
function choice(title: string, all: readonly string[], now: string, show: (name: string) => Element, say: (name: string) => string, change: (name: string) => void): HTMLElement {
  return h("div", { class: "style-choice", role: "radiogroup", "aria-label": title }, ...all.map((name) => {
    const radio = h("input", { type: "radio", name: `style-${title}`, value: name, checked: name === now, class: "visually-hidden" });
    radio.addEventListener("change", () => change(name));
    const label = h("label", { title: say(name) }, radio, h("span", { class: "style-chosen" }), h("span", { class: "visually-hidden" }, say(name)));
    label.querySelector(".style-chosen")!.append(show(name));
    return label;
  }));
}

/** A colour by its name; `none` is the first choice where there is a name for it. */
export function swatchSelect(now: string, title: string, change: (swatch: string) => void, none?: string): HTMLElement {
  const select = h("select", { "aria-label": title }, ...(none === undefined ? [] : [h("option", { value: "" }, none)]), ...swatches.map(({ name }) => h("option", { value: name }, named(name))));
  select.value = now;
  const mark = h("span", { class: "style-mark" });
  const show = () => mark.replaceChildren(...(select.value ? [spotOf(select.value)] : []));
  select.addEventListener("change", () => (show(), change(select.value)));
  show();
  return h("span", { class: "style-select" }, mark, select);
}
