import { h } from "./dom";

/** A button that opens a small panel below itself; Escape and a press elsewhere close it. */
export function disclosure(label: string, ...children: HTMLElement[]): HTMLDetailsElement {
  const details = h("details", { class: "disclosure" }, h("summary", { class: "button" }, label), h("div", { class: "disclosure-panel" }, ...children));
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")!.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!details.contains(event.target as Node)) details.open = false;
  });
  return details;
}
