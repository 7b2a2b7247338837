// The strip over the canvas while it shows a view: which one, whether the
// graph has moved since, and the ways to its text and to one's own picture.
import type { Moved, Opened } from "../net/views";
import { language, t } from "../words/words";
import type { App } from "./app";
import { h, icon, part } from "./dom";
import { canvasPath, comparePath, viewPath } from "./view-address";
import { isAsSaved } from "./view-open";

export class ViewBar {
  readonly #root = part("view-bar");
  readonly #app: App;
  #moved: Moved | undefined;
  #isKept = false;
  #isOn = false;

  constructor(app: App) {
    this.#app = app;
    app.model.on("history", () => this.#isOn && this.#render());
  }

  /** Names the view that the canvas shows. `isKept` when the tab had a picture before, to which the reader can go back. */
  show(isKept: boolean): void {
    [this.#isOn, this.#isKept, this.#moved] = [true, isKept, undefined];
    this.#render();
  }

  /** Tells what has changed in the graph since the view was frozen. */
  moved(moved: Moved): void {
    this.#moved = moved;
    this.#render();
    if (moved.count) this.#app.say(t("view.moved", { what: moved.words }));
  }

  /** Says why the view that the address names is not shown. */
  failed(message: string): void {
    this.#put([h("p", { class: "view-bar-what", role: "alert" }, message), h("a", { class: "button", href: "/" }, t("view.close"))]);
  }

  #render(): void {
    const { view, model } = this.#app;
    if (!view) return;
    const isEdited = !isAsSaved(model, view);
    const title = h("a", { class: "view-bar-title", href: viewPath(view.share), dir: "auto" }, view.view.title);
    this.#put([
      h("p", { class: "view-bar-what" }, title, h("span", { class: "view-bar-facts" }, facts(view, isEdited))),
      this.#movedWords(view),
      isEdited ? h("a", { class: "button", href: canvasPath(view.share), target: "_blank", rel: "noopener", title: t("view.as-saved-title") }, t("view.as-saved")) : undefined,
      this.#leave(),
    ]);
  }

  #movedWords({ share }: Opened): HTMLElement | undefined {
    if (!this.#moved?.count) return undefined;
    return h("p", { class: "view-bar-moved" }, h("span", {}, t("view.moved", { what: this.#moved.words })), h("a", { href: comparePath(share) }, t("view.compare")));
  }

  #leave(): HTMLElement {
    const [text, title] = this.#isKept ? [t("view.back"), t("view.back-title")] : [t("view.leave"), undefined];
    return h("a", { class: "button", href: "/", title, "aria-label": text }, icon("undo-2"), h("span", { class: "button-text" }, text));
  }

  #put(content: (HTMLElement | undefined)[]): void {
    this.#root.replaceChildren(...content.filter((element) => element !== undefined));
    this.#root.hidden = false;
  }
}

/** "changed by you · frozen 14 May 2021 · version 2 of 3" */
export function facts({ share, view }: Opened, isEdited: boolean): string {
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(view.taken));
  const parts = isEdited ? [t("view.changed")] : [];
  parts.push(share.mode === "frozen" ? t("view.frozen-on", { day }) : t("view.live"));
  if (share.versions > 1) parts.push(t("view.version-of", { version: share.version, n: share.versions }));
  return parts.join(" · ");
}
