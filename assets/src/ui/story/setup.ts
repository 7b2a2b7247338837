// Puts the panel together in which the author tells what they found.
import { t } from "../../words/words";
import type { App } from "../app";
import { NotesLayer } from "../notes/layer";
import { NotesPanel } from "../notes/panel";
import { StoryPanel } from "./story-panel";
import { TellingTabs } from "./telling-tabs";
import { TrailPanel } from "./trail-panel";

export function setUpTelling(app: App): void {
  const story = new StoryPanel(app, app.telling);
  const trail = new TrailPanel(app);
  const layer = app.stage && new NotesLayer(app.model, app.stage, app.notes);
  const notes = new NotesPanel(app, app.notes, () => layer);
  const tabs = new TellingTabs(t("story.panel"), [
    { label: t("story.tab"), element: story.element },
    { label: t("notes.tab"), element: notes.element },
    { label: t("trail.tab"), element: trail.element, shown: () => trail.render() },
  ]);
  story.onNew = () => {
    app.show("story");
    tabs.show(story.element);
  };
}
