// What can be written at a place: labels after a colon, types in brackets,
// properties after a dot, parameters after $, else keywords, functions and names.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type TokenKind, keywordList, tokenize } from "./tokens";

/** The graph's own words; see GET /api/schema. */
export interface Schema {
  labels: string[];
  types: string[];
  properties: string[];
  functions: string[];
}

export interface Words {
  schema: Schema;
  /** The parameters of the form. */
  parameters: string[];
}

const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Completes from the schema and from the text itself. */
export function completion(words: () => Promise<Words>) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const place = placeOf(text, context.pos);
    if (!place || (place.from === context.pos && !context.explicit && place.kind === "variable")) return null;
    const options = optionsOf(place.kind, text, context.pos, await words());
    return { from: place.from, options, validFor: /^\$?[\p{L}\p{N}_.]*$/u };
  };
}

/** What a word would be that is written at a place, and where the word begins; undefined within texts and comments. */
export function placeOf(text: string, at: number): { kind: TokenKind; from: number } | undefined {
  const before = text.slice(0, at);
  const from = at - (/\$?[\p{L}\p{N}_]*$/u.exec(before)?.[0].length ?? 0);
  // With a colon after it, a word in a map is a property.
  const last = tokenize(`${before.slice(0, from)}${before[from] === "$" ? "$" : ""}word:`).at(-2);
  if (!last || !last.text.endsWith("word") || last.kind === "comment" || last.kind === "string") return undefined;
  if (/\bAS\s+$/i.test(before.slice(0, from))) return undefined; // a name of the writer's own
  return { kind: last.kind, from };
}

function optionsOf(kind: TokenKind, text: string, at: number, { schema, parameters }: Words): Completion[] {
  if (kind === "label") return schema.labels.map((label) => named(label, "class"));
  if (kind === "type") return schema.types.map((label) => named(label, "class"));
  if (kind === "property") return schema.properties.map((label) => named(label, "property"));
  if (kind === "parameter") return parameters.map((name) => ({ label: `$${name}`, type: "variable" }));
  const variables = namesIn(text, at).map((label): Completion => ({ label, type: "variable", boost: 2 }));
  const functions = schema.functions.map((label): Completion => ({ label, type: "function", apply: `${label}(`, detail: "(…)" }));
  return [...variables, ...keywordList.map((label): Completion => ({ label, type: "keyword", boost: 1 })), ...functions];
}

/** The names that a text gives to things, other than the word that is being written. */
function namesIn(text: string, at: number): string[] {
  const names = tokenize(text).filter(({ kind, from, text }) => kind === "variable" && from + text.length !== at);
  return [...new Set(names.map(({ text }) => text))];
}

/** A name of the schema, in backticks where it needs them. */
function named(label: string, type: string): Completion {
  return { label, type, ...(plain.test(label) ? {} : { apply: `\`${label.replaceAll("`", "``")}\`` }) };
}
