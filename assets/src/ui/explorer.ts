// Expansions: what the server streams comes onto the canvas around the entity
// it belongs to, one undo step for each.
import type { Model } from "../model/model";
import type { Entity, Expansion, Link, Positions } from "../model/types";
import { type Begin, type ExpandRequest, type Patch, rootsOf } from "../net/frames";
import type { Socket, StreamHandlers } from "../net/socket";
import { spent } from "./disc-actions";
import { hubsPassed, subjectOf } from "./expansion-words";
import { t } from "../words/words";
import { type Progress, announcement } from "./progress";
import { StreamError, receive } from "./receive";
import type { Arranger, ExplorerEvents, Surface } from "./surroundings";
import { type Unfinished, readUnfinished, unfinished } from "./unfinished";

/** One expansion, over all the pages of it that the reader asked for. */
interface Run extends Unfinished {
  readonly stop: AbortController;
  readonly key: string;
  abandoned: boolean;
}

export const defaultLimit = 100;
const settleTime = 300;
/** How long an added entity waits for its links, to be put beside them; then it comes first. */
const patience = 1500;

export class Explorer {
  #queue: Run[] = [];
  #current: Run | undefined;
  #last: Run | undefined;
  #runs = 0;
  /** Ends what else brings things to the canvas; called before anything is taken back. */
  readonly beside = new Set<() => void>();
  readonly #begun = Date.now().toString(36);
  /** Entities that came and whose links to what else is there are still to be fetched. */
  readonly #unlinked = new Set<string>();

  constructor(
    readonly model: Model,
    readonly socket: Pick<Socket, "expand" | "among">,
    readonly surface: Surface,
    readonly arranger: Arranger,
    readonly events: ExplorerEvents,
  ) {}

  /** The links a page of the last expansion holds. */
  get limit(): number {
    return this.#last?.request.limit ?? defaultLimit;
  }

  /** The last expansion, if it can go on: to be stored, and offered again by resume. */
  get unfinished(): Unfinished | undefined {
    return this.#last && unfinished(this.#last);
  }

  /** Offers to go on with an expansion that was stored before the page was loaded. */
  resume(stored: unknown): void {
    const found = readUnfinished(stored);
    if (!found || this.#last || !this.#isThere(found.request, found.disc)) return;
    this.#last = { ...found, stop: new AbortController(), key: "", abandoned: false };
    this.events.progress(found.progress);
  }

  /** Offers no longer to go on. */
  dismiss(): void {
    this.#last = undefined;
    this.events.progress(undefined);
  }

  /**
   * Expands an entity, several as one, or opens the group of that id; one expansion runs at a time, the others wait
   * their turn. Relations say in words what was chosen.
   */
  expand(request: ExpandRequest, relations = "", disc = ""): void {
    if (!this.#isThere(request, disc)) return;
    const shown = disc && request.after ? this.model.graph.getNodeAttribute(disc, "entity").disc!.shown : 0;
    const empty = { shown, goal: 0, total: 0, entities: 0, links: 0, next: "", note: "", message: "" };
    const node = disc || rootsOf(request)[0]!;
    this.#enqueue(request, { node, name: subjectOf(this.model, request, disc), relations, state: "waiting", ...empty }, disc);
  }

  /** Goes on where the last expansion ended. */
  next(): void {
    const last = this.#last;
    if (!last?.progress.next) return;
    this.#enqueue({ ...last.request, after: last.progress.next }, { ...last.progress, state: "waiting", entities: 0, links: 0, types: {} }, last.disc);
  }

  /** Goes on with the last expansion after it failed or was stopped: its page is asked for anew, and what is missing of it comes. */
  retry(): void {
    const last = this.#last;
    if (last?.progress.state !== "failed" && last?.progress.state !== "stopped") return;
    this.#enqueue(last.request, { ...last.progress, state: "waiting", shown: last.before, entities: 0, links: 0, types: {}, message: "" }, last.disc);
  }

  /** Ends what runs and what waits; what has arrived stays. */
  stop(): void {
    this.#queue = [];
    this.#current?.stop.abort();
  }

  /** Ends what runs and what waits, so that what has arrived can be undone or removed. */
  abandon(): void {
    for (const end of [...this.beside]) end();
    if (this.#current) this.#current.abandoned = true;
    this.stop();
    this.dismiss();
  }

  /** Puts entities on the canvas, beside those they are linked to. Resolves when they and their links are there. */
  async add(entities: Entity[], label: string): Promise<void> {
    const fresh = entities.filter(({ id }) => !this.model.graph.hasNode(id));
    if (fresh.length === 0) return;
    const ids = fresh.map(({ id }) => id);
    const merge = `add-${this.#number()}`;
    const links: Link[] = [];
    let placed = false;
    const arrived = this.#among(ids, this.#others(ids), (patch) => {
      if (placed) this.model.run({ kind: "add", label, entities: [], links: patch.links }, { merge });
      else links.push(...patch.links);
    });
    await Promise.race([arrived, new Promise((resolve) => setTimeout(resolve, patience))]);
    placed = true;
    this.model.run({ kind: "add", label, entities: this.arranger.place(this.model.graph, fresh, { links }), links }, { merge });
    await this.surface.rendered();
    this.surface.reveal(ids);
    if (!(await arrived)) this.events.failed(t("progress.no-links-to-canvas"), () => void this.link(ids, label));
  }

  /** Fetches the links of entities on the canvas among each other and to all others there. */
  async link(ids: string[], label: string, merge = `link-${label}`): Promise<void> {
    const here = ids.filter((id) => this.model.graph.hasNode(id));
    const add = ({ links }: Patch) => void this.model.run({ kind: "add", label, entities: [], links }, { merge });
    const whole = await this.#among(here, this.#others(here), add);
    if (!whole) this.events.failed(t("progress.no-links-loaded"), () => void this.link(ids, label, merge));
  }

  /** A name that no step or expansion of this canvas has, those of earlier visits included. */
  #number(): string {
    return `${this.#begun}-${++this.#runs}`;
  }

