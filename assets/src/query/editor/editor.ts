// The editor of a query's text, over the plain text field that works without it.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic, forceLinting, lintGutter, lintKeymap, linter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { type Checked, check, diagnosticsOf } from "./check";
import { type Schema, completion } from "./complete";
import { format } from "./format";
import { look } from "./look";

/** How long the reader has to pause before the text is checked, in milliseconds. */
const pause = 350;

export interface EditorEvents {
  /** Ctrl-Enter. */
  run(): void;
  /** The names of the form's parameters. */
  parameters(): string[];
  /** What the server said of the text as it is now. */
  checked(checked: Checked): void;
}

export class Editor {
  readonly view: EditorView;
  readonly #area: HTMLTextAreaElement;
  #schema: Promise<Schema> | undefined;
  #checking: AbortController | undefined;

  /** Takes the place of the text field within the element, and keeps it filled in. */
  constructor(
    root: HTMLElement,
    readonly events: EditorEvents,
  ) {
    this.#area = root.querySelector("textarea")!;
    const host = document.createElement("div");
    root.append(host);
    const shadow = host.attachShadow({ mode: "open" });
    this.view = new EditorView({ parent: shadow, root: shadow, state: this.#state(this.#area) });
    this.#area.hidden = true;
    this.#area.required = false; // a hidden field can't say that it is empty; the server does
    const label = root.closest(".field")?.querySelector("label");
    label?.addEventListener("click", () => this.view.focus());
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Lays the text out anew, as one step that can be undone. */
  format(): void {
    const insert = format(this.text).trimEnd();
    if (insert !== this.text) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert }, scrollIntoView: true });
    this.view.focus();
  }

  /** Marks what is wrong, at its place, and goes there. */
  mark(checked: Checked): void {
    const { state } = this.view;
    const all = diagnosticsOf(checked, state.doc);
    this.view.dispatch(setDiagnostics(state, all));
    if (all[0] && checked.error?.line) this.view.dispatch({ selection: { anchor: all[0].from }, scrollIntoView: true });
  }

  /** Checks the text again: its parameters have changed. */
  recheck(): void {
    forceLinting(this.view);
  }

  #state(area: HTMLTextAreaElement): EditorState {
    return EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (this.events.run(), true) }, { key: "Shift-Alt-f", run: () => (this.format(), true) }]),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        autocompletion({ override: [completion(() => this.#words())], icons: false }),
        linter((view) => this.#lint(view), { delay: pause }),
        lintGutter(),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ "aria-label": "Cypher", spellcheck: "false", autocapitalize: "none" }),
        EditorView.updateListener.of(({ docChanged, state }) => docChanged && (area.value = state.doc.toString())),
        look,
      ],
    });
  }

  async #words() {
    this.#schema ??= schema();
    return { schema: await this.#schema, parameters: this.events.parameters() };
  }

  /** The editor leaves out what was said of a text that has changed since. */
  async #lint(view: EditorView): Promise<Diagnostic[]> {
    this.#checking?.abort();
    const { signal } = (this.#checking = new AbortController());
    const { doc } = view.state;
    if (!doc.toString().trim()) return [];
    try {
      const params = Object.fromEntries(this.events.parameters().map((name) => [name, null]));
      const checked = await check(doc.toString(), params, signal);
      if (signal.aborted || !view.state.doc.eq(doc)) return [];
      this.events.checked(checked);
      return diagnosticsOf(checked, doc);
    } catch {
      return []; // the server is away: what is written can be checked later
    }
  }
}

const nothing: Schema = { labels: [], types: [], properties: [], functions: [] };

async function schema(): Promise<Schema> {
  try {
    const response = await fetch("/api/schema", { headers: { Accept: "application/json" } });
    return response.ok ? { ...nothing, ...((await response.json()) as Partial<Schema>) } : nothing;
  } catch {
    return nothing;
  }
}
