// The story as it travels with a view. Whatever is in sight in one of its
// steps travels, too, and nothing that the picture no longer holds is named.
import { withSettings } from "../../model/lens";
import type { Model } from "../../model/model";
import { type Note, worthKeeping } from "../../model/notes";
import type { StoryStep } from "../../model/story";
import type { ViewNote, ViewStep, ViewTrail } from "../../net/views";
import { mostDeeds, trailOf } from "../../model/trail";
import { t } from "../../words/words";
import { deedWords } from "./words";

/** As long as the server takes. */
const longestDeed = 300;

/** What of the canvas travels with its story, whether it is in sight now or not. */
export interface Cast {
  node(id: string): boolean;
  link(id: string): boolean;
}

export function castOf({ graph, written }: Model): Cast {
  const nodes = new Set(written.story.flatMap(({ shown }) => shown));
  const scenes = written.story.map(({ shown, without }) => ({ shown: new Set(shown), without: new Set(without) }));
  return {
    node: (id) => nodes.has(id),
    link: (id) => {
      const [source, target] = graph.extremities(id);
      return scenes.some(({ shown, without }) => shown.has(source) && shown.has(target) && !without.has(id));
    },
  };
}

/** The steps for the server; `travels` tells of an entity or a link whether it is in the view. */
export function sentStory(story: readonly StoryStep[], travels: (id: string) => boolean): ViewStep[] {
  return story.map(({ title, text, shown, lit, without, lens, camera }, i) => {
    const { types, relations, layout: _, ...rest } = lens;
    return {
      title: title.trim() || t("story.step", { n: i + 1 }), text,
      shown: shown.filter(travels), lit: lit.filter(travels), without: without.filter(travels),
      hiddenTypes: types ?? [], hiddenLinkTypes: relations ?? [], lens: rest, ...(camera && { camera }),
    };
  });
}

/** The trail for the server: how the picture came about, naming nothing that is not in the view. */
export function sentTrail(model: Model, travels: (id: string) => boolean): ViewTrail {
  const { begun, deeds } = trailOf(model);
  const told = deeds.slice(-mostDeeds).map((deed) => ({
    text: deedWords(deed).slice(0, longestDeed), came: (deed.came ?? []).filter(travels), left: (deed.left ?? []).filter(travels),
  }));
  return { title: model.written.trail.trim(), begun: begun.filter(travels), deeds: told };
}

/** The steps of a view, as the canvas has them. */
export function receivedStory(steps: readonly ViewStep[] = []): StoryStep[] {
  return steps.map(({ title, text = "", shown, lit = [], without = [], hiddenTypes, hiddenLinkTypes, lens, camera }, i) => ({
    id: `step-${i + 1}`, title, text, shown: shown ?? [], lit, without,
    lens: withSettings({}, { ...lens, types: hiddenTypes, relations: hiddenLinkTypes }),
    ...(camera && { camera }),
  }));
}

/** The notes on the canvas, for the server. */
export function sentNotes(notes: readonly Note[]): ViewNote[] {
  return worthKeeping(notes).map(({ id: _, ...note }) => note);
}

/** The notes of a view, as the canvas has them. */
export function receivedNotes(notes: readonly ViewNote[] = []): Note[] {
  return notes.map(({ text = "", toX = 0, toY = 0, ...note }, i) => ({ id: `note-${i + 1}`, text, toX, toY, ...note }));
}
