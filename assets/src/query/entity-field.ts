// Fields for entities: a search box that writes what was chosen as "Name [id]",
// which the server reads with scripts off, too.
import type { Hit } from "../net/api";
import { h } from "../ui/dom";
import { EntityBox } from "../ui/entity-box";
import { t } from "../words/words";

/** Gives a form's entity fields their search boxes. */
export function attachEntityFields(form: HTMLElement): void {
  for (const field of form.querySelectorAll<HTMLElement>('[data-type="entity"], [data-type="entities"]')) {
    const type = field.dataset["entityType"] ?? "";
    const input = field.querySelector<HTMLInputElement>("input:not([type=hidden])");
    const lines = field.querySelector("textarea");
    if (input) single(input, type);
    else if (lines) field.insertBefore(adder(lines, type), lines);
  }
}

/** A field for one: it shows the name, and what is sent beside it is the id. */
function single(input: HTMLInputElement, type: string): void {
  const sent = h("input", { type: "hidden", name: input.name, value: input.value });
  input.removeAttribute("name");
  input.after(sent);
  input.value = input.value.replace(/\s*\[[^[\]]+\]$/, "");
  input.addEventListener("input", () => (sent.value = input.value));
  new EntityBox(input, type, (hit) => {
    sent.value = written(hit);
    input.value = hit.name;
  });
}

/** Above a field of several, one a line: a box that adds to it. */
function adder(lines: HTMLTextAreaElement, type: string): HTMLElement {
  const input = h("input", { type: "text", placeholder: t("results.find-add-hint"), "aria-label": t("results.find-add") });
  const wrapper = h("div", { class: "entity-adder" }, input);
  new EntityBox(input, type, (hit) => {
    lines.value = [...lines.value.split("\n").filter(Boolean), written(hit)].join("\n");
    input.value = "";
  });
  return wrapper;
}

/** What was chosen, as the server reads it with scripts off, too. */
function written({ name, id }: Hit): string {
  return `${name} [${id}]`;
}
