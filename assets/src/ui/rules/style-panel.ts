// The part of the side panel about style: a legend of the rules in force, where
// they are changed, and ways to keep and to share them.
import { readStyleFile, readStyles, styleFile } from "../../model/style-reader";
import type { Style } from "../../model/style";
import type { Effect } from "../../model/styles";
import { view } from "../../net/views";
import { count, t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import { viewOf } from "../view-address";
import { Shelf } from "./shelf";
import { ShelfMenu } from "./shelf-menu";
import { raiseStyle, removeStyle, stylesOf, useStyles } from "./style-deeds";
import { effectLines } from "./style-legend";
import { styleWords } from "./style-words";
import { ruleWords } from "./words";

export class StylePanel {
  readonly element = h("section", { class: "side-part", "aria-labelledby": "style-title" });
  readonly #app: App;
  readonly #list = h("ol", { class: "style-list" });
  readonly #order = h("p", { class: "rule-note" }, t("styles.order"));
  readonly #saved: ShelfMenu<Style[]>;
  readonly #export: HTMLButtonElement;

  constructor(app: App) {
    this.#app = app;
    this.#saved = new ShelfMenu({
      shelf: new Shelf("clew.styles", readStyles),
      words: {
        title: t("styles.saved"), name: t("styles.save-name"), save: t("styles.save-as"), refused: t("filters.unsaved"),
        use: (name) => t("styles.apply-saved", { name }), remove: (name) => t("styles.delete-saved", { name }),
      },
      current: () => (stylesOf(app).length > 0 ? [...stylesOf(app)] : undefined),
      use: (name, styles) => useStyles(app, name, styles),
      say: (text) => app.toasts.done(text),
    });
    this.#export = button(t("styles.export"), () => this.#save(), { class: "button side-button" }, icon("download"));
    this.#saved.element.append(this.#files(), this.#fromView());
    const add = button(t("styles.add"), () => app.style(), { class: "button side-button" }, icon("shapes"));
    const head = h("div", { class: "side-part-head" }, h("h2", { class: "eyebrow", id: "style-title" }, t("styles.title")), add);
    this.element.append(head, this.#list, this.#order, h("p", { class: "rule-note" }, t("styles.otherwise")), this.#saved.element);
    this.render();
  }

  render(): void {
    const at = this.#focused();
    const effects = this.#app.model.styles.effects();
    this.#list.replaceChildren(...effects.map((effect, i) => this.#line(effect, i)));
    this.#list.hidden = effects.length === 0;
    this.#order.hidden = effects.length < 2;
    this.#export.disabled = effects.length === 0;
    this.#saved.render();
    this.#saved.element.hidden = false; // files and views can be opened at any time
    if (at) this.#list.children[Math.min(at.line, effects.length - 1)]?.querySelectorAll<HTMLElement>("button")[at.part]?.focus();
  }

  #line(effect: Effect, at: number): HTMLElement {
    const { style, count: n } = effect;
    const what = styleWords(style);
    const up = at > 0 ? [button("", () => raiseStyle(this.#app, at), { class: "button quiet", "aria-label": t("styles.up-what", { what }), title: t("styles.up-what", { what }) }, icon("arrow-up"))] : [];
    return h("li", { class: "style-rule" },
      h("div", { class: "style-head" },
        button(ruleWords(style), () => this.#app.style(at), { class: "filter-line-what", title: t("styles.change-what", { what }), dir: "auto" }),
        h("span", { class: "number", title: t("styles.count", { n }) }, count(n)),
        ...up,
        button("", () => removeStyle(this.#app, at), { class: "button quiet", "aria-label": t("styles.remove-what", { what }), title: t("styles.remove-what", { what }) }, icon("x"))),
      ...effectLines(effect));
  }

  #files(): HTMLElement {
    const field = h("input", { type: "file", accept: ".json,application/json", class: "visually-hidden", tabindex: -1, "aria-hidden": "true" });
    field.addEventListener("change", () => {
      const [file] = field.files ?? [];
      if (file) void this.#open(file.name.replace(/\.json$/i, ""), async () => readStyleFile(await file.text()));
      field.value = "";
    });
    return h("div", { class: "buttons style-files" }, this.#export, button(t("styles.import"), () => field.click(), { class: "button side-button" }, icon("file-text")), field);
  }

  /** The style of a view is to be had by its permalink. */
  #fromView(): HTMLElement {
    const field = h("input", { type: "url", class: "rule-input", "aria-label": t("styles.link"), placeholder: t("styles.link"), autocomplete: "off", required: true });
    const form = h("form", { class: "shelf-form" }, field, h("button", { type: "submit", class: "button" }, t("styles.use-link")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#open(field.value, () => stylesOfView(field.value)).then(() => (field.value = ""));
    });
    return form;
  }

  async #open(name: string, read: () => Promise<Style[]>): Promise<void> {
    try {
      useStyles(this.#app, name, await read());
    } catch (error) {
      this.#app.toasts.failed(t("styles.refused", { why: error instanceof Error ? error.message : "" }));
    }
  }

  #save(): void {
    const url = URL.createObjectURL(new Blob([styleFile(stylesOf(this.#app))], { type: "application/json" }));
    h("a", { href: url, download: "clew-style.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser reads it when it gets to it
  }

  #focused(): { line: number; part: number } | undefined {
    const line = document.activeElement?.closest(".style-rule");
    if (!line || !this.#list.contains(line)) return undefined;
    return { line: [...this.#list.children].indexOf(line), part: [...line.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement) };
  }
}

/** The style rules of the view that a permalink names, or the address of its canvas. */
async function stylesOfView(link: string): Promise<Style[]> {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const slug = url && /^\/v\/([^/]+)$/.exec(url.pathname)?.[1];
  if (slug) url.searchParams.set("view", decodeURIComponent(slug));
  const at = url && url.origin === location.origin ? viewOf(url) : undefined;
  if (!at) throw new Error(t("styles.bad-link"));
  const { styles = [] } = (await view(at)).view.lens ?? {};
  if (styles.length === 0) throw new Error(t("styles.plain-view"));
  return readStyles(styles);
}
