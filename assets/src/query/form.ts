// The form of a saved query: its values as an address and as a request, and
// messages at its fields.
import { h } from "../ui/dom";

export type Values = Record<string, string | string[]>;

/** What is filled in, by field; entities by their id alone. Empty fields are left out. */
export function formValues(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of fieldsOf(form)) {
    const name = field.dataset["param"]!;
    const entity = /^entit/.test(field.dataset["type"] ?? "");
    const given = new FormData(form).getAll(name).filter((value) => typeof value === "string" && value.trim() !== "") as string[];
    const all = entity ? given.map(idsOf) : given;
    if (all.length > 0) values[name] = all.length === 1 ? all[0]! : all;
  }
  return values;
}

/** "Xiaomi [01J…]", as the search box of a field writes it, is 01J…; one a line. */
function idsOf(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => /\[([^[\]]+)\]\s*$/.exec(line)?.[1] ?? line.trim())
    .filter(Boolean)
    .join("\n");
}

/** A query's page with its form filled in. */
export function filledPath(path: string, values: Values, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) query.append(name, one);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Shows messages at the fields they belong to and puts the focus on the first; the rest is returned. */
export function showFieldErrors(form: HTMLFormElement, errors: { name: string; message: string }[]): string[] {
  const rest: string[] = [];
  for (const { name, message } of errors) {
    const field = fieldsOf(form).find((field) => field.dataset["param"] === name);
    if (field) showError(field, message);
    else rest.push(message);
  }
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  return rest;
}

export function clearFieldErrors(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll(".field .error")) error.remove();
  for (const field of form.querySelectorAll(".field.invalid")) field.classList.remove("invalid");
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
}

function showError(field: HTMLElement, message: string): void {
  const input = field.querySelector<HTMLElement>("input:not([type=hidden]):not(.entity-adder input), select, textarea");
  const id = `field-${field.dataset["param"]}-error`;
  document.getElementById(id)?.remove();
  field.append(h("p", { class: "error", id }, message));
  field.classList.add("invalid");
  input?.setAttribute("aria-invalid", "true");
  const described = new Set((input?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(id);
  input?.setAttribute("aria-describedby", [...described].join(" "));
}

function fieldsOf(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>("[data-param]")];
}
