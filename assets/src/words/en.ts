// English, which the pages are written in first.
import canvas from "../../words/en/canvas.json";
import clock from "../../words/en/clock.json";
import commands from "../../words/en/commands.json";
import connections from "../../words/en/connections.json";
import counts from "../../words/en/counts.json";
import coverage from "../../words/en/coverage.json";
import deeds from "../../words/en/deeds.json";
import details from "../../words/en/details.json";
import folds from "../../words/en/folds.json";
import failures from "../../words/en/failures.json";
import evidence from "../../words/en/evidence.json";
import filters from "../../words/en/filters.json";
import help from "../../words/en/help.json";
import hubs from "../../words/en/hubs.json";
import kinds from "../../words/en/kinds.json";
import layouts from "../../words/en/layouts.json";
import measures from "../../words/en/measures.json";
import menu from "../../words/en/menu.json";
import modes from "../../words/en/modes.json";
import notes from "../../words/en/notes.json";
import palette from "../../words/en/palette.json";
import progress from "../../words/en/progress.json";
import relations from "../../words/en/relations.json";
import save from "../../words/en/save.json";
import rules from "../../words/en/rules.json";
import search from "../../words/en/search.json";
import share from "../../words/en/share.json";
import results from "../../words/en/results.json";
import status from "../../words/en/status.json";
import styles from "../../words/en/styles.json";
import story from "../../words/en/story.json";
import trail from "../../words/en/trail.json";
import tryout from "../../words/en/tryout.json";
import types from "../../words/en/types.json";
import view from "../../words/en/view.json";
import welcome from "../../words/en/welcome.json";

export const en = {
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

/** A part of the program that has its words in a file of their own. */
export type Area = keyof typeof en;

/** One text, or one for each plural category; "0" and the like go before these where the number is exactly that. */
export type Message = string | { readonly [form: string]: string };

export type Catalogue = { readonly [A in Area]: { readonly [name: string]: Message } };
