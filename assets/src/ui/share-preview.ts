// What the readers of a view will see, before there is a link to it: the
// server's own page of the view, asked for anew whenever something changes.
import { type ShareRequest, preview } from "../net/views";
import { t } from "../words/words";
import { Debounce } from "./debounce";
import { button, h } from "./dom";

/** How long the reader must pause, in milliseconds. */
const pause = 400;

export class SharePreview {
  readonly element = h("div", { class: "share-preview", tabindex: 0, role: "region", "aria-label": t("share.preview") });
  readonly #later = new Debounce(pause);
  #asking: AbortController | undefined;

  /** Shows the request soon, when no other follows. */
  soon(request: () => ShareRequest): void {
    this.#later.run(() => void this.show(request()));
  }

  async show(request: ShareRequest): Promise<void> {
    this.#later.cancel();
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.element.setAttribute("aria-busy", "true");
    try {
      const page = parse(await preview(request, asking.signal));
      if (!asking.signal.aborted) this.#put(page);
    } catch (error) {
      if (asking.signal.aborted) return;
      const text = error instanceof Error ? error.message : t("share.no-preview");
      this.#put(h("p", { class: "share-failure" }, text), button(t("share.try-again"), () => void this.show(request), { class: "button" }));
    }
    this.element.removeAttribute("aria-busy");
  }

  end(): void {
    this.#later.cancel();
    this.#asking?.abort();
  }

  #put(...content: Node[]): void {
    const { scrollTop } = this.element;
    this.element.replaceChildren(...content);
    this.element.scrollTop = scrollTop;
  }
}

/** The server's HTML, with links that leave the dialog as it is. */
function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const anchor of template.content.querySelectorAll("a")) {
    anchor.target = "_blank";
    anchor.rel = "noopener";
  }
  return template.content;
}
