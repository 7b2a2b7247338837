// Which items of the palette come first: those that match best, and those
// that the reader chose lately.
import fuzzysort from "fuzzysort";

export type Kind = "recent" | "commands" | "panels" | "pages" | "canvas" | "queries" | "graph";

/** What the palette offers. */
export interface Item {
  /** The same over reloads, to be kept among the recent ones. */
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  /** At the right: the type of an entity, why a command can't run. */
  readonly detail?: string;
  /** Shortcuts, as they are written. */
  readonly keys?: readonly string[];
  /** An icon of the interface, or "" with a type for an entity. */
  readonly icon?: string;
  readonly type?: string;
  /** Why it can't be chosen now. */
  readonly why?: string;
  run(): void;
}

export interface Section {
  readonly kind: Kind;
  readonly items: readonly Item[];
}

/** Items that a section holds while the reader types. */
const most = 8;
/** Matches below this, of 1 for a perfect one, are chance. */
const least = 0.3;
/** Kinds that are shown before anything is typed; the others are too many. */
const atFirst: readonly Kind[] = ["commands", "panels", "pages"];
const mostRecent = 5;

/** The sections for what was typed. `recent` are ids, the latest first. */
export function rank(items: readonly Item[], typed: string, recent: readonly string[]): Section[] {
  const text = typed.trim();
  return text ? matching(items, text, new Set(recent)) : beginning(items, recent);
}

/** Ids with this one first; the list stays short. */
export function remembering(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, 20);
}

function beginning(items: readonly Item[], recent: readonly string[]): Section[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const again = recent.flatMap((id) => byId.get(id) ?? []).slice(0, mostRecent);
  const rest = items.filter((item) => !again.includes(item)).sort((a, b) => Number(a.why !== undefined) - Number(b.why !== undefined));
  const sections = atFirst.map((kind) => ({ kind, items: rest.filter((item) => item.kind === kind) }));
  return [{ kind: "recent" as const, items: again }, ...sections].filter(({ items }) => items.length > 0);
}

function matching(items: readonly Item[], text: string, recent: ReadonlySet<string>): Section[] {
  const scored = [...new Set(items.map(({ kind }) => kind))].map((kind) => {
    const all = items.filter((item) => item.kind === kind);
    const found = fuzzysort.go<Item>(text, all, { key: "label", limit: most, threshold: least, scoreFn: ({ score, obj }) => weigh(score, obj, recent) });
    return { kind, items: found.map(({ obj }) => obj), best: found[0]?.score ?? 0 };
  });
  return scored.filter(({ items }) => items.length > 0).sort((a, b) => b.best - a.best).map(({ kind, items }) => ({ kind, items }));
}

/** What was chosen lately is likely meant again; what can't be chosen is not. */
function weigh(score: number, { id, why }: Item, recent: ReadonlySet<string>): number {
  return score * (recent.has(id) ? 1.15 : 1) * (why === undefined ? 1 : 0.7);
}
