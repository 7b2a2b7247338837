// Every command of the explore page. Buttons, menus and keys all come from this table.
import { type App, selectedLink, selectedNodes } from "./app";
import { allPinned, clear, copyLink, hiddenNodes, hide, redo, remove, show, togglePin, undo } from "./actions";
import { layoutCommands } from "./layout-commands";
import { isMade, withoutMade } from "../model/made";
import { canCollapse, collapse } from "./collapse-actions";
import { openCoverage } from "./coverage";
import { choose, expand } from "./expand";
import { foldCommands } from "./fold-commands";
import { clockedPath, entityPath, linkPath } from "./paths";
import type { ModeId } from "../stage/modes/mode";
import { t } from "../words/words";

export interface UserCommand {
  readonly id: string;
  readonly label: string;
  readonly group: "History" | "View" | "Layout" | "Selection" | "Find" | "Keyboard";
  readonly keys: readonly string[];
  readonly icon?: string;
  /** Its keys work while the reader types, too. */
  readonly anywhere?: boolean;
  /** What it would do now, where that says more than the label. */
  title?(app: App): string | undefined;
  /** Whether it opens a menu to choose from. */
  readonly opensMenu?: boolean;
  /** Why it can't run now, where that takes more words than the general ones. */
  readonly why?: string;
  /** Whether it is switched on, for commands that are a state. */
  pressed?(app: App): boolean;
  enabled(app: App): boolean;
  run(app: App): void;
}

const always = () => true;
const hasEntities = (app: App) => app.model.graph.order > 0;
const hasSelection = (app: App) => selectedNodes(app.model).length > 0;
const only = (app: App) => (app.model.selection.size === 1 ? [...app.model.selection][0] : undefined);
const hasOne = (app: App) => only(app) !== undefined && !isMade(only(app)!);
/** One entity to find paths to others from, or up to as many as can be looked at together. */
const isPick = (app: App) => {
  const { length } = withoutMade(selectedNodes(app.model));
  return length > 0 && length <= 8;
};
const hasSteps = (app: App) => app.telling.steps.length > 0;
const isDrawn = (app: App) => app.stage !== undefined && hasEntities(app);

/** Why commands that need this can't run. */
const reasons = new Map([
  [hasEntities, t("commands.why-empty")],
  [hasSelection, t("commands.why-selection")],
  [hasOne, t("commands.why-one")],
]);

