// Tabs after the ARIA pattern: one tab stop, arrows change the tab.
import { h, setAttributes } from "../ui/dom";
import { t } from "../words/words";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

export class Tabs {
  readonly list = h("div", { class: "segmented", role: "tablist", "aria-label": t("results.how") });
  #tabs: { tab: Tab; button: HTMLButtonElement }[] = [];
  #current = "";

  constructor(readonly changed: (id: string) => void) {
    this.list.addEventListener("keydown", (event) => this.#onKey(event));
  }

  get current(): string {
    return this.#current;
  }

  add(tab: Tab): void {
    const button = h("button", { type: "button", role: "tab", id: `tab-${tab.id}`, "aria-controls": `panel-${tab.id}` }, tab.label);
    button.addEventListener("click", () => this.show(tab.id));
    setAttributes(tab.panel, { id: `panel-${tab.id}`, role: "tabpanel", "aria-labelledby": button.id });
    this.#tabs.push({ tab, button });
    this.list.append(button);
    if (this.#tabs.length === 1) this.#current = tab.id;
    this.#mark();
  }

  show(id: string): void {
    if (id === this.#current) return;
    this.#current = id;
    this.#mark();
    this.changed(id);
  }

  #mark(): void {
    for (const { tab, button } of this.#tabs) {
      const on = tab.id === this.#current;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      tab.panel.hidden = !on;
    }
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = this.#tabs.findIndex(({ tab }) => tab.id === this.#current);
    const next = this.#tabs.at((at + step) % this.#tabs.length)!;
    this.show(next.tab.id);
    next.button.focus();
    event.preventDefault();
  }
}
