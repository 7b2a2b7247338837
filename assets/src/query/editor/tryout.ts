// The values with which a query is tried while it is being written: a field for
// each of its parameters as it stands in the form, empty for its default.
import { h } from "../../ui/dom";
import { t } from "../../words/words";
import { attachEntityFields } from "../entity-field";
import { type Definition, definitions, valuesOf } from "./params";

export class Tryout {
  readonly element = h("section", { class: "part edit-try", "aria-labelledby": "try-title", hidden: true });
  readonly #form: HTMLFormElement;
  readonly #fields = h("div", { class: "fields" });
  #shown = "";

  /** Follows the parameters of the form. Enter runs the query, where the form would save it. */
  constructor(form: HTMLFormElement, run: () => void) {
    this.#form = form;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      run();
    });
    this.element.append(h("h2", { class: "eyebrow", id: "try-title" }, t("tryout.title")), this.#fields);
    form.addEventListener("input", ({ target }) => {
      if (!this.element.contains(target as Node)) this.#render();
    });
    this.#render();
  }

  /** The values to try: what is filled in, else the defaults. */
  async values(): Promise<Record<string, unknown>> {
    const given = this.#given();
    return valuesOf(definitions(this.#form).map((one) => ({ ...one, default: given.get(one.name)?.trim() || one.default })));
  }

  #given(): Map<string, string> {
    const fields = [...this.#fields.children].map((field) => {
      const input = field.querySelector<HTMLInputElement>("input[name], select[name], textarea[name]");
      return [(field as HTMLElement).dataset["param"]!, input?.value ?? ""] as const;
    });
    return new Map(fields);
  }

  /** Makes the fields anew where the parameters are others; what was filled in stays. */
  #render(): void {
    const all = definitions(this.#form);
    const now = JSON.stringify(all);
    if (now === this.#shown) return;
    this.#shown = now;
    const given = this.#given();
    this.#fields.replaceChildren(...all.map((one) => field(one, given.get(one.name) ?? "")));
    attachEntityFields(this.#fields);
    this.element.hidden = all.length === 0;
  }
}

// Names with a dot are none of the form's, so the server passes over them.
function field(one: Definition, text: string): HTMLElement {
  const attributes = { id: `try-${one.name}`, name: `try.${one.name}`, dir: "auto", autocomplete: "off", placeholder: one.default.split("\n").join(", ") || undefined };
  return h(
    "div",
    { class: "field", "data-param": one.name, "data-type": one.type, "data-entity-type": one.entityType || undefined },
    h("label", { for: attributes.id }, h("code", {}, `$${one.name}`)),
    inputOf(one, text, attributes),
  );
}

function inputOf({ type, options }: Definition, text: string, attributes: Record<string, string | undefined>): HTMLElement {
  if (type === "list" || type === "entities") {
    const area = h("textarea", { ...attributes, rows: 2 });
    area.value = text;
    return area;
  }
  const choices = type === "boolean" ? ["true", "false"] : type === "enum" ? options : [];
  if (choices.length === 0) return h("input", { ...attributes, type: "text", inputmode: type === "number" ? "decimal" : undefined, value: text });
  const select = h("select", attributes, h("option", { value: "" }, t("tryout.default")), ...choices.map((choice) => h("option", { value: choice }, wordsOf(type, choice))));
  select.value = choices.includes(text) ? text : "";
  return select;
}

function wordsOf(type: string, choice: string): string {
  if (type !== "boolean") return choice;
  return choice === "true" ? t("tryout.yes") : t("tryout.no");
}
