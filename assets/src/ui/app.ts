// The parts of the explore page, as its commands and panels see each other.
import type { Measures } from "../model/measures";
import type { Model } from "../model/model";
import type { Opening } from "../net/api";
import type { Opened } from "../net/views";
import type { ModeId } from "../stage/modes/mode";
import type { Stage } from "../stage/stage";
import type { Kind } from "./announcer";
import type { Arranging } from "./arranging";
import type { Explorer } from "./explorer";
import type { Place } from "./menu";
import type { Learner } from "./rules/learner";
import type { Notes } from "./notes/notes";
import type { Telling } from "./story/telling";
import type { Timeline } from "./timeline/timeline";
import type { Toasts } from "./toasts";

export type Panel = "canvas" | "list" | "types" | "measures" | "story" | "details";

export interface App {
  readonly model: Model;
  readonly measures: Measures;
  /** Finds out what filters and styles ask for. */
  readonly learner: Learner;
  readonly explorer: Explorer;
  readonly arranging: Arranging;
  readonly toasts: Toasts;
  readonly timeline: Pick<Timeline, "isOn" | "isOpen" | "toggle" | "play" | "step" | "off">;
  /** The author's story, step by step. */
  readonly telling: Telling;
  /** The author's notes on the canvas. */
  readonly notes: Notes;
  /** The picture that a new reader finds, where the graph has one. */
  readonly story: Opening | undefined;
  /** The shared view that the canvas shows or was saved as; undefined for a picture of the reader's own. */
  readonly view: Opened | undefined;
  /** The drawn canvas; undefined where the browser cannot draw it. */
  readonly stage: Stage | undefined;
  /** Says a sentence to screen readers. */
  say(text: string, kind?: Kind): void;
  /** Brings a panel into view; on narrow screens it covers the others. */
  show(panel: Panel): void;
  /** Opens the menu of layouts. */
  openLayouts(): void;
  /** Opens the menu of an entity or link, at a place in the viewport or beside it. */
  openMenu(id: string, place?: Place): void;
  lasso(on: boolean): void;
  readonly isLasso: boolean;
  findInView(): void;
  search(): void;
  help(): void;
  palette(): void;
  /** What the keyboard does on the canvas from now on; the canvas has the focus then. */
  keyboard(mode: ModeId): void;
  /** Lets the reader make a filter, or change the one at that place. */
  filter(at?: number): void;
  /** Lets the reader make a style rule, or change the one at that place. */
  style(at?: number): void;
  share(): void;
  /** Offers to save the canvas, or what is selected, as a file. */
  save(): void;
  /** Says how the selected entities are connected, or what they share. */
  connect(kind: "paths" | "common"): void;
  /** The canvas was saved as this view. */
  saved(view: Opened): void;
}

/** The selected entities; none while a link is selected. */
export function selectedNodes(model: Model): string[] {
  return [...model.selection].filter((id) => model.graph.hasNode(id));
}

/** The selected link, if it is a link that is selected. */
export function selectedLink(model: Model): string | undefined {
  const [id] = model.selection;
  return id !== undefined && model.graph.hasEdge(id) ? id : undefined;
}

export function nameOf(model: Model, id: string): string {
  return model.graph.getNodeAttribute(id, "entity").name;
}
