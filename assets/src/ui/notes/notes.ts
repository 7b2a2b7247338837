// What the author does to the notes on the canvas: each deed is one undoable "write".
import { type Note, type NoteKind, mostNotes, shifted, worthKeeping } from "../../model/notes";
import { t } from "../../words/words";
import { undo } from "../actions";
import { type App, selectedNodes } from "../app";

/** How large an arrow and a box are at first, in pixels. */
const reach = { x: 130, y: 70 };

export class Notes {
  /** Called when a note was added, to be written. */
  onNew: (id: string) => void = () => undefined;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  get all(): readonly Note[] {
    return this.#app.model.written.notes;
  }

  /** Puts a note into the middle, or to what is selected. */
  add(kind: NoteKind): void {
    const view = this.#app.stage?.view;
    if (!view) return;
    if (this.all.length >= mostNotes) return this.#app.toasts.done(t("notes.full", { n: mostNotes }));
    const id = crypto.randomUUID();
    const [x, y] = [reach.x / view.scale, reach.y / view.scale];
    const around = this.#selected();
    const place = around
      ? { text: { x: around.right, y: around.top, toX: 0, toY: 0 }, arrow: { x: around.left - 2 * x, y: around.top + y, toX: around.left, toY: around.top }, box: { x: around.left - x / 2, y: around.top + y, toX: around.right + x / 2, toY: around.bottom - y } }
      : { text: { x: view.x, y: view.y, toX: 0, toY: 0 }, arrow: { x: view.x - x, y: view.y + y, toX: view.x, toY: view.y }, box: { x: view.x - x, y: view.y + y, toX: view.x + x, toY: view.y - y } };
    this.#write([...this.all, { id, kind, text: "", ...place[kind] }], t("notes.did-add"));
    this.onNew(id);
  }

  edit(id: string, text: string): void {
    this.#write(this.all.map((note) => (note.id === id ? { ...note, text } : note)), t("notes.did-edit"), `note-edit-${id}`);
  }

  /** Ends writing: words that came to nothing go. */
  finish(id: string): void {
    const note = this.all.find((note) => note.id === id);
    if (note && worthKeeping([note]).length === 0) this.#write(this.all.filter((other) => other !== note), t("notes.did-delete"));
  }

  /** Moves a note, or its end, by graph units; one gesture is one step. */
  move(id: string, by: { x: number; y: number }, end: boolean, gesture: string): void {
    this.#write(shifted(this.all, id, by, end), t("notes.did-move"), `note-move-${gesture}`);
  }

  remove(id: string): void {
    const label = t("notes.did-delete");
    this.#write(this.all.filter((note) => note.id !== id), label);
    this.#app.toasts.done(t("notes.deleted"), () => this.#app.model.canUndo === label && undo(this.#app));
  }

  #write(notes: Note[], label: string, merge?: string): void {
    this.#app.model.run({ kind: "write", label, written: { notes } }, merge === undefined ? {} : { merge });
  }

  #selected(): { left: number; right: number; top: number; bottom: number } | undefined {
    const at = selectedNodes(this.#app.model).map((id) => this.#app.model.graph.getNodeAttributes(id));
    if (at.length === 0) return undefined;
    const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.max(...ys), bottom: Math.min(...ys) };
  }
}
