// Cypher cut into tokens, each with what it is by its place. Colouring,
// completion and formatting share this; whether a text is right only the
// server says.

export type TokenKind =
  | "space" | "comment" | "string" | "number" | "parameter" | "keyword" | "atom" | "function"
  | "label" | "type" | "property" | "variable" | "punctuation";

export interface Token {
  kind: TokenKind;
  text: string;
  from: number;
}

type Bracket = "(" | "[" | "-[" | "{" | "subquery";

const pattern = new RegExp(
  [
    /(?<space>\s+)/,
    /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))/,
    /(?<string>'(?:\\[^]|[^'\\])*(?:'|$)|"(?:\\[^]|[^"\\])*(?:"|$))/,
    /(?<parameter>\$(?:`(?:``|[^`])*(?:`|$)|[\p{L}\p{N}_]*))/u,
    /(?<number>0[xX][\da-fA-F_]+|0o[0-7_]+|(?:\d[\d_]*)(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*(?:[eE][+-]?\d+)?)/,
    /(?<word>`(?:``|[^`])*(?:`|$)|[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<punctuation>\.\.|<>|<=|>=|=~|\+=|\|\||::|[^])/,
  ].map(({ source }) => source).join("|"),
  "uy",
);

const keywords = new Set(
  `MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER BY ASC DESC ASCENDING DESCENDING SKIP OFFSET LIMIT DISTINCT AS AND OR XOR NOT IN IS
  TYPED NORMALIZED CASE WHEN THEN ELSE END UNION CALL YIELD SHORTEST STARTS ENDS CONTAINS USE FOREACH CREATE MERGE SET DELETE DETACH
  NODETACH REMOVE ON LOAD CSV HEADERS FINISH EXISTS COUNT COLLECT ANY ALL NONE SINGLE FILTER LET`.split(/\s+/),
);
/** Words that people also use as names: keywords only where written in capitals. */
const loud = new Set("GROUP GROUPS PATH PATHS WALK TRAIL ACYCLIC REPEATABLE ELEMENTS DIFFERENT RELATIONSHIPS NODES FROM TRANSACTIONS NEXT NFC NFD NFKC NFKD".split(" "));
const atoms = new Set(["TRUE", "FALSE", "NULL", "NAN", "INF", "INFINITY"]);
/** Keywords that are functions where a parenthesis follows. */
const callable = new Set(["EXISTS", "COUNT", "COLLECT", "ANY", "ALL", "NONE", "SINGLE"]);
const opensSubquery = new Set(["EXISTS", "COUNT", "COLLECT", "CALL"]);

/** The keywords, for completion. */
export const keywordList: readonly string[] = [...keywords, ...atoms].sort();

/** All of a text, in order: what the tokens say, joined, is the text. */
export function tokenize(text: string): Token[] {
  const reader = new Reader();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [raw] = match;
    const [kind] = Object.entries(match.groups!).find(([, value]) => value !== undefined)!;
    reader.take(kind, raw, match.index, text);
  }
  return reader.tokens;
}

/** Reads from left to right, knowing in which brackets it is and what came before. */
class Reader {
  readonly tokens: Token[] = [];
  #brackets: Bracket[] = [];
  #before: Token[] = []; // without space and comments
  /** Inside of a label or type expression: after a colon, until something ends it. */
  #labels = false;
  /** Parentheses that are open within a label expression, as in :(A|B)&C. */
  #grouped = 0;
  /** The last closed bracket belonged to CALL (…). */
  #scoped = false;
  /** How deep the parenthesis of a CALL (…) is. */
  #callScope = 0;

  take(kind: string, text: string, from: number, all: string): void {
    const token: Token = { kind: this.#kindOf(kind, text, from, all), text, from };
    this.tokens.push(token);
    if (token.kind === "space" || token.kind === "comment") return;
    if (token.kind === "punctuation") this.#punctuation(text);
    else if (token.kind !== "label" && token.kind !== "type") this.#endLabels();
    this.#before.push(token);
  }

  #kindOf(kind: string, text: string, from: number, all: string): TokenKind {
    if (kind === "word") return this.#word(text, all.slice(from + text.length));
    if (kind === "number" && text.startsWith(".") && this.#last?.kind === "variable") return "property";
    return kind as TokenKind;
  }

  #word(text: string, rest: string): TokenKind {
    const upper = text.toUpperCase();
    const called = /^\s*\(/.test(rest);
    const last = this.#last?.text;
    if (last === ".") return /^(?:\s*\.\s*[\p{L}_`][\p{L}\p{N}_`]*)*\s*\(/u.test(rest) ? "function" : "property";
    if (this.#labels && (last === "::" || !this.#isOperand(this.#last))) return this.#innermost === "-[" ? "type" : "label";
    if (this.#innermost === "{" && /^\s*:(?!:)/.test(rest) && (last === "{" || last === ",")) return "property";
    if (text.startsWith("`")) return called ? "function" : "variable";
    if (called && (callable.has(upper) || !this.#isKeyword(text))) return "function";
    if (/^(?:\.[\p{L}_`][\p{L}\p{N}_`]*)+\(/u.test(rest)) return "function";
    if (atoms.has(upper)) return "atom";
    return this.#isKeyword(text) ? "keyword" : "variable";
  }

  #isKeyword(text: string): boolean {
    const upper = text.toUpperCase();
    return keywords.has(upper) || (loud.has(upper) && text === upper);
  }

  #punctuation(text: string): void {
    if (this.#labels && text === "(") return void this.#grouped++;
    if (this.#labels && text === ")" && this.#grouped > 0) return void this.#grouped--;
    if (text === ":" && this.#innermost !== "{") this.#labels = true;
    else if (!/^(?:[|&!%:]|::)$/.test(text)) this.#endLabels();
    if (text === "(" || text === "[" || text === "{") this.#open(text);
    else if (text === ")" || text === "]" || text === "}") this.#close();
  }

  #open(text: "(" | "[" | "{"): void {
    const last = this.#last;
    if (text === "{") this.#brackets.push(this.#scoped || (last && opensSubquery.has(last.text.toUpperCase())) ? "subquery" : "{");
    else if (text === "[") this.#brackets.push(last?.text === "-" ? "-[" : "[");
    else this.#brackets.push("(");
    if (text === "(" && last?.text.toUpperCase() === "CALL") this.#callScope = this.#brackets.length;
    this.#scoped = false;
  }

  #close(): void {
    this.#scoped = this.#brackets.length > 0 && this.#brackets.length === this.#callScope;
    if (this.#scoped) this.#callScope = 0;
    this.#brackets.pop();
  }

  #endLabels(): void {
    this.#labels = false;
    this.#grouped = 0;
  }

  get #last(): Token | undefined {
    return this.#before.at(-1);
  }

  get #innermost(): Bracket | undefined {
    return this.#brackets.at(-1);
  }

  /** Whether a label expression has its operand, so that a word that follows is not part of it. */
  #isOperand(token: Token | undefined): boolean {
    return token?.kind === "label" || token?.kind === "type" || token?.text === ")";
  }
}