export const commands: readonly UserCommand[] = [
  {
    id: "undo",
    label: t("commands.undo"),
    group: "History",
    keys: ["Mod+Z"],
    icon: "undo-2",
    title: ({ model }) => model.canUndo && t("commands.undo-what", { what: model.canUndo }),
    why: t("commands.why-undo"),
    enabled: ({ model }) => model.canUndo !== undefined,
    run: undo,
  },
  {
    id: "redo",
    label: t("commands.redo"),
    group: "History",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    icon: "redo-2",
    title: ({ model }) => model.canRedo && t("commands.redo-what", { what: model.canRedo }),
    why: t("commands.why-redo"),
    enabled: ({ model }) => model.canRedo !== undefined,
    run: redo,
  },
  { id: "zoom-in", label: t("commands.zoom-in"), group: "View", keys: ["+", "="], icon: "plus", enabled: isDrawn, run: (app) => app.stage?.zoom(1.5) },
  { id: "zoom-out", label: t("commands.zoom-out"), group: "View", keys: ["-"], icon: "minus", enabled: isDrawn, run: (app) => app.stage?.zoom(1 / 1.5) },
  { id: "fit", label: t("commands.fit"), group: "View", keys: ["0"], icon: "maximize", enabled: isDrawn, run: (app) => app.stage?.fit() },
  { id: "coverage", label: t("coverage.title"), group: "View", keys: [], icon: "library", enabled: hasEntities, run: openCoverage },
  ...layoutCommands,
  {
    id: "lasso",
    label: t("commands.lasso"),
    group: "Selection",
    keys: ["L"],
    icon: "lasso-select",
    pressed: (app) => app.isLasso,
    enabled: isDrawn,
    run: (app) => app.lasso(!app.isLasso),
  },
  { id: "expand", label: t("commands.expand"), group: "Selection", keys: ["E"], icon: "network", enabled: hasSelection, run: (app) => expand(app, selectedNodes(app.model)) },
  { id: "choose", label: t("commands.choose"), group: "Selection", keys: ["Shift+E"], icon: "chart-bar", enabled: hasSelection, run: (app) => choose(app, selectedNodes(app.model)) },
  { id: "collapse", label: t("hubs.collapse"), group: "Selection", keys: ["Shift+C"], icon: "network", why: t("hubs.why-collapse"), enabled: (app) => canCollapse(app, selectedNodes(app.model)), run: (app) => collapse(app, selectedNodes(app.model)) },
  {
    id: "menu",
    label: t("commands.menu"),
    group: "Selection",
    keys: ["Shift+F10", "ContextMenu", "M"],
    icon: "chevron-down",
    enabled: (app) => app.model.selection.size > 0,
    run: (app) => app.openMenu(selectedNodes(app.model)[0] ?? selectedLink(app.model)!),
  },
  {
    id: "paths",
    label: t("connections.ask"),
    group: "Selection",
    keys: ["B"],
    icon: "waypoints",
    title: (app) => (selectedNodes(app.model).length === 1 ? t("connections.paths-to") : undefined),
    why: t("connections.why-pick"),
    enabled: isPick,
    run: (app) => app.connect("paths"),
  },
  { id: "common", label: t("connections.share"), group: "Selection", keys: ["G"], icon: "blend", why: t("connections.why-pick"), enabled: isPick, run: (app) => app.connect("common") },
  ...foldCommands,
  { id: "hide", label: t("commands.hide"), group: "Selection", keys: ["H"], icon: "eye-off", enabled: hasSelection, run: (app) => hide(app, selectedNodes(app.model)) },
  {
    id: "pin",
    label: t("commands.pin-or-unpin"),
    group: "Selection",
    keys: ["P"],
    icon: "pin",
    title: (app) => (allPinned(app, selectedNodes(app.model)) ? t("commands.unpin") : t("commands.pin")),
    pressed: (app) => allPinned(app, selectedNodes(app.model)),
    enabled: hasSelection,
    run: (app) => togglePin(app, selectedNodes(app.model)),
  },
  { id: "remove", label: t("commands.remove"), group: "Selection", keys: ["Delete", "Backspace"], icon: "trash-2", enabled: hasSelection, run: (app) => remove(app, selectedNodes(app.model)) },
  { id: "copy-link", label: t("commands.copy-link"), group: "Selection", keys: ["C"], icon: "link", enabled: hasOne, run: (app) => void copyLink(app, only(app)!) },
  { id: "open-page", label: t("commands.open-page"), group: "Selection", keys: ["O"], icon: "external-link", enabled: hasOne, run: openPage },
  { id: "select-all", label: t("commands.select-all"), group: "Selection", keys: ["Mod+A"], enabled: hasEntities, run: (app) => select(app, visible(app)) },
  { id: "select-none", label: t("commands.select-none"), group: "Selection", keys: ["Escape"], why: t("commands.why-none-selected"), enabled: (app) => app.model.selection.size > 0 || app.isLasso, run: selectNothing },
  { id: "select-inverse", label: t("commands.select-inverse"), group: "Selection", keys: ["Mod+I"], enabled: hasEntities, run: (app) => select(app, visible(app).filter((id) => !app.model.selection.has(id))) },
  { id: "select-neighbours", label: t("commands.select-neighbours"), group: "Selection", keys: ["N"], enabled: hasSelection, run: selectNeighbours },
  {
    id: "show-hidden",
    label: t("commands.show-hidden"),
    group: "View",
    keys: ["Shift+H"],
    icon: "eye",
    title: (app) => (hiddenNodes(app).length > 0 ? t("commands.show-hidden-what", { n: hiddenNodes(app).length }) : undefined),
    why: t("commands.why-none-hidden"),
    enabled: (app) => hiddenNodes(app).length > 0,
    run: (app) => show(app, hiddenNodes(app)),
  },
  { id: "timeline", label: t("commands.timeline"), group: "View", keys: ["D"], icon: "history", pressed: (app) => app.timeline.isOpen, enabled: hasEntities, run: (app) => app.timeline.toggle() },
  { id: "clock-play", label: t("commands.clock-play"), group: "View", keys: [], icon: "play", enabled: hasEntities, run: (app) => app.timeline.play() },
  { id: "clock-back", label: t("commands.clock-back"), group: "View", keys: ["["], icon: "step-back", enabled: hasEntities, run: (app) => app.timeline.step(-1) },
  { id: "clock-forward", label: t("commands.clock-forward"), group: "View", keys: ["]"], icon: "step-forward", enabled: hasEntities, run: (app) => app.timeline.step(1) },
  { id: "clock-off", label: t("commands.clock-off"), group: "View", keys: [], icon: "x", why: t("commands.why-no-clock"), enabled: (app) => app.timeline.isOn, run: (app) => app.timeline.off() },
  { id: "filter", label: t("commands.filter"), group: "View", keys: ["Shift+F"], icon: "funnel", enabled: hasEntities, run: (app) => app.filter() },
  { id: "thread-off", label: t("connections.thread-off"), group: "View", keys: [], icon: "x", why: t("connections.why-no-thread"), enabled: ({ model }) => model.thread.size > 0, run: ({ model }) => void model.run({ kind: "lens", label: t("connections.thread-off"), lens: { thread: [] } }) },
  { id: "style", label: t("commands.style"), group: "View", keys: ["Shift+Y"], icon: "shapes", enabled: hasEntities, run: (app) => app.style() },
  { id: "step-add", label: t("story.add"), group: "View", keys: ["Shift+S"], icon: "book-open", enabled: hasEntities, run: (app) => app.telling.add() },
  { id: "step-next", label: t("story.next"), group: "View", keys: ["."], icon: "arrow-right", why: t("story.why-none"), enabled: hasSteps, run: (app) => app.telling.step(1) },
  { id: "step-previous", label: t("story.previous"), group: "View", keys: [","], icon: "arrow-left", why: t("story.why-none"), enabled: hasSteps, run: (app) => app.telling.step(-1) },
  { id: "note-text", label: t("notes.add-text"), group: "View", keys: ["Shift+N"], icon: "sticky-note", enabled: isDrawn, run: (app) => app.notes.add("text") },
  { id: "note-arrow", label: t("notes.add-arrow"), group: "View", keys: [], icon: "arrow-up-right", enabled: isDrawn, run: (app) => app.notes.add("arrow") },
  { id: "note-box", label: t("notes.add-box"), group: "View", keys: [], icon: "square", enabled: isDrawn, run: (app) => app.notes.add("box") },
  { id: "clear", label: t("commands.clear"), group: "View", keys: [], icon: "x", enabled: hasEntities, run: (app) => clear(app) },
  { id: "share", label: t("commands.share"), group: "View", keys: ["S"], icon: "arrow-up-right", enabled: hasEntities, run: (app) => app.share() },
  { id: "save", label: t("save.command"), group: "View", keys: ["Mod+S"], icon: "download", enabled: hasEntities, run: (app) => app.save() },
  { id: "palette", label: t("commands.palette"), group: "Find", keys: ["Mod+K"], icon: "command", anywhere: true, enabled: always, run: (app) => app.palette() },
  { id: "search", label: t("commands.search"), group: "Find", keys: ["/"], icon: "search", enabled: always, run: (app) => app.search() },
  { id: "find", label: t("commands.find"), group: "Find", keys: ["Mod+F", "F"], icon: "list", enabled: hasEntities, run: (app) => app.findInView() },
  keyboardCommand("menu", t("modes.command-menu"), []),
  keyboardCommand("walk", t("modes.command-walk"), ["W"]),
  keyboardCommand("cross", t("modes.command-cross"), ["X"]),
  { id: "theme", label: t("commands.theme"), group: "View", keys: [], icon: "sun-moon", enabled: always, run: () => document.getElementById("theme")?.click() },
  { id: "help", label: t("commands.help"), group: "Find", keys: ["?"], icon: "circle-question-mark", enabled: always, run: (app) => app.help() },
];

