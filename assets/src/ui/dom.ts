// Small helpers for making and finding elements. Text is always set as text,
// never parsed as HTML.

type Attribute = string | number | boolean | undefined;
type Child = Node | string | undefined;

/** Makes an element. A true attribute is present and empty; false or undefined leaves it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Sets attributes in place, as h does. */
export function setAttributes(element: Element, attributes: Record<string, Attribute>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Sets a text where it is another one: screen readers say again whatever is set in a part that is live. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A button that runs a function; its accessible name is its text unless a label is given. */
export function button(
  text: string,
  run: (event: MouseEvent) => void,
  attributes: Record<string, Attribute> = {},
  ...before: Child[]
): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, ...before, text);
  element.addEventListener("click", run);
  return element;
}

/** An icon of the interface, drawn by CSS as a mask in the text's colour. */
export function icon(name: string): HTMLElement {
  return h("span", { class: `icon icon-${name}`, "aria-hidden": "true" });
}

/** The element with this id, or an error that names the missing part of the page. */
export function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

/** Whether the keyboard is typing text there, so that letters are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}
