// What the clocks of a lens leave out of the picture. The server has the same
// rule, graph/clock.go; both are tested with graph/testdata/clock.json.
import type { ModelGraph } from "./change";
import { type Bounds, type Days, boundsOf, isTime, momentDays } from "./dates";
import { Dial } from "./dial";
import type { Lens } from "./lens";
import { isMade } from "./made";

/** What of a lens the clocks show. */
export type Clocks = Pick<Lens, "asOf" | "knownOn" | "undated">;

/** What is left out from now on, or no longer so. */
export interface Moved {
  nodes: string[];
  links: string[];
}

/** Links in the picture: those that hold (perhaps), those without a date, and all. */
export interface Tally {
  holding: number;
  undated: number;
  all: number;
}

interface Dated {
  from?: string;
  until?: string;
  known?: string;
}

/**
 * A link or an entity is left out when its own dates say that it doesn't hold; a
 * link also with its ends. An entity without dates is left out with the last
 * of its links. Links without dates are left out when the lens says so.
 */
export class ClockRule {
  readonly #graph: ModelGraph;
  #clocks: Clocks = {};
  #state: State | undefined;

  constructor(graph: ModelGraph) {
    this.#graph = graph;
  }

  /** The graph has other links or entities: what was known of them is read anew. */
  forget(): void {
    this.#state = undefined;
  }

  /** Sets the clocks; returns what changed by that, or undefined where everything may have. */
  set(clocks: Clocks): Moved | undefined {
    const state = this.isOn && isSameKind(this.#clocks, clocks) ? this.#read() : undefined;
    this.#clocks = { asOf: clocks.asOf, knownOn: clocks.knownOn, undated: clocks.undated };
    this.#state = state;
    return state?.move(clocks);
  }

  leavesOut(id: string): boolean {
    return this.isOn && this.#read().leavesOut(id);
  }

  get isOn(): boolean {
    return this.#clocks.asOf !== undefined || this.#clocks.knownOn !== undefined;
  }

  get tally(): Tally {
    return this.#read().tally;
  }

  #read(): State {
    return (this.#state ??= new State(this.#graph, this.#clocks));
  }
}

/** Whether clocks differ in nothing but where their hands are. */
export function isSameKind(a: Clocks, b: Clocks): boolean {
  return a.undated === b.undated && kind(a.asOf) === kind(b.asOf) && kind(a.knownOn) === kind(b.knownOn);
}

function kind(moment: string | undefined): string {
  if (moment === undefined) return "off";
  return isTime(moment) ? "time" : "date";
}

/** Links and entities in flat arrays, numbered together: links first. */
class State {
  readonly #ids: string[];
  readonly #numbers = new Map<string, number>();
  readonly #links: number; // how many
  readonly #hidesUndated: boolean;
  readonly #dials: { asOf?: Dial; knownOn?: Dial } = {};
  readonly #ends: Int32Array; // the numbers of source and target of each link
  readonly #incident: readonly number[][]; // the links of each entity
  /** By its own dates, and in all: 1 for what is left out. */
  readonly #own: Uint8Array;
  readonly #off: Uint8Array;
  /** Of each entity, how many of its links are left in. */
  readonly #live: Int32Array;
  readonly tally: Tally;

  constructor(graph: ModelGraph, clocks: Clocks) {
    const links = graph.mapEdges((_, { link }) => link).filter(({ id }) => !isMade(id));
    const entities = graph.mapNodes((_, { entity }) => entity).filter(({ id }) => !isMade(id));
    this.#ids = [...links, ...entities].map(({ id }) => id);
    this.#ids.forEach((id, i) => this.#numbers.set(id, i));
    this.#links = links.length;
    this.#hidesUndated = clocks.undated === "hide";
    this.#ends = Int32Array.from(links.flatMap(({ source, target }) => [this.#numbers.get(source)!, this.#numbers.get(target)!]));
    this.#incident = incidence(this.#ends, links.length, entities.length);
    this.#dials = dialsOf([...links, ...entities], clocks);
    this.#own = new Uint8Array(this.#ids.length);
    this.#off = new Uint8Array(this.#ids.length);
    this.#live = Int32Array.from(this.#incident, (incident) => incident.length);
    this.tally = { holding: 0, undated: 0, all: links.length };
    for (let link = 0; link < links.length; link++) this.#count(link, 1);
    this.#update(this.#ids.keys());
  }

