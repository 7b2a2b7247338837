// How the reader looks at the canvas: what is filtered out, and in time each
// setting of a picture. A setting is one key here, absent where it is as the
// program has it from the start; it is set by the "lens" command, which can be
// undone, kept over reloads and stored in views (graph/lens.go checks the same
// keys). A setting that hides or dims things has its rule in sieve.ts.
import type { Arrangement } from "./arrangement";
import { type Fold, tidyFold } from "./fold";
import type { Backing } from "./backing";
import { type Filter, type Rule, tidyRule } from "./rules";
import { type Style, asksOf, tidyStyle } from "./style";

/** Plain JSON. Lists that stand for sets are sorted. */
export interface Lens {
  /** Types of entities that are switched off. */
  types?: string[];
  /** Types of links that are switched off. */
  relations?: string[];
  /** How links that are switched off are evidenced. */
  evidence?: Backing[];
  /** Links that are drawn as the red thread. */
  thread?: string[];
  /** What is dimmed or hidden: whatever one of these leaves out. */
  filters?: Filter[];
  /** How things are drawn: of rules that say something about the same, the first holds. */
  styles?: Style[];
  /** The moment at which what is shown was true: a date, or two with a slash between them. See clock.ts. */
  asOf?: string;
  /** The moment at which what is shown was known. */
  knownOn?: string;
  /** What the clocks leave out steps back, unless it is hidden. */
  leftOut?: "hide";
  /** Links without a date are left in, unless they are hidden while a clock is on. */
  undated?: "hide";
  /** The layout that was chosen, if another than by links. */
  layout?: Arrangement;
  /** Events that are drawn as links: see fold.ts. */
  fold?: Fold;
}

/** Settings whose lists have no order. */
const sets = ["types", "relations", "evidence", "thread"] as const;

/** The lens with these settings in place of its own; undefined and empty lists are left out. */
export function withSettings(lens: Lens, settings: Partial<Lens>): Lens {
  const next: Lens = { ...lens, ...settings };
  if (next.fold) next.fold = tidyFold(next.fold);
  if (next.filters) next.filters = next.filters.map(tidyRule);
  if (next.styles) next.styles = next.styles.map(tidyStyle);
  for (const key of sets) if (next[key]) Object.assign(next, { [key]: [...new Set<string>(next[key])].sort() });
  return Object.fromEntries(Object.entries(next).filter(([, value]) => !isDefault(value)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All that a lens asks of entities and links. */
export function rulesOf(lens: Lens): Rule[] {
  return [...(lens.filters ?? []), ...styleRulesOf(lens)];
}

/** What its styles ask. */
export function styleRulesOf({ styles = [] }: Lens): Rule[] {
  return styles.flatMap((style) => [style, ...asksOf(style)]);
}

export function sameLens(a: Lens, b: Lens): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isDefault(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
