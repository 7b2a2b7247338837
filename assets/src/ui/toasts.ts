// Short notices at the edge of the page, some with a button.
import { t } from "../words/words";
import { button, h, part } from "./dom";

/** How long a notice stays, in milliseconds; hovering or focusing it makes it stay. */
const life = 7000;
const most = 3;

export class Toasts {
  readonly #root = part("toasts");

  /** Something was done; with undo, the notice offers to take it back. */
  done(text: string, undo?: () => void): void {
    const toast = this.#add(text, "toast");
    if (!undo) return;
    toast.append(button(t("canvas.undo"), () => {
      toast.remove();
      undo();
    }, { class: "toast-action" }));
  }

  /** Something failed; retry tries it again. Stays until it is dismissed. */
  failed(text: string, retry?: () => void): void {
    const toast = this.#add(text, "toast toast-failed", true);
    if (retry) toast.append(button(t("canvas.try-again"), () => {
      toast.remove();
      retry();
    }, { class: "toast-action" }));
    toast.append(button(t("canvas.dismiss"), () => toast.remove(), { class: "toast-action" }));
  }

  /** A text for the reader to copy by hand. */
  copy(text: string, value: string): void {
    const toast = this.#add(text, "toast toast-copy", true);
    const field = h("input", { type: "text", readonly: true, value, "aria-label": text });
    toast.append(field, button(t("canvas.close"), () => toast.remove(), { class: "toast-action" }));
    field.select();
  }

  #add(text: string, kind: string, stays = false): HTMLElement {
    const toast = h("div", { class: kind }, h("span", { dir: "auto" }, text));
    while (this.#root.children.length >= most) this.#root.firstElementChild?.remove();
    this.#root.append(toast);
    if (!stays) expire(toast);
    return toast;
  }
}

function expire(toast: HTMLElement): void {
  const end = () => (toast.matches(":hover, :focus-within") ? setTimeout(end, life) : toast.remove());
  setTimeout(end, life);
}
