// Lays Cypher out: each clause on a line of its own, keywords in capitals. It
// changes nothing but white space and the case of keywords.
import { type Token, tokenize } from "./tokens";

const clauses = new Set("MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER SKIP OFFSET LIMIT CALL UNION CREATE MERGE SET DELETE DETACH REMOVE FOREACH FINISH LOAD USE".split(" "));
/** Of a pair the second does not begin a line. */
const seconds: Record<string, string[]> = {
  MATCH: ["OPTIONAL"],
  WITH: ["STARTS", "ENDS", "CSV"],
  CALL: ["OPTIONAL"],
  DELETE: ["DETACH", "NODETACH"],
  CREATE: ["ON"],
  MERGE: ["ON"],
  SET: ["CREATE", "MATCH", "MERGE"],
};
const step = "  ";

/** The text laid out anew; twice gives the same as once. */
export function format(text: string): string {
  const writer = new Writer();
  for (const token of tokenize(text)) writer.take(token);
  return writer.text;
}

class Writer {
  #out = "";
  /** For each open bracket, whether clauses inside of it have lines of their own. */
  #brackets: boolean[] = [];
  #space: "" | " " | "\n" = "";
  #last: Token | undefined;
  #keyword = "";

  get text(): string {
    return `${this.#out.trimEnd()}\n`;
  }

  take(token: Token): void {
    if (token.kind === "space") {
      this.#space = /\n/.test(token.text) ? "\n" : " ";
      return;
    }
    this.#between(token);
    this.#write(token);
    this.#space = token.kind === "comment" && token.text.startsWith("//") ? "\n" : "";
  }

  /** The white space before a token. */
  #between(token: Token): void {
    if (this.#out === "") return;
    const closing = token.text === "}" && this.#brackets.at(-1) === true;
    if (this.#last?.kind === "comment" && this.#last.text.startsWith("//")) this.#line(token, closing);
    else if (closing || this.#beginsLine(token) || this.#opened) this.#line(token, closing);
    else if (this.#space === "\n" && (this.#lines || token.kind === "comment")) this.#line(token, closing);
    else if (this.#wantsSpace(token)) this.#out += " ";
  }

  /** Whether clauses here have lines of their own. */
  get #lines(): boolean {
    return this.#brackets.every(Boolean);
  }

  /** Just after the brace of a subquery with lines of its own. */
  get #opened(): boolean {
    return this.#last?.text === "{" && this.#last.kind === "punctuation" && this.#brackets.at(-1) === true;
  }

  #beginsLine(token: Token): boolean {
    if (token.kind !== "keyword" || !this.#lines) return false;
    const word = token.text.toUpperCase();
    return clauses.has(word) && !(seconds[word] ?? []).includes(this.#keyword) && !(word === "CALL" && this.#last?.text === ".");
  }

  /** A new line; what is no clause goes on with what is above it, further in. */
  #line(token: Token, closing: boolean): void {
    const depth = this.#brackets.filter(Boolean).length - (closing ? 1 : 0);
    const further = closing || this.#beginsLine(token) || this.#opened || token.kind === "comment" ? 0 : 1;
    this.#out = `${this.#out.trimEnd()}\n${step.repeat(Math.max(0, depth) + further)}`;
  }

  #wantsSpace(token: Token): boolean {
    const last = this.#last!;
    if (token.text === "," || token.text === ")" || token.text === "]" || token.text === ";") return false;
    if (last.kind === "punctuation" && (last.text === "(" || last.text === "[")) return false;
    return last.text === "," || this.#space !== "";
  }

  #write(token: Token): void {
    const text = token.kind === "keyword" ? token.text.toUpperCase() : token.text;
    if (token.kind === "punctuation") this.#bracket(text);
    this.#out += text;
    if (token.kind === "comment") return void (this.#last = token);
    this.#keyword = token.kind === "keyword" ? text : text === "." ? this.#keyword : "";
    this.#last = token;
  }

  #bracket(text: string): void {
    if (text === "{") this.#brackets.push(this.#opensCall());
    else if (text === "(" || text === "[") this.#brackets.push(false);
    else if (text === "}" || text === ")" || text === "]") this.#brackets.pop();
  }

  /** Whether a brace belongs to CALL { … } or CALL (x) { … }. */
  #opensCall(): boolean {
    return /\bCALL\s*(?:\([^()]*\))?\s*$/.test(this.#out);
  }
}
