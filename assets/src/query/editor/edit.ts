// The page on which a query is written: the editor, and below it values to try
// it with, what it gives then, and how the database would answer.
import type { Socket } from "../../net/socket";
import { button, h } from "../../ui/dom";
import { t } from "../../words/words";
import { usualRows } from "../meter";
import { Results } from "../results";
import { type Checked, check } from "./check";
import { Editor } from "./editor";
import { definitions } from "./params";
import { drawPlan } from "./plan";
import { Tryout } from "./tryout";

const away = t("failures.unreachable");

/** Puts the editor over the text field, with its buttons and results below. */
export function attachEditor(root: HTMLElement, socket: Socket): void {
  new EditPage(root, socket);
}

class EditPage {
  readonly #form: HTMLFormElement;
  readonly #results: Results;
  readonly #editor: Editor;
  readonly #tryout: Tryout;
  readonly #columns = h("p", { class: "note editor-columns", role: "status" });
  readonly #plan = h("section", { class: "part", "aria-label": t("results.plan"), hidden: true });
  readonly #section = h("section", { id: "results", class: "query-results", "aria-label": t("results.results") });

  constructor(
    readonly root: HTMLElement,
    readonly socket: Socket,
  ) {
    this.#form = root.closest("form")!;
    this.#tryout = new Tryout(this.#form, () => void this.#run());
    this.#results = new Results(this.#section, socket, { failed: ({ line, column, kind, message }) => line && this.#editor.mark({ error: { kind, message, line, column } }), files: () => undefined });
    this.#editor = new Editor(root, {
      run: () => void this.#run(),
      parameters: () => definitions(this.#form).map(({ name }) => name),
      checked: (checked) => this.#checked(checked),
    });
    const tools = h(
      "div",
      { class: "editor-tools buttons" },
      button(t("results.run"), () => void this.#run(), { class: "button", title: t("tryout.run") }),
      button(t("results.explain"), () => void this.#explain(), { class: "button", title: t("results.explain-title") }),
      button(t("results.format"), () => this.#editor.format(), { class: "button", title: t("results.format-title") }),
      this.#columns,
    );
    root.after(this.#tryout.element, tools, this.#plan, this.#section);
    Object.assign(this.#section, { results: this.#results, editor: this.#editor });
  }

  async #run(): Promise<void> {
    this.#plan.hidden = true;
    const params = await this.#tryout.values();
    this.#results.start({ text: this.#editor.text, params, rows: usualRows });
  }

  async #explain(): Promise<void> {
    try {
      const checked = await check(this.#editor.text, await this.#tryout.values());
      this.#editor.mark(checked);
      this.#plan.hidden = false;
      const heading = h("h2", { class: "eyebrow" }, t("results.plan"));
      this.#plan.replaceChildren(heading, checked.plan ? drawPlan(checked.plan) : h("p", { class: "notice failed", role: "alert" }, checked.error?.message ?? away));
    } catch {
      this.#plan.hidden = false;
      this.#plan.replaceChildren(h("p", { class: "notice failed", role: "alert" }, away));
    }
  }

  #checked({ columns, error }: Checked): void {
    this.#columns.textContent = error ? error.message : columns?.length ? t("results.gives", { columns: columns.join(", ") }) : "";
    this.#columns.classList.toggle("is-wrong", error !== undefined);
  }
}
