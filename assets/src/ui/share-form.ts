// The form of the share dialog: what to call the picture, what becomes of it,
// and who may open it.
import type { Access, Mode, Opened } from "../net/views";
import { type Contents, longestNote, longestTitle } from "./share-draft";
import { h } from "./dom";
import { t } from "../words/words";
import { entitiesAndLinks } from "./words";

/** What the reader chose. */
export interface Choices {
  title: string;
  note: string;
  author: string;
  mode: Mode;
  access: Access;
  expires: string;
  withHidden: boolean;
  /** The next version of the view that the canvas shows, which keeps its mode and its readers. */
  isVersion: boolean;
}

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly text: string;
}

const modes: readonly Choice[] = [
  { value: "frozen", title: "Frozen", text: "Stays as it is now, whatever becomes of the graph. Readers are told when the graph has moved." },
  { value: "live", title: "Live", text: "The same entities at the same places; names, links and claims are read anew whenever it is opened." },
];

const accesses: readonly Choice[] = [
  { value: "unlisted", title: "Whoever has the link", text: "It can’t be guessed and is listed nowhere." },
  { value: "public", title: "Everybody", text: "It is listed under Views, too." },
  { value: "private", title: "Only this browser", text: "Nobody else can open it, with the link or without." },
];

export interface ShareForm {
  readonly element: HTMLFormElement;
  choices(): Choices;
  /** Tells the reader what is missing; false where something is. */
  isComplete(): boolean;
}

/** `behind` is the view that the canvas shows, if it shows one. */
export function shareForm(title: string, contents: Contents, behind: Opened | undefined, changed: () => void): ShareForm {
  const element = h("form", { class: "share-form", id: "share-form", novalidate: true });
  const settings = h("div", { class: "share-settings" }, radios("mode", "What becomes of it", modes, behind?.share.mode ?? "frozen"), radios("access", "Who can open it", accesses, behind?.share.access ?? "unlisted"), expiry());
  element.append(
    ...origin(behind),
    field("Title", h("input", { name: "title", value: title, maxlength: longestTitle, required: true, dir: "auto", autocomplete: "off" })),
    field("Note", noteBox(behind?.view.note ?? ""), "What readers should know about the picture. An empty line begins a new paragraph."),
    field("Your name", h("input", { name: "author", value: behind?.mine ? (behind.view.author ?? "") : "", maxlength: longestTitle, dir: "auto", autocomplete: "name" }), "For whoever cites it. May stay empty."),
    settings,
    travels(contents, behind),
  );
  const choices = () => read(element);
  const update = () => {
    settings.hidden = choices().isVersion;
    changed();
  };
  element.addEventListener("input", update);
  settings.hidden = choices().isVersion;
  return { element, choices, isComplete: () => element.reportValidity() };
}

function read(form: HTMLFormElement): Choices {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "").trim();
  return {
    title: text("title"), note: text("note"), author: text("author"), expires: text("expires"),
    mode: text("mode") as Mode, access: text("access") as Access,
    withHidden: data.has("hidden"), isVersion: text("as") === "version",
  };
}

/** Of one's own view there may be another version; of another's a view of one's own is made. */
function origin(behind: Opened | undefined): HTMLElement[] {
  if (!behind) return [];
  const name = `“${behind.view.title}”`;
  if (!behind.mine) return [h("p", { class: "share-origin", dir: "auto" }, `You make a view of your own from ${name}. The other one stays as it is.`)];
  const next = behind.share.versions + 1;
  const isFrozen = behind.share.mode === "frozen";
  return [radios("as", "Save as", [
    { value: "version", title: `Version ${next} of ${name}`, text: isFrozen ? "Links to earlier versions go on showing those, and say that there is a newer one." : "The link shows this one from now on." },
    { value: "new", title: "A view with a link of its own", text: `${name} stays as it is.` },
  ], "version")];
}

function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  const id = `share-${input.getAttribute("name")}`;
  input.id = id;
  if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: "share-field" }, h("label", { for: id }, label), input, hint ? h("p", { class: "share-hint", id: `${id}-hint` }, hint) : undefined);
}

function noteBox(note: string): HTMLTextAreaElement {
  const box = h("textarea", { name: "note", rows: 3, maxlength: longestNote, dir: "auto" });
  box.value = note;
  return box;
}

function radios(name: string, legend: string, choices: readonly Choice[], chosen: string): HTMLElement {
  const lines = choices.map(({ value, title, text }) => h("label", { class: "share-choice" },
    h("input", { type: "radio", name, value, checked: value === chosen }),
    h("span", {}, h("span", { class: "share-choice-title", dir: "auto" }, title), h("span", { class: "share-hint", dir: "auto" }, text))));
  return h("fieldset", { class: "share-choices" }, h("legend", {}, legend), ...lines);
}

function expiry(): HTMLElement {
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return field("Last day", h("input", { type: "date", name: "expires", min: tomorrow }), "After it the link stops to work. Empty: it goes on.");
}

function clockNote({ clocks, leftOutEntities, leftOutLinks }: Contents): string {
  return t("clock.share-note", { when: clocks, what: entitiesAndLinks(leftOutEntities, leftOutLinks) });
}

/** What readers get, and what never leaves this browser. */
function travels(contents: Contents, behind: Opened | undefined): HTMLElement {
  const { entities, links, hiddenEntities, hiddenLinks } = contents;
  const isAny = hiddenEntities + hiddenLinks > 0;
  const hidden = h("label", { class: "share-choice" },
    h("input", { type: "checkbox", name: "hidden", checked: isAny && behind?.mine === true }),
    h("span", {}, h("span", { class: "share-choice-title" }, `Also what you have hidden: ${entitiesAndLinks(hiddenEntities, hiddenLinks)}`),
      h("span", { class: "share-hint" }, "Readers find it in the text and can bring it back into the picture.")));
  return h("section", { class: "share-travels" },
    h("h3", {}, "What readers get"),
    h("p", {}, `${entitiesAndLinks(entities, links)} at their places, all claims about them with their quotes and sources, what is selected, and the part of the canvas that you look at.`),
    contents.clocks ? h("p", { class: "share-clock" }, clockNote(contents)) : undefined,
    isAny ? hidden : undefined,
    h("p", { class: "share-hint" }, "Nothing else leaves this browser: not how you got here, what you searched for, or what you took off the canvas."));
}
