// The share dialog: what will be shared on one side, what readers will see of
// it on the other, and then the link.
import type { Model } from "../model/model";
import { ApiError } from "../net/api";
import { type Opened, type Saved, type ShareRequest, save } from "../net/views";
import { t } from "../words/words";
import type { App } from "./app";
import { button, h, icon } from "./dom";
import { contentsOf, draftOf, suggestedTitle } from "./share-draft";
import { type Choices, type ShareForm, shareForm } from "./share-form";
import { SharePreview } from "./share-preview";
import { cameraNow } from "./view-open";

/** Opens the dialog; closing it gives the focus back. */
export function openShare(app: App): void {
  new ShareDialog(app).open();
}

class ShareDialog {
  readonly #app: App;
  readonly #behind: Opened | undefined;
  readonly #form: ShareForm;
  readonly #preview = new SharePreview();
  readonly #create = h("button", { type: "submit", form: "share-form", class: "button primary" });
  readonly #status = h("p", { class: "share-failure", role: "alert", hidden: true });
  readonly #body: HTMLElement;
  readonly #dialog: HTMLDialogElement;

  constructor(app: App) {
    this.#app = app;
    this.#behind = app.view;
    const title = this.#behind?.view.title ?? suggestedTitle(app.model, app.story);
    this.#form = shareForm(title, contentsOf(app.model), this.#behind, () => this.#changed());
    const cancel = button(t("share.cancel"), () => this.#dialog.close(), { class: "button" });
    const foot = h("div", { class: "share-foot" }, this.#status, h("div", { class: "buttons" }, this.#create, cancel));
    this.#body = h("div", { class: "share-body" }, this.#form.element, previewPane(this.#preview), foot);
    this.#dialog = dialogOf(this.#body);
    this.#dialog.addEventListener("close", () => this.#preview.end());
    this.#form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#form.isComplete()) void this.#save();
    });
  }

  open(): void {
    this.#say();
    void this.#preview.show(this.#request());
    this.#dialog.showModal();
    this.#form.element.querySelector<HTMLInputElement>("[name=title]")!.select();
  }

  #changed(): void {
    this.#say();
    this.#status.hidden = true;
    this.#preview.soon(() => this.#request());
  }

  #say(): void {
    this.#create.textContent = this.#form.choices().isVersion ? t("share.save-version") : t("share.create");
  }

  #request(): ShareRequest {
    return requestOf(this.#app, this.#form.choices(), this.#behind);
  }

  async #save(): Promise<void> {
    this.#create.disabled = true;
    const request = this.#request();
    try {
      const saved = await save(request);
      this.#preview.end();
      this.#body.replaceWith(done(this.#dialog, saved, request, this.#app));
      this.#app.saved(openedOf(saved, request, this.#app.model));
    } catch (error) {
      this.#status.textContent = error instanceof ApiError ? error.message : t("share.failed");
      this.#status.hidden = false;
      this.#create.disabled = false;
    }
  }
}

function requestOf(app: App, choices: Choices, behind: Opened | undefined): ShareRequest {
  const { title, note, author, withHidden, withTrail, isVersion, ...chosen } = choices;
  const { mode, access } = isVersion && behind ? behind.share : chosen;
  const isFork = behind !== undefined && !behind.mine;
  return {
    mode, access,
    expires: isVersion ? "" : chosen.expires,
    parent: isVersion || isFork ? behind!.share.slug : "",
    view: { title, note, author, ...draftOf(app.model, cameraNow(app), mode, withHidden, withTrail) },
  };
}

/** The view that was saved, as opening it anew would tell it. */
function openedOf({ slug, version }: Saved, { mode, access, view }: ShareRequest, { graph }: Model): Opened {
  const created = new Date().toISOString();
  const entities = view.entities.map((entity) => ({ ...graph.getNodeAttribute(entity.id, "entity"), ...entity }));
  const links = view.links.map((id) => graph.getEdgeAttribute(id, "link"));
  return { share: { slug, mode, access, version, versions: version, created }, mine: true, view: { ...view, taken: created, entities, links } };
}

function dialogOf(body: HTMLElement): HTMLDialogElement {
  const dialog = h("dialog", { class: "share", "aria-labelledby": "share-title" });
  const close = button("", () => dialog.close(), { class: "button quiet", "aria-label": t("share.close"), title: t("share.close") }, icon("x"));
  dialog.append(h("header", { class: "share-head" }, h("h2", { id: "share-title" }, t("share.title")), close), body);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

function previewPane(preview: SharePreview): HTMLElement {
  return h("section", { class: "share-pane" }, h("h3", { class: "eyebrow" }, t("share.preview")), preview.element);
}

/** The link, to be copied or opened. */
function done(dialog: HTMLDialogElement, { url }: Saved, { mode, access }: ShareRequest, app: App): HTMLElement {
  const field = h("input", { type: "text", readonly: true, value: url, "aria-label": t("share.link") });
  const copy = button(t("share.copy"), () => void copyTo(field, copy, app), { class: "button primary" });
  const open = h("a", { class: "button", href: url, target: "_blank", rel: "noopener" }, t("share.open"), icon("external-link"));
  const end = button(t("share.done"), () => dialog.close(), { class: "button" });
  requestAnimationFrame(() => copy.focus());
  return h("div", { class: "share-done" },
    h("p", {}, `${doneWords[access]} ${mode === "frozen" ? t("share.done-frozen") : t("share.done-live")}`),
    h("div", { class: "share-link" }, field, copy),
    h("p", { class: "share-hint" }, t("share.find-again")),
    h("p", { class: "buttons" }, open, end));
}

const doneWords = {
  unlisted: t("share.done-unlisted"),
  public: t("share.done-public"),
  private: t("share.done-private"),
};

async function copyTo(field: HTMLInputElement, pressed: HTMLButtonElement, app: App): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
    pressed.textContent = t("share.copied");
    app.say(t("share.link-copied"));
  } catch {
    field.select(); // plain HTTP beyond this machine has no clipboard
    app.say(t("share.copy-by-hand"));
  }
}