  leavesOut(id: string): boolean {
    return this.#off[this.#numbers.get(id) ?? -1] === 1;
  }

  move({ asOf, knownOn }: Clocks): Moved {
    const changed = new Set<number>();
    for (const [dial, moment] of [[this.#dials.asOf, asOf], [this.#dials.knownOn, knownOn]] as const) {
      const at = momentDays(moment);
      if (dial && at) dial.move(at, (i) => changed.add(i));
    }
    return this.#update(changed);
  }

  #update(changed: Iterable<number>): Moved {
    const links = new Set<number>();
    const entities = new Set<number>();
    for (const i of changed) {
      const own = this.#isOwnOff(i) ? 1 : 0;
      if (own === this.#own[i]) continue;
      this.#own[i] = own;
      if (i < this.#links) links.add(i);
      else {
        entities.add(i);
        for (const link of this.#incident[i - this.#links]!) links.add(link);
      }
    }
    const moved = [...links].filter((link) => this.#turnLink(link, entities));
    const turned = [...entities].filter((entity) => this.#turnEntity(entity));
    return { nodes: turned.map((i) => this.#ids[i]!), links: moved.map((i) => this.#ids[i]!) };
  }

  /** Leaves a link out or in, and tells of the entities at its ends; whether that is new. */
  #turnLink(link: number, entities: Set<number>): boolean {
    const ends = [this.#ends[2 * link]!, this.#ends[2 * link + 1]!];
    const off = this.#own[link] || ends.some((end) => this.#own[end]) ? 1 : 0;
    if (off === this.#off[link]) return false;
    this.#count(link, -1);
    this.#off[link] = off;
    this.#count(link, 1);
    for (const end of new Set(ends)) {
      this.#live[end - this.#links]! += off ? -1 : 1;
      entities.add(end);
    }
    return true;
  }

  #turnEntity(entity: number): boolean {
    const [live, all] = [this.#live[entity - this.#links]!, this.#incident[entity - this.#links]!.length];
    const off = this.#own[entity] || (!this.#isDated(entity) && all > 0 && live === 0) ? 1 : 0;
    if (off === this.#off[entity]) return false;
    this.#off[entity] = off;
    return true;
  }

  /** Adds a link that is left in to the tally, or takes it away. */
  #count(link: number, n: number): void {
    if (this.#off[link]) return;
    if (this.#isUndated(link)) this.tally.undated += n;
    else this.tally.holding += n;
  }

  #isOwnOff(i: number): boolean {
    return this.#some(i, (standing) => standing === "not yet" || standing === "over" || (standing === "undated" && i < this.#links && this.#hidesUndated));
  }

  /** Whether one of the clocks finds no date. */
  #isUndated(i: number): boolean {
    return this.#some(i, (standing) => standing === "undated");
  }

  /** Whether one of the clocks finds a date. */
  #isDated(i: number): boolean {
    return this.#some(i, (standing) => standing !== "undated");
  }

  #some(i: number, holds: (standing: ReturnType<Dial["standing"]>) => boolean): boolean {
    const { asOf, knownOn } = this.#dials;
    return (asOf !== undefined && holds(asOf.standing(i))) || (knownOn !== undefined && holds(knownOn.standing(i)));
  }
}

function dialsOf(things: readonly Dated[], { asOf, knownOn }: Clocks): { asOf?: Dial; knownOn?: Dial } {
  return {
    asOf: dialOf(things, asOf, ({ from, until }) => boundsOf(from, until)),
    knownOn: dialOf(things, knownOn, ({ known }) => boundsOf(known, knownOn && isTime(knownOn) ? known : undefined)),
  };
}

function dialOf(things: readonly Dated[], moment: string | undefined, bounds: (thing: Dated) => Bounds | undefined): Dial | undefined {
  const at: Days | undefined = momentDays(moment);
  return at && new Dial(things.map(bounds), at);
}

function incidence(ends: Int32Array, links: number, entities: number): number[][] {
  const incident: number[][] = Array.from({ length: entities }, () => []);
  for (let link = 0; link < links; link++) {
    for (const end of new Set([ends[2 * link]!, ends[2 * link + 1]!])) incident[end - links]!.push(link);
  }
  return incident;
}
