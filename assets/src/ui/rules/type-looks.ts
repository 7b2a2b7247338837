// How the entities of each type are drawn by the rules in force, so that the
// legend shows what is on the canvas and not what would be without rules.
import type { Model } from "../../model/model";
import type { Dress } from "../../model/styles";

export type Look = Pick<Dress, "colour" | "icon">;

/** Looks of one type that are shown beside each other. */
const most = 3;

/** The looks of the visible entities of each type, the frequent ones first. */
export function looksByType(model: Model): Map<string, Look[]> {
  const counts = new Map<string, Map<string, { look: Look; n: number }>>();
  const { styles } = model;
  model.graph.forEachNode((id, { entity }) => {
    if (!model.isNodeVisible(id)) return;
    const { colour, icon } = styles.entity(id);
    const key = `${colour} ${icon}`;
    const ofType = counts.get(entity.type) ?? new Map<string, { look: Look; n: number }>();
    counts.set(entity.type, ofType.set(key, { look: { colour, icon }, n: (ofType.get(key)?.n ?? 0) + 1 }));
  });
  return new Map([...counts].map(([type, looks]) => [type, [...looks.values()].sort((a, b) => b.n - a.n).slice(0, most).map(({ look }) => look)]));
}

/** Links in sight whose line a rule draws. */
export function drawnByRules(model: Model): number {
  const { styles } = model;
  return model.graph.filterEdges((id) => model.isEdgeVisible(id) && (styles.link(id).line ?? styles.link(id).size) !== undefined).length;
}
