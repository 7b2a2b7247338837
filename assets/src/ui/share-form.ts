// The form of the share dialog: what to call the picture, what becomes of it,
// and who may open it.
import type { Access, Mode, Opened } from "../net/views";
import { t } from "../words/words";
import { type Contents, longestNote, longestTitle } from "./share-draft";
import { h } from "./dom";
import { noteName } from "./notes/words";
import { entitiesAndLinks, names } from "./words";

/** What the reader chose. */
export interface Choices {
  title: string;
  note: string;
  author: string;
  mode: Mode;
  access: Access;
  expires: string;
  withHidden: boolean;
  /** Also how the author got here. */
  withTrail: boolean;
  /** The next version of the view that the canvas shows, which keeps its mode and its readers. */
  isVersion: boolean;
}

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly text: string;
}

const modes: readonly Choice[] = [
  { value: "frozen", title: t("share.frozen"), text: t("share.frozen-text") },
  { value: "live", title: t("share.live"), text: t("share.live-text") },
];

const accesses: readonly Choice[] = [
  { value: "unlisted", title: t("share.unlisted"), text: t("share.unlisted-text") },
  { value: "public", title: t("share.public"), text: t("share.public-text") },
  { value: "private", title: t("share.private"), text: t("share.private-text") },
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
  const settings = h("div", { class: "share-settings" }, radios("mode", t("share.what-becomes"), modes, behind?.share.mode ?? "frozen"), radios("access", t("share.who-can"), accesses, behind?.share.access ?? "unlisted"), expiry());
  element.append(
    ...origin(behind),
    field(t("share.field-title"), h("input", { name: "title", value: title, maxlength: longestTitle, required: true, dir: "auto", autocomplete: "off" })),
    field(t("share.note"), noteBox(behind?.view.note ?? ""), t("share.note-hint")),
    field(t("share.author"), h("input", { name: "author", value: behind?.mine ? (behind.view.author ?? "") : "", maxlength: longestTitle, dir: "auto", autocomplete: "name" }), t("share.author-hint")),
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
    withHidden: data.has("hidden"), withTrail: data.has("trail"), isVersion: text("as") === "version",
  };
}

/** Of one's own view there may be another version; of another's a view of one's own is made. */
function origin(behind: Opened | undefined): HTMLElement[] {
  if (!behind) return [];
  const { title } = behind.view;
  if (!behind.mine) return [h("p", { class: "share-origin", dir: "auto" }, t("share.fork", { title }))];
  const next = behind.share.versions + 1;
  const isFrozen = behind.share.mode === "frozen";
  return [radios("as", t("share.save-as"), [
    { value: "version", title: t("share.version-of", { n: next, title }), text: isFrozen ? t("share.version-frozen") : t("share.version-live") },
    { value: "new", title: t("share.own-link"), text: t("share.stays", { title }) },
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
  return field(t("share.last-day"), h("input", { type: "date", name: "expires", min: tomorrow }), t("share.last-day-hint"));
}

function clockNote({ clocks, leftOutEntities, leftOutLinks }: Contents): string {
  return t("clock.share-note", { when: clocks, what: entitiesAndLinks(leftOutEntities, leftOutLinks) });
}

/** Groups are of this canvas: readers are told nothing of them, and who shares is told so. */
export function groupsNote(groups: readonly string[]): string {
  return t("hubs.left-out", { n: groups.length, groups: names(groups.map((name) => t("hubs.quoted", { name }))) });
}

/** What readers get, and what never leaves this browser. */
function travels(contents: Contents, behind: Opened | undefined): HTMLElement {
  const { entities, links, hiddenEntities, hiddenLinks } = contents;
  const isAny = hiddenEntities + hiddenLinks > 0;
  const hidden = tick("hidden", isAny && behind?.mine === true, t("share.hidden-too", { what: entitiesAndLinks(hiddenEntities, hiddenLinks) }), t("share.hidden-too-hint"));
  return h("section", { class: "share-travels" },
    h("h3", {}, t("share.travels")),
    h("p", {}, t("share.travels-text", { what: entitiesAndLinks(entities, links) })),
    contents.steps > 0 ? h("p", {}, t("story.share-steps", { n: contents.steps })) : undefined,
    contents.notes.length > 0 ? h("p", {}, t("notes.share", { n: contents.notes.length, texts: contents.notes.map(noteName).join(" · ") })) : undefined,
    contents.clocks ? h("p", { class: "share-clock" }, clockNote(contents)) : undefined,
    contents.groups.length > 0 ? h("p", { class: "share-clock" }, groupsNote(contents.groups)) : undefined,
    isAny ? hidden : undefined,
    contents.deeds > 0 ? tick("trail", behind?.mine === true && behind.view.trail !== undefined, t("trail.share", { n: contents.deeds }), t("trail.share-hint")) : undefined,
    h("p", { class: "share-hint" }, t("share.nothing-else")));
}

/** Something that travels only when the author says so. */
function tick(name: string, checked: boolean, title: string, hint: string): HTMLElement {
  return h("label", { class: "share-choice" }, h("input", { type: "checkbox", name, checked }),
    h("span", {}, h("span", { class: "share-choice-title" }, title), h("span", { class: "share-hint" }, hint)));
}
