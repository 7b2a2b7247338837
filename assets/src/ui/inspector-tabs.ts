// What else stands where the details of the selection do, under a tab of its own.
import { t } from "../words/words";
import { button, h, icon, part } from "./dom";

type Tab = "details" | "extra";

export class InspectorTabs {
  readonly #root = part("inspector");
  readonly #details: HTMLElement;
  readonly #extra = h("div", { class: "inspector-extra", hidden: true });
  #bar: HTMLElement | undefined;

  constructor(details: HTMLElement) {
    this.#details = details;
    this.#root.append(this.#extra);
  }

  get current(): Tab {
    return this.#extra.hidden ? "details" : "extra";
  }

  /** Opens a tab with this content until the reader closes it; opened again, it keeps its place. */
  open(label: string, content: HTMLElement, closing: string, closed: () => void): void {
    const tab = (name: Tab, text: string) => button(text, () => this.show(name), { class: "tab", "data-tab": name });
    const close = () => {
      this.show("details");
      this.#bar?.setAttribute("hidden", "");
      closed();
    };
    const end = button("", close, { class: "button quiet", "aria-label": closing, title: closing }, icon("x"));
    this.#bar = h("div", { class: "inspector-tabs", role: "group", "aria-label": t("connections.tabs") }, tab("details", t("connections.tab-details")), tab("extra", label), end);
    this.#root.prepend(this.#bar);
    this.#extra.replaceChildren(content);
  }

  show(tab: Tab): void {
    this.#details.hidden = tab === "extra";
    this.#extra.hidden = tab === "details";
    if (tab === "extra") this.#bar?.removeAttribute("hidden");
    for (const element of this.#bar?.querySelectorAll<HTMLElement>("[data-tab]") ?? []) element.setAttribute("aria-pressed", String(element.dataset["tab"] === tab));
    this.#root.scrollTop = 0;
  }
}