  /** Whether what is to be expanded is on the canvas. */
  #isThere(request: ExpandRequest, disc: string): boolean {
    const isHere = (id: string) => this.model.graph.hasNode(id);
    return rootsOf(request).some(isHere) && (!disc || isHere(disc));
  }

  #enqueue(request: ExpandRequest, progress: Progress, disc: string): void {
    const limit = request.limit ?? defaultLimit;
    const key = `expand-${this.#number()}`;
    this.#queue.push({ request: { ...request, limit }, progress, disc, stop: new AbortController(), key, before: progress.shown, abandoned: false });
    if (!this.#current) void this.#work();
  }

  async #work(): Promise<void> {
    for (let run = this.#queue.shift(); run; run = this.#queue.shift()) {
      this.#current = this.#last = run;
      this.surface.streaming(true);
      await this.#perform(run);
      this.surface.streaming(false);
    }
    this.#current = undefined;
  }

  async #perform(run: Run): Promise<void> {
    const { progress } = run;
    progress.state = "running";
    this.#tell(run);
    this.events.say(announcement(progress), "stream");
    const before = new Set(this.model.graph.nodes());
    try {
      await this.#pages(run);
      this.#spend(run);
      await this.#linkUp(run);
      await this.#settle(run, before);
      progress.state = run.stop.signal.aborted && progress.shown < progress.goal ? "stopped" : "done";
    } catch (error) {
      await this.#settle(run, before).catch(() => undefined);
      progress.state = "failed";
      progress.message = error instanceof Error ? error.message : String(error);
    }
    this.#tell(run);
    if (run.abandoned) return;
    this.events.say(announcement(progress), "stream");
    this.surface.reveal(this.#since(before));
  }

  /** Receives pages until one brings something new, so that a click never seems to do nothing. */
  async #pages(run: Run): Promise<void> {
    const { progress, stop } = run;
    await this.#firstPage(run);
    while (progress.next && progress.entities + progress.links === 0 && !stop.signal.aborted) await this.#page(run, progress.next);
  }

  /** The page that was asked for; from the start where the server does not know its cursor any more. */
  async #firstPage(run: Run): Promise<void> {
    const { after } = run.request;
    try {
      await this.#page(run, after);
    } catch (error) {
      if (!after || !(error instanceof StreamError) || error.failure.kind !== "invalid") throw error;
      run.progress.shown = 0;
      await this.#page(run, undefined);
    }
  }

  async #page(run: Run, after: string | undefined): Promise<void> {
    const { progress, stop } = run;
    const { after: _, ...request } = run.request;
    const begin = (begin: Begin) => {
      progress.total = begin.total;
      progress.note = hubsPassed(begin.reach);
      progress.goal = Math.min(begin.total, progress.shown + request.limit);
      this.#tell(run);
    };
    const start = (handlers: StreamHandlers) => this.socket.expand(after ? { ...request, after } : request, handlers);
    const done = await receive(start, { begin, patch: (patch) => this.#take(run, patch) }, stop.signal);
    progress.next = done.next ?? "";
    progress.total = Math.max(progress.total, done.total);
  }

  async #take(run: Run, patch: Patch): Promise<void> {
    if (run.abandoned) return;
    const { progress } = run;
    const fresh = patch.entities.filter(({ id }) => !this.model.graph.hasNode(id));
    const entities = this.arranger.place(this.model.graph, fresh, this.#room(run, patch.links));
    this.#count(run, this.model.run({ kind: "add", label: this.#label(run), done: t("deeds.expanded", { name: run.progress.name }), entities, links: patch.links, by: expansionOf(run) }, { merge: run.key }));
    for (const { id, type } of fresh) {
      this.#unlinked.add(id);
      progress.types = { ...progress.types, [type]: (progress.types?.[type] ?? 0) + 1 };
    }
    progress.shown += patch.links.length;
    this.#tell(run);
    await this.surface.rendered();
  }

  /** Around whom newcomers are put: those of a group around the group, as if they were linked to it. */
  #room({ request, disc }: Run, links: Link[]): { around?: string; links: Link[] } {
    const [root, ...others] = rootsOf(request);
    if (!disc) return others.length > 0 || request.steps ? { links } : { around: root!, links };
    const turned = (id: string) => (id === root ? disc : id);
    return { around: disc, links: links.map((link) => ({ ...link, source: turned(link.source), target: turned(link.target) })) };
  }

  /** What was brought from a group is no longer in it. */
  #spend(run: Run): void {
    if (run.abandoned || !run.disc || run.stop.signal.aborted) return;
    const { shown, next } = run.progress;
    for (const command of spent(this.model, run.disc, this.#label(run), run.request, shown, next)) this.model.run(command, { merge: run.key });
  }

  /** The links among what came and what is there; of the expanded entity, too, unless all of its links came. */
  async #linkUp(run: Run): Promise<void> {
    const added = [...this.#unlinked].filter((id) => this.model.graph.hasNode(id));
    if (run.abandoned || added.length === 0) return;
    const whole = new Set(hasEveryLink(run) ? rootsOf(run.request) : []);
    const shown = this.#others(added).filter((id) => !whole.has(id));
    const take = async (patch: Patch) => {
      if (run.abandoned) return;
      this.#count(run, this.model.run({ kind: "add", label: this.#label(run), done: t("deeds.expanded", { name: run.progress.name }), entities: [], links: patch.links }, { merge: run.key }));
      await this.surface.rendered();
    };
    if (!(await this.#among(added, shown, take))) this.events.failed(t("progress.some-links-missing"), () => void this.link(added, this.#label(run)));
  }

  /** Lets new and old entities find room; a layout that fails leaves them where they are. */
  async #settle(run: Run, before: ReadonlySet<string>): Promise<void> {
    if (run.abandoned || run.progress.entities === 0) return;
    run.progress.state = "settling";
    const positions = await this.arranger.settle(this.model, { fresh: this.#since(before) }).catch(() => ({}));
    if (!run.abandoned) await this.#glide(positions, settleTime, this.#label(run), run.key);
  }

  async #glide(positions: Positions, milliseconds: number, label: string, merge?: string): Promise<void> {
    if (Object.keys(positions).length === 0) return;
    await this.surface.animateTo(positions, milliseconds);
    const { graph } = this.model;
    const free = Object.entries(positions).filter(([id]) => graph.hasNode(id) && !graph.getNodeAttribute(id, "pinned"));
    this.model.run({ kind: "move", label, positions: Object.fromEntries(free) }, { merge });
  }

  /** Receives the links among entities; false when they did not all come. */
  async #among(added: string[], shown: string[], patch: (patch: Patch) => void | Promise<void>): Promise<boolean> {
    if (added.length + shown.length < 2) return true;
    try {
      const done = await receive((handlers) => this.socket.among(added, shown, handlers), { patch });
      if (done.cut !== undefined) return false;
      for (const id of added) this.#unlinked.delete(id);
      return true;
    } catch {
      return false;
    }
  }

  #since(before: ReadonlySet<string>): string[] {
    return this.model.graph.filterNodes((id) => !before.has(id));
  }

  #others(ids: string[]): string[] {
    const without = new Set(ids);
    return this.model.graph.filterNodes((id) => !without.has(id));
  }

  #count(run: Run, outcome: { nodes: number; links: number }): void {
    run.progress.entities += outcome.nodes;
    run.progress.links += outcome.links;
  }

  #label({ progress }: Run): string {
    return t("deeds.expand", { name: progress.name });
  }

  #tell(run: Run): void {
    if (!run.abandoned) this.events.progress(run.progress);
  }
}

/** Whether an expansion brought all links of its entities, whatever their type and direction. */
function hasEveryLink({ request, progress }: Run): boolean {
  const { types, direction = "both", filter, steps } = request;
  return types === undefined && direction === "both" && filter === undefined && !steps && progress.shown >= progress.total;
}

/** What is remembered of who brought what came; what came from a group can be put back into it, too. */
function expansionOf({ key, request, disc }: Run): Expansion {
  return { id: key, of: disc ? [...rootsOf(request), disc] : rootsOf(request) };
}
