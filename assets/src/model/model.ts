import { MultiDirectedGraph } from "graphology";
import { type Change, type NodeRecord, type State, apply, changeOf } from "./change";
import { ClockRule, type Moved, isSameKind } from "./clock";
import { canFold, foldedLinks, isFolded } from "./fold";
import { History, type SavedHistory, type Step } from "./history";
import { type Lens, sameLens, withSettings } from "./lens";
import type { Facts, Kind, Measured } from "./rules";
import { Styles } from "./styles";
import { type Clarity, type Sieve, type SievePart, dimmer, sievesOf } from "./sieve";
import { threadOf } from "./thread";
import { type Written, nothingWritten } from "./written";
import type { Command, EdgeAttributes, Link, NodeAttributes } from "./types";

export type { Change } from "./change";

/**
 * What a listener may wait for: "graph" (nodes or links came or went, or were
 * pinned), "positions", "filter" (hidden nodes or the lens: what is visible, and
 * how it looks; also when more was learnt), "clock" (only the hands of a clock
 * moved: what that leaves out or no longer so is in `moved`), "written"
 * (the author's words), "selection", "history" (what undo and redo would do).
 */
export type ModelEvent = "graph" | "filter" | "clock" | "written" | "selection" | "positions" | "history";

export type SelectMode = "replace" | "add" | "toggle";

/** The model as plain JSON. */
export interface Saved {
  nodes: NodeRecord[];
  links: Link[];
  lens: Lens;
  written?: Written;
  selection: string[];
  history: SavedHistory;
  /** What was expanded, by expansion. */
  expansions?: [string, string[]][];
}

/** What is stored of who brought what. */
const mostExpansions = 500;

/** What a command did. `dropped` counts links left out because an end is not on the canvas. */
export interface Outcome {
  nodes: number;
  links: number;
  dropped: number;
}

/** What was found out about things on the canvas, for filters and styles: it can be found out anew, so it is neither stored nor undone. */
export interface Learnt {
  facts: ReadonlyMap<string, Facts>;
  /** Measures of what would be visible without filters, and of what is. */
  offered: Measured;
  shown: Measured;
}

/**
 * The truth about the canvas. Everything goes through commands, which can be
 * undone; each command or undo calls each listener at most once.
 */
export class Model {
  readonly graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  #state: State = { graph: this.graph, lens: {}, written: nothingWritten, expansions: new Map() };
  #learnt: Learnt = { facts: new Map(), offered: {}, shown: {} };
  #sieves: Sieve[] | undefined;
  #styles: Styles | undefined;
  #folded = new Map<string, string>();
  #preview: Partial<Lens> | undefined;
  readonly #clock = new ClockRule(this.graph);
  #moved: Moved = { nodes: [], links: [] };
  #history = new History();
  #selection = new Set<string>();
  #listeners = new Map<ModelEvent, Set<() => void>>();

