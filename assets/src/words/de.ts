// German; loaded only where the page is in it.
import canvas from "../../words/de/canvas.json";
import clock from "../../words/de/clock.json";
import commands from "../../words/de/commands.json";
import connections from "../../words/de/connections.json";
import counts from "../../words/de/counts.json";
import coverage from "../../words/de/coverage.json";
import deeds from "../../words/de/deeds.json";
import details from "../../words/de/details.json";
import folds from "../../words/de/folds.json";
import failures from "../../words/de/failures.json";
import evidence from "../../words/de/evidence.json";
import filters from "../../words/de/filters.json";
import help from "../../words/de/help.json";
import hubs from "../../words/de/hubs.json";
import kinds from "../../words/de/kinds.json";
import layouts from "../../words/de/layouts.json";
import measures from "../../words/de/measures.json";
import menu from "../../words/de/menu.json";
import modes from "../../words/de/modes.json";
import notes from "../../words/de/notes.json";
import palette from "../../words/de/palette.json";
import progress from "../../words/de/progress.json";
import relations from "../../words/de/relations.json";
import save from "../../words/de/save.json";
import rules from "../../words/de/rules.json";
import search from "../../words/de/search.json";
import share from "../../words/de/share.json";
import results from "../../words/de/results.json";
import status from "../../words/de/status.json";
import styles from "../../words/de/styles.json";
import story from "../../words/de/story.json";
import trail from "../../words/de/trail.json";
import tryout from "../../words/de/tryout.json";
import types from "../../words/de/types.json";
import view from "../../words/de/view.json";
import welcome from "../../words/de/welcome.json";
import type { Area, Message, en } from "./en";

/** A message without a translation is an error of types. */
export const de: { readonly [A in Area]: Readonly<Record<keyof (typeof en)[A], Message>> } = {
  canvas,
  clock,
  commands,
  connections,
  counts,
  coverage,
  deeds,
  details,
  folds,
  failures,
  evidence,
  filters,
  help,
  hubs,
  kinds,
  layouts,
  measures,
  menu,
  modes,
  notes,
  palette,
  progress,
  relations,
  save,
  rules,
  search,
  share,
  results,
  status,
  styles,
  story,
  trail,
  tryout,
  types,
  view,
  welcome,
};
