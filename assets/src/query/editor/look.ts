// How the editor looks, in the page's colours. Style rules go into a style
// sheet that the shadow root adopts: the page's policy allows no style elements.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { type TokenKind, tokenize } from "./tokens";

const colours: Partial<Record<TokenKind, string>> = {
  comment: "var(--muted)",
  string: "var(--good)",
  number: "var(--good)",
  atom: "var(--good)",
  parameter: "var(--focus)",
  keyword: "var(--bad)",
  function: "var(--doubt)",
  label: "var(--focus)",
  type: "var(--thread)",
};

const marks = new Map([...Object.keys(colours)].map((kind) => [kind, Decoration.mark({ class: `cy-${kind}` })]));

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { kind, text, from } of tokenize(view.state.doc.toString())) {
    const mark = marks.get(kind);
    if (mark) builder.add(from, from + text.length, mark);
  }
  return builder.finish();
}

/** Colours the whole text: queries are short, and what a word is depends on all before it. */
const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const theme = EditorView.theme({
  "&": { border: "1px solid var(--line-strong)", borderRadius: "var(--radius-small)", color: "var(--ink)", backgroundColor: "var(--panel)", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { minHeight: "11rem", maxHeight: "60vh", fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { border: "none", color: "var(--muted)", backgroundColor: "transparent" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--sunk) 55%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--focus) 28%, transparent)" },
  ".cm-matchingBracket": { outline: "1px solid var(--line-strong)", backgroundColor: "transparent !important" },
  ".cm-tooltip": { border: "1px solid var(--line)", borderRadius: "var(--radius-small)", color: "var(--ink)", backgroundColor: "var(--panel)", boxShadow: "var(--shadow)", fontFamily: "var(--sans)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--button-ink)", backgroundColor: "var(--button)" },
  ".cm-completionDetail": { color: "var(--muted)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-diagnostic": { padding: "0.35rem 0.6rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--doubt)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ...Object.fromEntries(Object.entries(colours).map(([kind, color]) => [`.cy-${kind}`, { color, ...(kind === "keyword" && { fontWeight: "600" }), ...(kind === "comment" && { fontStyle: "italic" }) }])),
});

export const look = [theme, highlighting];