  /** Runs the command. With the merge key of the step before it, it becomes part of that undo step. */
  run(command: Command, options: { merge?: string } = {}): Outcome {
    const before = this.lens;
    if (command.kind === "lens") this.#preview = undefined;
    const change = changeOf(this.#state, command);
    const dropped = command.kind === "add" ? this.#danglers(command) : 0;
    if (!change) {
      this.#see(before);
      return { nodes: 0, links: 0, dropped };
    }
    const inverse = apply(this.#state, change);
    this.#history.push(command, change, inverse, options.merge);
    this.#emit([change], before);
    return { ...added(change), dropped };
  }

  /** Takes back the last step; returns its label, or undefined where there is nothing to undo. */
  undo(): string | undefined {
    return this.#walk(() => this.#history.undo(this.#state));
  }

  redo(): string | undefined {
    return this.#walk(() => this.#history.redo(this.#state));
  }

  /** Everything that was done here, step by step: see History. */
  get trail(): History["trail"] {
    return this.#history.trail;
  }

  /** Takes back or does again whatever lies between here and a place in the trail; what can't be undone any more stays. */
  walkTo(place: number): void {
    const before = this.lens;
    this.#preview = undefined;
    const changes: Change[] = [];
    const take = (step: Step | undefined) => step && changes.push(...step.forward);
    while (this.trail.at > place && take(this.#history.undo(this.#state)));
    while (this.trail.at < place && take(this.#history.redo(this.#state)));
    if (changes.length > 0) this.#emit(changes, before);
  }

  /** Shows the canvas as a lens command would, and does nothing else, while the reader drags. Undefined ends it, and so does a lens command. */
  preview(settings: Partial<Lens> | undefined): void {
    const before = this.lens;
    this.#preview = settings;
    this.#see(before);
  }

  get canUndo(): string | undefined {
    return this.#history.canUndo;
  }

  get canRedo(): string | undefined {
    return this.#history.canRedo;
  }

  /** How the reader looks at the canvas; changed by the "lens" command, and for a while by a preview. */
  get lens(): Readonly<Lens> {
    return this.#preview ? withSettings(this.#state.lens, this.#preview) : this.#state.lens;
  }

  /** What the author wrote; changed by the "write" command. */
  get written(): Readonly<Written> {
    return this.#state.written;
  }

  /** What is in the picture by the clocks that are on. */
  get clock(): Pick<ClockRule, "isOn" | "leavesOut" | "tally"> {
    return this.#clock;
  }

  /** What the clock left out, or no longer so, when it moved last. */
  get moved(): Readonly<Moved> {
    return this.#moved;
  }

  get learnt(): Readonly<Learnt> {
    return this.#learnt;
  }

  /** Takes in what was found out, in place of what was known of that before. */
  learn(news: Partial<Learnt>): void {
    this.#learnt = { ...this.#learnt, ...news };
    this.#forget();
    this.#call("filter");
    this.#keepSelected();
  }

  /** What was expanded, by expansion: see collapse.ts. */
  get expansions(): ReadonlyMap<string, readonly string[]> {
    return this.#state.expansions;
  }

  /** The links that are drawn as the red thread. */
  get thread(): ReadonlySet<string> {
    return threadOf(this.#state.lens);
  }

  get hiddenTypes(): ReadonlySet<string> {
    return new Set(this.lens.types);
  }

  get hiddenRelations(): ReadonlySet<string> {
    return new Set(this.lens.relations);
  }

  isNodeVisible(id: string): boolean {
    return this.clarityOfNode(id) !== "hidden";
  }

  isEdgeVisible(id: string): boolean {
    return this.clarityOfEdge(id) !== "hidden";
  }

  /** The link that an event is folded into; undefined for what is not folded. */
  foldOf(event: string): string | undefined {
    return this.#folded.get(event);
  }

  /** Whether the link is part of a folded one. */
  isFoldPart({ source, target }: Pick<Link, "source" | "target">): boolean {
    return this.#folded.has(source) || this.#folded.has(target);
  }

  /** Whether the entity is an event that can be folded, or is. */
  canFold(id: string): boolean {
    return this.graph.hasNode(id) && canFold(this.graph, id, this.#isInSight);
  }

  /** How clearly the entity is shown, or would be without these parts of the lens; one that is not here is hidden. */
  clarityOfNode(id: string, ...without: SievePart[]): Clarity {
    if (!this.graph.hasNode(id)) return "hidden";
    const attributes = this.graph.getNodeAttributes(id);
    if (attributes.hidden) return "hidden";
    return this.#sift((sieve) => sieve.node?.(id, attributes), without);
  }

  /** How clearly the link is shown, or would be without these parts of the lens: never more so than its ends. */
  clarityOfEdge(id: string, ...without: SievePart[]): Clarity {
    if (!this.graph.hasEdge(id)) return "hidden";
    const attributes = this.graph.getEdgeAttributes(id);
    const { source, target, fold } = attributes.link;
    if (fold) return fold.links.reduce<Clarity>((least, part) => dimmer(least, this.clarityOfEdge(part, ...without, "folds")), "clear");
    const ends = dimmer(this.clarityOfNode(source, ...without), this.clarityOfNode(target, ...without));
    return ends === "hidden" ? ends : dimmer(ends, this.#sift((sieve) => sieve.link?.(id, attributes), without));
  }

  /** Whether the entity would be visible if no clock was on and nothing was folded. */
  isNodeVisibleAnytime(id: string): boolean {
    return this.clarityOfNode(id, "clocks", "folds") !== "hidden";
  }

  /** Whether the link would be visible if no clock was on and nothing was folded. */
  isEdgeVisibleAnytime(id: string): boolean {
    return this.clarityOfEdge(id, "clocks", "folds") !== "hidden";
  }

  /** How things are drawn by the rules of the lens. */
  get styles(): Styles {
    const { facts, shown } = this.#learnt;
    const isShown = (kind: Kind, id: string) => (kind === "entities" ? this.isNodeVisibleAnytime(id) : this.isEdgeVisibleAnytime(id));
    return (this.#styles ??= new Styles(this.lens.styles ?? [], this.graph, isShown, { facts, measures: shown }));
  }

  /** The ids of selected nodes, or of one link. */
  get selection(): ReadonlySet<string> {
    return this.#selection;
  }

  /** Selects visible nodes, or one link, which is always selected alone. Unknown ids are left out. */
  select(ids: Iterable<string>, mode: SelectMode = "replace"): void {
    const wanted = [...ids];
    const link = wanted.find((id) => !this.graph.hasNode(id) && this.isEdgeVisible(id));
    const next = new Set(mode === "replace" ? [] : this.#selectedNodes());
    for (const id of wanted.filter((id) => this.isNodeVisible(id))) {
      if (mode === "toggle" && next.has(id)) next.delete(id);
      else next.add(id);
    }
    const deselect = link !== undefined && mode === "toggle" && this.#selection.has(link);
    this.#setSelection(link === undefined ? next : new Set(deselect ? [] : [link]));
  }

  /** Calls the listener after each command, undo or redo that concerns the event; returns what ends it. */
  on(event: ModelEvent, listener: () => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  toJSON(): Saved {
    return {
      nodes: this.graph.mapNodes((_, attributes) => ({ ...attributes })),
      links: this.graph.mapEdges((_, { link }) => link).filter(({ fold }) => !fold),
      lens: this.#state.lens,
      written: this.#state.written,
      selection: [...this.#selection],
      history: this.#history.toJSON(),
      expansions: [...this.#state.expansions].slice(-mostExpansions),
    };
  }

  static fromJSON(saved: Saved): Model {
    const model = new Model();
    apply(model.#state, { op: "insert", nodes: saved.nodes, links: saved.links });
    apply(model.#state, { op: "lens", lens: withSettings({}, saved.lens) });
    model.#clock.set(model.lens);
    if (saved.written) apply(model.#state, { op: "write", written: { ...nothingWritten, ...saved.written } });
    model.#refold();
    model.#history = History.fromJSON(saved.history);
    for (const [id, of] of saved.expansions ?? []) model.#state.expansions.set(id, of);
    model.select(saved.selection);
    return model;
  }

  #walk(take: () => Step | undefined): string | undefined {
    const before = this.lens;
    this.#preview = undefined;
    const step = take();
    if (step) this.#emit(step.forward, before);
    return step?.label;
  }

  #danglers(command: Extract<Command, { kind: "add" }>): number {
    const coming = new Set(command.entities.map(({ entity }) => entity.id));
    const there = (id: string) => coming.has(id) || this.graph.hasNode(id);
    return command.links.filter((link) => !there(link.source) || !there(link.target)).length;
  }

  #selectedNodes(): string[] {
    return [...this.#selection].filter((id) => this.isNodeVisible(id));
  }

  #setSelection(next: Set<string>): void {
    const old = this.#selection;
    if (next.size === old.size && [...next].every((id) => old.has(id))) return;
    this.#selection = next;
    this.#call("selection");
  }

  #sift(clarity: (sieve: Sieve) => Clarity | undefined, without: readonly SievePart[]): Clarity {
    this.#sieves ??= sievesOf(this.lens, this.graph, { facts: this.#learnt.facts, measures: this.#learnt.offered, clock: this.#clock, folded: this.#folded });
    let least: Clarity = "clear";
    for (const sieve of this.#sieves) if (!sieve.part || !without.includes(sieve.part)) least = dimmer(least, clarity(sieve) ?? "clear");
    return least;
  }

  /** What rules make of things is worked out anew. */
  #forget(): void {
    this.#sieves = undefined;
    this.#styles = undefined;
  }

  #keepSelected(): void {
    const visible = (id: string) => this.isNodeVisible(id) || this.isEdgeVisible(id);
    this.#setSelection(new Set([...this.#selection].filter(visible)));
  }

  #emit(changes: Change[], before: Lens): void {
    if (changes.some(({ op }) => op === "insert" || op === "delete")) this.#clock.forget();
    if (changes.some(({ op }) => op !== "move" && op !== "lens" && op !== "write")) {
      this.#forget();
      this.#refold();
    }
    for (const event of new Set(changes.filter(({ op }) => op !== "lens").map(eventOf))) this.#call(event);
    this.#see(before);
    this.#keepSelected();
    this.#call("history");
  }

  /** Looks through the lens as it is now, and tells of it where it was another one before. */
  #see(before: Lens): void {
    const now = this.lens;
    if (sameLens(before, now)) return;
    const moved = this.#clock.set(now);
    const rest = (lens: Lens): Lens => ({ ...lens, asOf: undefined, knownOn: undefined });
    const isOnlyMoved = moved && isSameKind(before, now) && sameLens(rest(before), rest(now));
    if (isOnlyMoved) this.#moved = moved;
    else {
      this.#forget();
      this.#refold();
    }
    this.#call(isOnlyMoved ? "clock" : "filter");
  }

  /** Draws events as links, or no longer so, as the lens asks for now. */
  #refold(): void {
    const { fold } = this.lens;
    if (!fold && this.#folded.size === 0) return;
    const links = fold ? foldedLinks(this.graph, fold, this.#isInSight) : [];
    const news = new Map(links.map((link) => [link.id, link]));
    for (const edge of this.graph.filterEdges(isFolded)) {
      const same = JSON.stringify(news.get(edge)) === JSON.stringify(this.graph.getEdgeAttribute(edge, "link"));
      if (same) news.delete(edge);
      else this.graph.dropEdge(edge);
    }
    for (const link of news.values()) this.graph.addEdgeWithKey(link.id, link.source, link.target, { link });
    this.#folded = new Map(links.flatMap(({ id, fold }) => fold!.events.map((event) => [event.id, id])));
    this.#forget();
  }

  /** Whether an entity or link is in sight whatever filters, clocks and folding make of it. */
  readonly #isInSight = (id: string): boolean => {
    const without = ["filters", "clocks", "folds"] as const;
    return (this.graph.hasNode(id) ? this.clarityOfNode(id, ...without) : this.clarityOfEdge(id, ...without)) !== "hidden";
  };

  #call(event: ModelEvent): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }
}

function added(change: Change): { nodes: number; links: number } {
  return change.op === "insert" ? { nodes: change.nodes.length, links: change.links.length } : { nodes: 0, links: 0 };
}

function eventOf(change: Change): ModelEvent {
  if (change.op === "move") return "positions";
  if (change.op === "write") return "written";
  if (change.op === "set" && change.attribute === "hidden") return "filter";
  return "graph";
}
