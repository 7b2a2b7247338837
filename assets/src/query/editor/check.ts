// What the server says of a text: where it is wrong, and how the database would answer it.
import { type Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import { t } from "../../words/words";
import { tokenize } from "./tokens";

/** One step of a plan; its children feed it. `rows` is what the database expects. */
export interface Operator {
  name: string;
  details?: string;
  rows: number;
  children?: Operator[];
}

export interface Fault {
  kind: string;
  message: string;
  line?: number;
  column?: number;
}

/** The answer of POST /api/check. */
export interface Checked {
  columns?: string[];
  plan?: Operator;
  notices?: { message: string; line?: number; column?: number }[];
  error?: Fault;
}

/** Asks the server what it makes of a text. */
export async function check(text: string, params: Record<string, unknown>, signal?: AbortSignal): Promise<Checked> {
  const response = await fetch("/api/check", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ text, params }),
    signal: signal ?? null,
  });
  return (await response.json()) as Checked;
}

/** What was said of a text, at its places. */
export function diagnosticsOf({ error, notices = [] }: Checked, doc: Text): Diagnostic[] {
  const all = notices.map((notice): Diagnostic => remark(notice, doc));
  if (error) all.unshift({ ...rangeOf(doc, error), severity: "error", message: error.message });
  return all;
}

/** A remark of the database; of parameters that the form lacks in our words, at the first of them. */
function remark(notice: { message: string; line?: number; column?: number }, doc: Text): Diagnostic {
  const names = /Missing parameters: ([^)]*)/.exec(notice.message)?.[1]?.split(/,\s*/);
  const first = names && tokenize(doc.toString()).find(({ text }) => text === `$${names[0]}`);
  if (!names || !first) return { ...rangeOf(doc, notice), severity: "warning", message: notice.message };
  const message = t("results.not-parameter", { n: names.length, names: names.map((name) => `$${name}`).join(", ") });
  return { from: first.from, to: first.from + first.text.length, severity: "warning", message };
}

/** The word at a line and column, which count from 1; all of the first line where no place was said. */
export function rangeOf(doc: Text, { line = 0, column = 0 }: { line?: number; column?: number }): { from: number; to: number } {
  if (line < 1 || line > doc.lines) return { from: 0, to: doc.line(1).to };
  const at = Math.min(doc.line(line).from + Math.max(0, column - 1), doc.length);
  const token = tokenize(doc.toString()).find(({ from, text }) => from <= at && at < from + text.length);
  if (!token || token.kind === "space") return { from: Math.max(0, Math.min(at, doc.length - 1)), to: Math.max(at, Math.min(at + 1, doc.length)) };
  return { from: token.from, to: token.from + token.text.length };
}
