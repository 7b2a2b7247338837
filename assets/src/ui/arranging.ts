// Layouts that the reader chooses. The worker finds the places; entities travel
// there; places and lanes together are one step to undo.
import type { LineName } from "../layout/arrange/job";
import type { Layout } from "../layout/layout";
import { type Arrangement, type LayoutName, hasAreas } from "../model/arrangement";
import type { Measures } from "../model/measures";
import type { Model } from "../model/model";
import { intoAreas } from "../model/newcomers";
import { place } from "../model/place";
import type { Positions } from "../model/types";
import { t } from "../words/words";
import { selectedNodes } from "./app";
import type { Arranger, Board } from "./surroundings";

const travel = 500;
/** Areas beyond so many have no heading. */
const mostAreas = 100;

export interface ArrangingEvents {
  say(text: string): void;
  failed(text: string, retry?: () => void): void;
  /** A layout is being worked out, and could be stopped; undefined when it is over. */
  working(stop: (() => void) | undefined): void;
}

/** The newly chosen places, and the arrangement that stands then. */
interface Plan {
  positions: Positions;
  arrangement: Arrangement | undefined;
  /** Whether everything may have moved. */
  isWhole: boolean;
}

export class Arranging {
  /** Raised by each layout and each end of one, so that an earlier one finds out that it is no longer wanted. */
  #round = 0;
  #busy = false;

  constructor(
    readonly model: Model,
    readonly layout: Pick<Layout, "tidy" | "arrange" | "kill">,
    readonly measures: Pick<Measures, "ask">,
    readonly board: Board,
    readonly events: ArrangingEvents,
  ) {}

  /** The layout that was chosen last for everything. */
  get current(): LayoutName | "links" {
    return this.model.lens.layout?.name ?? "links";
  }

  /** What a layout moves now: the selected entities if there are several, else (undefined) all. */
  get scope(): ReadonlySet<string> | undefined {
    const chosen = selectedNodes(this.model);
    return chosen.length > 1 ? new Set(chosen) : undefined;
  }

  /** Puts linked entities near each other. */
  tidy(): Promise<void> {
    const only = this.scope;
    return this.#carryOut(t("deeds.tidy"), () => this.tidy(), async () => {
      const positions = await this.layout.tidy(this.model, { only });
      return { positions, arrangement: only ? this.#kept(positions) : undefined, isWhole: !only };
    });
  }

  /** Rings go around what is selected, whatever number that is; all else concerns the selection only if that is several. */
  arrange(name: LayoutName): Promise<void> {
    const only = name === "radial" ? undefined : this.scope;
    return this.#carryOut(t("layouts.label", { name: t(`layouts.${name}`) }), () => this.arrange(name), async () => {
      const groups = name === "communities" ? (await this.measures.ask("community")).values : undefined;
      const chosen = name === "radial" ? this.#middle() : undefined;
      const { positions, areas, ticks } = await this.layout.arrange(this.model, name, { only, groups, chosen });
      const shown = areas.slice(0, mostAreas).map(rounded);
      const marks = ticks.map(({ x, date }) => ({ x: Math.round(x), date }));
      const arrangement = { name, ...(shown.length && { areas: shown }), ...(marks.length && { ticks: marks }) };
      return { positions, arrangement: only && shown.length === 0 ? this.#kept(positions) : arrangement, isWhole: !only };
    });
  }

  /** Puts the selected entities in line or at even distances. */
  line(name: LineName): Promise<void> {
    const chosen = selectedNodes(this.model);
    return this.#carryOut(t(`layouts.${name}`), () => this.line(name), async () => {
      const { positions } = await this.layout.arrange(this.model, name, { only: new Set(chosen), chosen });
      return { positions, arrangement: this.#kept(positions), isWhole: false };
    });
  }

  /** Ends what is on its way, so that something else can be done; what is there stays. */
  abandon(): void {
    if (!this.#busy) return;
    this.#end();
    this.layout.kill();
    this.board.rest();
  }

  async #carryOut(label: string, again: () => Promise<void>, plan: () => Promise<Plan>): Promise<void> {
    this.abandon();
    const round = ++this.#round;
    this.#busy = true;
    this.events.working(() => this.abandon());
    try {
      const { positions, arrangement, isWhole } = await plan();
      if (round !== this.#round) return;
      await this.board.animateTo(positions, travel);
      if (round !== this.#round) return;
      this.#apply(label, positions, arrangement);
      if (isWhole) this.board.fit();
      else this.board.reveal(Object.keys(positions).filter((id) => this.model.selection.has(id)));
      this.events.say(t("layouts.done", { what: label }));
    } catch {
      if (round === this.#round) this.events.failed(t("layouts.failed"), () => void again());
    } finally {
      if (round === this.#round) this.#end();
    }
  }

  #end(): void {
    this.#round++;
    this.#busy = false;
    this.events.working(undefined);
  }

  #apply(label: string, positions: Positions, layout: Arrangement | undefined): void {
    const merge = `layout-${this.#round}`;
    const { graph } = this.model;
    // What was pinned while the layout was worked out stays, too.
    const free = Object.entries(positions).filter(([id]) => graph.hasNode(id) && !graph.getNodeAttribute(id, "pinned"));
    this.model.run({ kind: "move", label, positions: Object.fromEntries(free) }, { merge });
    this.model.run({ kind: "lens", label, lens: { layout } }, { merge });
  }

  /** The selected entities, or the most connected one. */
  #middle(): string[] {
    const chosen = selectedNodes(this.model);
    if (chosen.length > 0) return chosen;
    const visible = this.model.graph.filterNodes((id) => this.model.isNodeVisible(id));
    const degree = (id: string) => this.model.graph.getNodeAttribute(id, "entity").degree;
    return visible.length > 0 ? [visible.reduce((best, id) => (degree(id) > degree(best) ? id : best))] : [];
  }

  /** The arrangement that stands, unless its lanes would no longer be true: an entity comes or goes. */
  #kept(positions: Positions): Arrangement | undefined {
    const { layout } = this.model.lens;
    if (!hasAreas(layout)) return layout;
    const areaAt = (x: number, y: number) => layout.areas.find((area) => x > area.left && x < area.right && y > area.bottom && y < area.top);
    const isTrue = Object.entries(positions).every(([id, [x, y]]) => {
      if (!this.model.graph.hasNode(id)) return true;
      const old = this.model.graph.getNodeAttributes(id);
      return areaAt(old.x, old.y) === areaAt(x, y);
    });
    return isTrue ? layout : undefined;
  }
}

/** What the explorer does with newcomers: into their lanes where there are any, else beside what they are linked to. */
export function arrangerOf(model: Model, layout: Pick<Layout, "settle">): Arranger {
  return {
    place: (graph, entities, options) => intoAreas(graph, model.lens.layout, place(graph, entities, options), options.links),
    settle: async (model, options) => (hasAreas(model.lens.layout) ? {} : layout.settle(model, options)),
  };
}

function rounded<A extends { left: number; right: number; bottom: number; top: number }>(area: A): A {
  return { ...area, left: Math.floor(area.left), right: Math.ceil(area.right), bottom: Math.floor(area.bottom), top: Math.ceil(area.top) };
}
