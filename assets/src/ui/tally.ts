// Counts for the legend: how many of each type and relation are shown.
import { isMade } from "../model/made";
import type { Model } from "../model/model";

/** One line of the legend. `shown` of `all` on the canvas are visible; `on` unless the reader filtered it out. */
export interface Tally {
  readonly key: string; // entity type or relationship type
  readonly on: boolean;
  shown: number;
  all: number;
}

/** The types of the entities on the canvas, most frequent first. */
export function typeTallies(model: Model): Tally[] {
  const tallies = new Map<string, Tally>();
  model.graph.forEachNode((id, { entity }) => {
    if (entity.disc) return;
    tally(tallies, entity.type, !model.hiddenTypes.has(entity.type), model.isNodeVisible(id));
  });
  return sorted(tallies);
}

/** The relations of the links on the canvas, most frequent first. */
export function relationTallies(model: Model): Tally[] {
  const tallies = new Map<string, Tally>();
  model.graph.forEachEdge((id, { link }) => {
    if (isMade(id)) return;
    tally(tallies, link.type, !model.hiddenRelations.has(link.type), model.isEdgeVisible(id));
  });
  return sorted(tallies);
}

/** "4", or "2 / 4" when some are hidden. */
export function tallyText({ shown, all }: Tally): string {
  return shown === all ? String(all) : `${shown} / ${all}`;
}

/** The filter after switching one key on or off, given those that are hidden. */
export function toggled(hidden: ReadonlySet<string>, key: string): string[] {
  return hidden.has(key) ? [...hidden].filter((other) => other !== key) : [...hidden, key];
}

function tally(tallies: Map<string, Tally>, key: string, on: boolean, visible: boolean): void {
  const entry = tallies.get(key) ?? { key, on, shown: 0, all: 0 };
  entry.all++;
  if (visible) entry.shown++;
  tallies.set(key, entry);
}

function sorted(tallies: Map<string, Tally>): Tally[] {
  return [...tallies.values()].sort((a, b) => b.all - a.all || a.key.localeCompare(b.key));
}
