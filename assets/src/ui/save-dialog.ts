// The dialog that saves what is on the canvas, or what is selected of it, as a file.
import { t } from "../words/words";
import { type App, selectedNodes } from "./app";
import { button, h, icon } from "./dom";
import { type Format, type Source, contentOf, pictureFormats, saveAs, serverFormats } from "./save-as";
import { contentsOf, suggestedTitle } from "./share-draft";
import { groupsNote } from "./share-form";
import { entitiesAndLinks } from "./words";

const groups: readonly { title: string; note: string; formats: readonly Format[] }[] = [
  { title: t("save.pictures"), note: t("save.pictures-note"), formats: pictureFormats },
  { title: t("save.facts"), note: t("save.facts-note"), formats: serverFormats },
];

/** Opens the dialog; closing it gives the focus back. */
export function openSave(app: App): void {
  const selected = new Set(selectedNodes(app.model));
  const dialog = h("dialog", { class: "help save", "aria-labelledby": "save-title" });
  const failure = h("p", { class: "share-failure", role: "alert", hidden: true });
  const scope = selected.size > 0 ? scopeOf(app, selected) : h("p", { class: "share-hint" }, wordsFor(app));
  const source = (): Source => {
    const isPart = dialog.querySelector<HTMLInputElement>("[name=save-what]:checked")?.value === "selection";
    return { model: app.model, stage: app.stage, title: app.view?.view.title ?? suggestedTitle(app.model, app.story), ...(isPart ? { only: selected } : {}) };
  };
  const save = async (format: Format) => {
    failure.hidden = true;
    dialog.classList.add("is-busy");
    try {
      const name = await saveAs(source(), format);
      dialog.close();
      app.toasts.done(t("save.saved", { name }));
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : t("save.failed");
      failure.hidden = false;
    } finally {
      dialog.classList.remove("is-busy");
    }
  };
  const close = button("", () => dialog.close(), { class: "button quiet", "aria-label": t("canvas.close"), title: t("canvas.close") }, icon("x"));
  dialog.append(
    h("header", { class: "save-head" }, h("h2", { id: "save-title" }, t("save.title")), close),
    scope,
    ...groupsOf(app),
    failure,
    ...groups.map(({ title, note, formats }) => h("section", { class: "save-group" },
      h("h3", { class: "eyebrow" }, title),
      h("p", { class: "share-hint" }, note),
      h("div", { class: "save-formats" }, ...formats.map((format) => choice(app, format, () => void save(format)))))),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Groups are drawn, but no format of facts can hold them. */
function groupsOf({ model }: App): HTMLElement[] {
  const { groups } = contentsOf(model);
  return groups.length > 0 ? [h("p", { class: "share-hint" }, groupsNote(groups))] : [];
}

function choice(app: App, format: Format, save: () => void): HTMLButtonElement {
  const isPicture = format === "png" || format === "svg";
  return button("", save, { class: "button save-choice", "data-format": format, disabled: isPicture && !app.stage },
    h("strong", {}, t(`save.${format}`)), h("span", { class: "share-hint" }, t(`save.${format}-for`)));
}

function scopeOf(app: App, selected: ReadonlySet<string>): HTMLElement {
  const several = selected.size > 1;
  const line = (value: string, title: string, words: string, checked: boolean) => h("label", { class: "share-choice" },
    h("input", { type: "radio", name: "save-what", value, checked }),
    h("span", {}, h("span", { class: "share-choice-title" }, title), h("span", { class: "share-hint" }, words)));
  return h("fieldset", { class: "share-choices" },
    h("legend", {}, t("save.what")),
    line("all", t("save.all"), wordsFor(app), !several),
    line("selection", t("save.selection"), wordsFor(app, selected), several));
}

function wordsFor({ model }: App, only?: ReadonlySet<string>): string {
  const { entities, links } = contentOf({ model, only });
  return entitiesAndLinks(entities.length, links.length);
}
