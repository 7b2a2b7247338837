// The panel of the notes: ways to add one, and the list of those there are.
import { type NoteKind, noteKinds } from "../../model/notes";
import { t } from "../../words/words";
import type { App } from "../app";
import { button, h, icon } from "../dom";
import type { NotesLayer } from "./layer";
import type { Notes } from "./notes";
import { noteName } from "./words";

const icons: Record<NoteKind, string> = { text: "sticky-note", arrow: "arrow-up-right", box: "square" };

export class NotesPanel {
  readonly element = h("div", { class: "telling-part" });
  readonly #app: App;
  readonly #notes: Notes;
  readonly #layer: () => NotesLayer | undefined;
  readonly #list = h("ul", { class: "story-list" });

  constructor(app: App, notes: Notes, layer: () => NotesLayer | undefined) {
    [this.#app, this.#notes, this.#layer] = [app, notes, layer];
    const add = (kind: NoteKind, label: string) => button(label, () => notes.add(kind), { class: "button", disabled: !app.stage }, icon(icons[kind]));
    const labels = { text: t("notes.add-text"), arrow: t("notes.add-arrow"), box: t("notes.add-box") };
    this.element.append(h("p", { class: "story-hint" }, t("notes.hint")), h("div", { class: "notes-add" }, ...noteKinds.map((kind) => add(kind, labels[kind]))), this.#list);
    app.model.on("written", () => this.render());
    this.render();
  }

  render(): void {
    const focused = [...this.#list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    this.#list.replaceChildren(...this.#notes.all.map((note) => h("li", { class: "story-item note-row" },
      button("", () => this.#go(note.id, note), { class: "story-go" }, icon(icons[note.kind]), h("span", { class: "row-name", dir: "auto" }, noteName(note))),
      button("", () => this.#edit(note.id), { class: "button quiet", "aria-label": `${t("notes.edit")}: ${noteName(note)}`, title: t("notes.edit") }, icon("pencil")),
      button("", () => this.#notes.remove(note.id), { class: "button quiet", "aria-label": `${t("notes.delete")}: ${noteName(note)}`, title: t("notes.delete") }, icon("trash-2")))));
    if (focused >= 0) this.#list.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
  }

  /** Brings the note into the middle and gives it the focus. */
  #go(id: string, { x, y }: { x: number; y: number }): void {
    const { stage } = this.#app;
    if (stage?.view) stage.look({ ...stage.view, x, y }, []);
    this.#app.show("canvas");
    this.#layer()?.focus(id);
  }

  #edit(id: string): void {
    this.#app.show("canvas");
    this.#layer()?.write(id);
  }
}