function keyboardCommand(mode: ModeId, label: string, keys: readonly string[]): UserCommand {
  return { id: `keyboard-${mode}`, label, group: "Keyboard", keys, icon: "keyboard", pressed: (app) => app.stage?.keyboard.mode === mode, enabled: isDrawn, run: (app) => app.keyboard(mode) };
}

const byId = new Map(commands.map((command) => [command.id, command]));

const groupTitles: Record<UserCommand["group"], string> = {
  History: t("commands.group-history"),
  View: t("commands.group-view"),
  Layout: t("layouts.group"),
  Selection: t("commands.group-selection"),
  Find: t("commands.group-find"),
  Keyboard: t("commands.group-keyboard"),
};

/** What a group of commands is called. */
export function groupTitle(group: UserCommand["group"]): string {
  return groupTitles[group];
}

/** The command of this name; naming one that is not in the table is a mistake in the program. */
export function commandOf(id: string): UserCommand {
  const command = byId.get(id);
  if (!command) throw new Error(`There is no command “${id}”.`);
  return command;
}

/** Why the command can't run now; undefined where it can. */
export function whyNot(app: App, { enabled, why }: UserCommand): string | undefined {
  if (enabled(app)) return undefined;
  if (enabled === isDrawn) return hasEntities(app) ? t("commands.why-undrawn") : t("commands.why-empty");
  return why ?? reasons.get(enabled) ?? t("commands.why-not-now");
}

/** Runs the command if it can run now; tells whether it did. */
export function perform(app: App, command: UserCommand): boolean {
  if (!command.enabled(app)) return false;
  command.run(app);
  return true;
}

function visible(app: App): string[] {
  return app.model.graph.filterNodes((id) => app.model.isNodeVisible(id));
}

function select(app: App, nodes: string[]): void {
  app.model.select(nodes);
  app.say(t("deeds.selected", { n: app.model.selection.size }));
}

function selectNothing(app: App): void {
  if (app.isLasso) app.lasso(false);
  else app.model.select([]);
}

function selectNeighbours(app: App): void {
  const { graph } = app.model;
  const nodes = selectedNodes(app.model);
  const near = nodes.flatMap((id) => graph.filterEdges(id, (edge) => app.model.isEdgeVisible(edge)).map((edge) => graph.opposite(id, edge)));
  select(app, [...new Set([...nodes, ...near])]);
}

function openPage(app: App): void {
  const link = selectedLink(app.model);
  location.assign(link ? linkPath(link) : clockedPath(entityPath(only(app)!), app.model.lens));
}

