// The trail: how the picture came about, as the undo log tells it. What is
// shared of it names nothing but what the view holds.
import type { Deed } from "./history";
import { Model } from "./model";
import type { StoryStep } from "./story";

/** As many as a view keeps: graph/trail.go. */
export const mostDeeds = 800;

/** What was done until now, with what came into sight and left it as far as that can still be told, and what was in sight at first. */
export function trailOf(model: Model): { begun: string[]; deeds: Deed[] } {
  const { deeds, at } = model.trail;
  const again = Model.fromJSON(model.toJSON());
  const first = again.trail.past;
  const told = deeds.slice(0, Math.min(first, at));
  again.walkTo(first);
  let seen = inSight(again);
  const begun = [...seen];
  for (let place = first; place < at; place++) {
    again.walkTo(place + 1);
    const now = inSight(again);
    told.push({ ...deeds[place]!, came: [...now].filter((id) => !seen.has(id)), left: [...seen].filter((id) => !now.has(id)) });
    seen = now;
  }
  return { begun, deeds: told };
}

/** A shared trail as steps that show, one after the other, what came to be in sight. */
export function trailSteps(deeds: readonly Deed[], begun: readonly string[]): StoryStep[] {
  const seen = new Set(begun);
  return deeds.map(({ text, came = [], left = [] }, i) => {
    for (const id of came) seen.add(id);
    for (const id of left) seen.delete(id);
    return { id: `deed-${i}`, title: text, text: "", shown: [...seen], lit: came, without: [], lens: {} };
  });
}

function inSight(model: Model): Set<string> {
  return new Set(model.graph.filterNodes((id) => model.isNodeVisible(id)));
}
