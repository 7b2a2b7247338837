// What a reader chooses of a neighbourhood: bars of four histograms, each
// counted by what is chosen in the others, and what the choice asks for.
import type { LinkFilter, Part } from "../model/types";
import type { Cell, Neighbourhood } from "../net/neighbourhood";
import { endless } from "./disc-words";

export type Facet = "relation" | "kind" | "year" | "degree";
export const facets: readonly Facet[] = ["relation", "kind", "year", "degree"];

/** Keys of bars by facet; none chosen is all. */
export type Choice = Readonly<Record<Facet, ReadonlySet<string>>>;

export const everything: Choice = { relation: new Set(), kind: new Set(), year: new Set(), degree: new Set() };

/** A bar: what it stands for, the links in it that the other facets leave, and all that it has. */
export interface Bar {
  readonly key: string;
  readonly count: number;
  readonly all: number;
}

type Span = [number, number];

/** The bar of links without a date. */
const undated = "-1";

/** Least number of links of each class of connectedness; graph.Cell. */
const classes = [1, 2, 5, 10, 50, 200, 1000];
/** Years that a bar can hold, and the most bars. */
const widths = [1, 2, 5, 10, 20, 50, 100, 500];
const mostYears = 12;
/** Most groups that one splitting makes: the rest is one more. */
const mostGroups = 24;

export class HubChoice {
  readonly #cells: readonly Cell[];
  readonly #width: number;

  /** `base` is the part that was counted. */
  constructor(
    readonly counted: Neighbourhood,
    readonly base: Part = {},
  ) {
    this.#cells = counted.cells;
    const years = counted.cells.map(({ year }) => year).filter((year) => year > 0);
    const range = Math.max(...years) - Math.min(...years);
    this.#width = widths.find((width) => range / width < mostYears - 1) ?? widths.at(-1)!;
  }

  /** Whether the counts are estimates. */
  get isSample(): boolean {
    return this.counted.counted < this.counted.total;
  }

  /** The links that the choice leaves. */
  total(choice: Choice): number {
    return this.#sum((cell) => this.#fits(cell, choice));
  }

  /** The bars of a facet: years and connectedness in their order, the others by size. */
  bars(facet: Facet, choice: Choice): Bar[] {
    const [counts, all] = [new Map<string, number>(), new Map<string, number>()];
    for (const cell of this.#cells) {
      const key = this.keyOf(facet, cell);
      all.set(key, (all.get(key) ?? 0) + cell.count);
      if (this.#fits(cell, choice, facet)) counts.set(key, (counts.get(key) ?? 0) + cell.count);
    }
    const bars = [...all].map(([key, n]) => ({ key, count: counts.get(key) ?? 0, all: n }));
    const isScale = facet === "year" || facet === "degree";
    return bars.sort((a, b) => (isScale ? Number(a.key) - Number(b.key) : b.all - a.all || (a.key < b.key ? -1 : 1)));
  }

  /** What the choice asks the server for. */
  part(choice: Choice): Part {
    const { types, direction, ways } = this.#ways(choice.relation);
    const { facts, text, ...base } = this.base.filter ?? {};
    const filter: LinkFilter = {
      ...(ways && { ways }),
      ...some("kinds", choice.kind.size > 0 ? [...choice.kind].sort() : base.kinds),
      ...some("years", spans([...choice.year].map((key) => this.yearsOf(key)), base.years)),
      ...some("degrees", spans([...choice.degree].map(degreesOf), base.degrees)),
      ...(text && { text }),
      ...some("facts", facts),
    };
    return { ...some("types", types), ...(direction && direction !== "both" && { direction }), ...(Object.keys(filter).length > 0 && { filter }) };
  }

  /** The choice as one group, or one for each bar of a facet, the largest first, with its links. */
  groups(choice: Choice, by: Facet | undefined): { part: Part; count: number }[] {
    if (!by) return [{ part: this.part(choice), count: this.total(choice) }].filter(({ count }) => count > 0);
    const chosen = this.bars(by, choice).filter(({ key, count }) => count > 0 && (choice[by].size === 0 || choice[by].has(key)));
    const keys = chosen.sort((a, b) => b.count - a.count).map(({ key }) => [key]);
    const sets = keys.length > mostGroups ? [...keys.slice(0, mostGroups - 1), keys.slice(mostGroups - 1).flat()] : keys;
    return sets.map((keys) => {
      const narrower = { ...choice, [by]: new Set(keys) };
      return { part: this.part(narrower), count: this.total(narrower) };
    });
  }

  keyOf(facet: Facet, cell: Cell): string {
    if (facet === "relation") return `${cell.direction} ${cell.type}`;
    if (facet === "kind") return cell.kind;
    if (facet === "degree") return String(cell.degree);
    return cell.year > 0 ? String(cell.year - (cell.year % this.#width)) : undated;
  }

  /** First and last year of a bar; twice 0 for links without a date. */
  yearsOf(key: string): Span {
    const first = Number(key);
    return key === undated ? [0, 0] : [Math.max(1, first), first + this.#width - 1];
  }

  #fits(cell: Cell, choice: Choice, but?: Facet): boolean {
    return facets.every((facet) => facet === but || choice[facet].size === 0 || choice[facet].has(this.keyOf(facet, cell)));
  }

  #sum(isMeant: (cell: Cell) => boolean): number {
    return this.#cells.reduce((sum, cell) => sum + (isMeant(cell) ? cell.count : 0), 0);
  }

  /** Relations as types and a direction, where all go one way or each goes both; else each with its own. */
  #ways(chosen: ReadonlySet<string>): { types?: string[]; direction?: Part["direction"]; ways?: LinkFilter["ways"] } {
    if (chosen.size === 0) return { types: this.base.types, direction: this.base.direction, ways: this.base.filter?.ways };
    const ways = [...chosen].sort().map(wayOf);
    const types = [...new Set(ways.map(({ type }) => type))].sort();
    const [first] = ways;
    if (ways.every(({ direction }) => direction === first!.direction)) return { types, direction: first!.direction };
    return { types, ways: ways.length < 2 * types.length ? ways : undefined };
  }
}

/** The type and direction that the key of a relation stands for. */
export function wayOf(key: string): { type: string; direction: "out" | "in" } {
  const at = key.indexOf(" ");
  return { type: key.slice(at + 1), direction: key.slice(0, at) as "out" | "in" };
}

/** Least and most links of a class of connectedness. */
export function degreesOf(key: string): Span {
  const least = Number(key);
  const next = classes[classes.indexOf(least) + 1];
  return [least, next === undefined ? endless : next - 1];
}

/** The choice with a bar chosen, or no longer. */
export function toggled(choice: Choice, facet: Facet, key: string): Choice {
  const keys = new Set(choice[facet]);
  if (!keys.delete(key)) keys.add(key);
  return { ...choice, [facet]: keys };
}

/** Spans in order, what touches joined, and only what lies within the bounds; the bounds themselves where nothing is chosen. */
function spans(chosen: Span[], bounds: Span[] | undefined): Span[] | undefined {
  if (chosen.length === 0) return bounds;
  const joined: Span[] = [];
  for (const [from, to] of chosen.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from > 1 && from <= last[1] + 1) last[1] = to;
    else joined.push([from, to]);
  }
  if (!bounds) return joined;
  return joined.flatMap(([from, to]) => bounds.map(([first, end]): Span => [Math.max(from, first), Math.min(to, end)]).filter(([from, to]) => from <= to));
}

function some<K extends string, V>(key: K, values: V[] | undefined): { [P in K]?: V[] } {
  return (values && values.length > 0 ? { [key]: values } : {}) as { [P in K]?: V[] };
}
