// What the picture rests on, under the legend: publishers, years and kinds of
// source, as the server tells them. It is asked only while somebody looks.
import { withoutMade } from "../model/made";
import type { Model } from "../model/model";
import { ApiError, post } from "../net/api";
import { t } from "../words/words";
import type { App } from "./app";
import { Debounce } from "./debounce";
import { button, h, part } from "./dom";

/** How long the picture has to stay as it is before the server is asked, in milliseconds. */
const pause = 400;

/** Links and events that are visible, which are what sources are quoted for. */
export function supported(model: Model): string[] {
  const ids: string[] = [];
  model.graph.forEachEdge((id) => model.isEdgeVisible(id) && ids.push(id));
  model.graph.forEachNode((id, { entity }) => model.isNodeVisible(id) && (entity.evidence ?? 0) > 0 && ids.push(id));
  return withoutMade(ids);
}

export class Coverage {
  readonly root = h("details", { class: "coverage-part" });
  readonly #model: Model;
  readonly #body = h("div", { class: "coverage-body", "aria-live": "polite" });
  readonly #later = new Debounce(pause);
  #asking: AbortController | undefined;
  /** What the shown text is of. */
  #shown = "";

  constructor(model: Model) {
    this.#model = model;
    this.root.append(h("summary", { class: "eyebrow" }, t("coverage.title")), this.#body);
    this.root.addEventListener("toggle", () => this.root.open && void this.#ask());
  }

  /** Follows the picture. */
  render(): void {
    if (this.root.open) this.#later.run(() => void this.#ask());
  }

  async #ask(): Promise<void> {
    const things = supported(this.#model);
    const key = things.join(" ");
    if (key === this.#shown && this.#body.firstChild) return;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.#shown = key;
    if (!this.#body.firstChild) this.#body.replaceChildren(h("p", {}, t("coverage.working")));
    this.#body.setAttribute("aria-busy", "true");
    try {
      const template = document.createElement("template");
      template.innerHTML = await post<string>("/panel/coverage", { things }, asking.signal); // our own server's, every name in it escaped there
      this.#body.replaceChildren(template.content);
    } catch (error) {
      if (!asking.signal.aborted) this.#failed(error);
    } finally {
      if (this.#asking === asking) this.#body.removeAttribute("aria-busy");
    }
  }

  #failed(error: unknown): void {
    this.#shown = "";
    const again = button(t("details.try-again"), () => void this.#ask(), { class: "button" });
    this.#body.replaceChildren(h("p", {}, error instanceof ApiError ? error.message : t("coverage.failed")), again);
  }
}

/** Opens it wherever the reader is, and leads there. */
export function openCoverage(app: App): void {
  app.show("types");
  const details = part("legend").querySelector<HTMLDetailsElement>(".coverage-part");
  if (!details) return;
  details.open = true;
  details.querySelector("summary")!.focus();
  details.scrollIntoView({ block: "start" });
}
