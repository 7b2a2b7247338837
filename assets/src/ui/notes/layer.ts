// The notes over the canvas: they move with the camera, and can be dragged,
// moved by arrow keys, written and deleted where they are.
import { type Note, longestNoteText } from "../../model/notes";
import type { Model } from "../../model/model";
import type { Stage } from "../../stage/stage";
import { toScreen } from "../../stage/view";
import { t } from "../../words/words";
import { h } from "../dom";
import type { Notes } from "./notes";
import { noteName } from "./words";

const namespace = "http://www.w3.org/2000/svg";
/** Pixels that an arrow key moves a note by, and with Shift. */
const step = 8;
const leap = 48;

interface Drawn {
  note: Note;
  slip: HTMLElement;
  handle: HTMLElement | undefined;
  line: SVGElement | undefined;
}

export class NotesLayer {
  readonly #model: Model;
  readonly #stage: Stage;
  readonly #notes: Notes | undefined;
  readonly #root = h("div", { class: "notes" });
  readonly #svg = document.createElementNS(namespace, "svg");
  #drawn: Drawn[] = [];
  #shown: readonly Note[] | undefined;
  #writing: string | undefined;
  #gestures = 0;

  /** Without `notes` they can only be read. */
  constructor(model: Model, stage: Stage, notes?: Notes) {
    [this.#model, this.#stage, this.#notes] = [model, stage, notes];
    this.#svg.setAttribute("class", "notes-lines");
    this.#svg.setAttribute("aria-hidden", "true");
    this.#root.append(this.#svg);
    stage.container.append(this.#root);
    stage.onFrame(() => this.#follow());
    model.on("written", () => this.#changed());
    if (notes) notes.onNew = (id) => this.write(id);
    this.#changed();
  }

  /** Opens a note to be written. */
  write(id: string): void {
    this.#writing = id;
    this.#build();
    this.#root.querySelector<HTMLTextAreaElement>("textarea")?.focus();
  }

  focus(id: string): void {
    this.#root.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus();
  }

  /** Texts that are being typed and notes that are being moved stay what they are; anything else is made anew. */
  #changed(): void {
    const { notes } = this.#model.written;
    if (notes === this.#shown) return;
    const isSame = this.#shown?.length === notes.length && notes.every((note, i) => note.id === this.#shown![i]!.id && (note.text === this.#shown![i]!.text || note.id === this.#writing));
    this.#shown = notes;
    if (!isSame) return this.#build();
    this.#drawn.forEach((drawn, i) => (drawn.note = notes[i]!));
    this.#follow();
  }

  #build(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["note"];
    this.#drawn = this.#model.written.notes.map((note) => this.#draw(note));
    this.#svg.replaceChildren(marker(), ...this.#drawn.flatMap(({ line }) => line ?? []));
    this.#root.replaceChildren(this.#svg, ...this.#drawn.flatMap(({ slip, handle }) => (handle ? [slip, handle] : [slip])));
    this.#follow();
    if (focused !== undefined) this.focus(focused);
  }

  #draw(note: Note): Drawn {
    const isOpen = this.#writing === note.id && this.#notes !== undefined;
    const slip = isOpen ? this.#form(note) : this.#slip(note);
    const line = note.kind === "text" ? undefined : document.createElementNS(namespace, note.kind === "arrow" ? "line" : "rect");
    line?.setAttribute("class", `note-${note.kind}-line`);
    if (note.kind === "arrow") line?.setAttribute("marker-end", "url(#note-head)");
    return { note, slip, line, handle: note.kind === "text" || !this.#notes ? undefined : this.#handle(note) };
  }

  #slip(note: Note): HTMLElement {
    const words = h("span", { dir: "auto" }, note.text);
    if (!this.#notes) return h("div", { class: `canvas-note note-${note.kind}` }, words);
    const slip = h("button", { type: "button", class: `canvas-note note-${note.kind}${note.text ? "" : " is-bare"}`, "data-note": note.id, "aria-label": noteName(note), title: t("notes.keys") }, words);
    slip.addEventListener("dblclick", () => this.write(note.id));
    slip.addEventListener("keydown", (event) => this.#onKey(event, note.id, false));
    this.#draggable(slip, note.id, false);
    return slip;
  }

  #handle(note: Note): HTMLElement {
    const handle = h("button", { type: "button", class: "note-handle", "data-note": `${note.id} end`, "aria-label": note.kind === "arrow" ? t("notes.end") : t("notes.corner") });
    handle.addEventListener("keydown", (event) => this.#onKey(event, note.id, true));
    this.#draggable(handle, note.id, true);
    return handle;
  }

  #form({ id, kind, text }: Note): HTMLElement {
    const box = h("textarea", { class: `canvas-note note-${kind} is-open`, rows: 3, maxlength: longestNoteText, dir: "auto", "aria-label": t("notes.words"), placeholder: t("notes.new") });
    box.value = text;
    let isOver = false;
    const end = (refocus: boolean) => {
      if (isOver) return;
      isOver = true;
      this.#writing = undefined;
      this.#notes!.finish(id);
      this.#build();
      if (refocus) this.focus(id);
    };
    box.addEventListener("input", () => this.#notes!.edit(id, box.value));
    box.addEventListener("blur", () => end(false));
    box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Escape" && !(event.key === "Enter" && !event.shiftKey)) return;
      event.preventDefault();
      end(true);
    });
    return box;
  }

  #onKey(event: KeyboardEvent, id: string, end: boolean): void {
    const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by) this.#notes!.move(id, this.#units(by[0]! * (event.shiftKey ? leap : step), by[1]! * (event.shiftKey ? leap : step)), end, `keys-${id}-${end}`);
    else if (event.key === "Delete" || event.key === "Backspace") this.#notes!.remove(id);
    else if (event.key === "Enter" || event.key === "F2") this.write(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #draggable(element: HTMLElement, id: string, end: boolean): void {
    element.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      element.setPointerCapture(down.pointerId);
      const gesture = `drag-${++this.#gestures}`;
      let [x, y] = [down.clientX, down.clientY];
      const move = (event: PointerEvent) => {
        if (Math.hypot(event.clientX - x, event.clientY - y) < 1) return;
        this.#notes!.move(id, this.#units(event.clientX - x, y - event.clientY), end, gesture);
        [x, y] = [event.clientX, event.clientY];
      };
      element.addEventListener("pointermove", move);
      for (const over of ["pointerup", "pointercancel"] as const) element.addEventListener(over, () => element.removeEventListener("pointermove", move), { once: true });
    });
  }

  /** Pixels, right and up, in graph units. */
  #units(x: number, y: number): { x: number; y: number } {
    const scale = this.#stage.view?.scale ?? 1;
    return { x: x / scale, y: y / scale };
  }

  #follow(): void {
    const { view } = this.#stage;
    if (!view || this.#drawn.length === 0) return;
    const { clientWidth: width, clientHeight: height } = this.#stage.container;
    for (const { note, slip, handle, line } of this.#drawn) {
      const [from, to] = [toScreen(view, { width, height }, note.x, note.y), toScreen(view, { width, height }, note.toX, note.toY)];
      slip.style.translate = `${from.x}px ${from.y}px`;
      if (handle) handle.style.translate = `${to.x}px ${to.y}px`;
      const shape = note.kind === "arrow"
        ? { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
        : { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
      for (const [name, value] of Object.entries(shape)) line?.setAttribute(name, value.toFixed(1));
    }
  }
}

/** The head of all arrows. */
function marker(): SVGElement {
  const defs = document.createElementNS(namespace, "defs");
  const head = document.createElementNS(namespace, "marker");
  const attributes = { id: "note-head", viewBox: "0 0 10 10", refX: "9", refY: "5", markerWidth: "5", markerHeight: "5", orient: "auto-start-reverse" };
  for (const [name, value] of Object.entries(attributes)) head.setAttribute(name, value);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", "M0 0 10 5 0 10z");
  path.setAttribute("class", "note-head");
  head.append(path);
  defs.append(head);
  return defs;
}
