// The state of an entity in the inspector, at the moment that the clocks show.
import type { Model } from "../model/model";
import { panel } from "../net/api";
import { Debounce } from "./debounce";
import { entityPanelPath } from "./paths";

/** A clock that stands still for so many milliseconds is asked for. */
const pause = 200;

/** Keeps the state in the panel of an entity up to date; the rest of the panel stays as it is. */
export class FollowedState {
  readonly #model: Model;
  readonly #root: HTMLElement;
  readonly #later = new Debounce(pause);
  #asking: AbortController | undefined;

  constructor(model: Model, root: HTMLElement) {
    this.#model = model;
    this.#root = root;
    for (const event of ["clock", "filter"] as const) model.on(event, () => this.#later.run(() => void this.#follow()));
  }

  /** The panel of an entity as it is to be asked for now. */
  path(id: string): string {
    return entityPanelPath(id, this.#model.lens);
  }

  /** A panel was put there that was asked for at that path: the clock may have moved since. */
  arrived(id: string, path: string): void {
    if (path !== this.path(id)) void this.#follow();
    else this.#root.querySelector<HTMLElement>("[data-entity-panel]")?.setAttribute("data-at", path);
  }

  async #follow(): Promise<void> {
    const article = this.#root.querySelector<HTMLElement>("[data-entity-panel]");
    const id = article?.dataset["entityPanel"];
    if (!article || id === undefined || article.dataset["at"] === this.path(id)) return;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const path = this.path(id);
    try {
      const template = document.createElement("template");
      template.innerHTML = await panel(path, asking.signal); // of our own server, every name in it escaped there
      if (!article.isConnected) return;
      article.dataset["at"] = path;
      this.#put(article, template.content.querySelector<HTMLElement>(".state"));
    } catch {
      // The panel stays as it was; the next move of the clock asks again.
    }
  }

  #put(article: HTMLElement, fresh: HTMLElement | null): void {
    const old = article.querySelector<HTMLElement>(".state");
    const wasOpen = old?.querySelector("details")?.open ?? false;
    fresh?.querySelector("details")?.toggleAttribute("open", wasOpen);
    if (old && fresh) old.replaceWith(fresh);
    else if (old) old.remove();
    else if (fresh) article.querySelector(".actions-bar, .head")?.after(fresh);
  }
}
