// Every command of the explore page. Buttons, menus and keys all come from this table.
import { type App, selectedLink, selectedNodes } from "./app";
import { allPinned, copyLink, hiddenNodes, hide, redo, remove, show, togglePin, undo } from "./actions";
import { entityPath, linkPath } from "./paths";
import { plural } from "./words";

export interface UserCommand {
  readonly id: string;
  readonly label: string;
  readonly group: "History" | "View" | "Selection" | "Find";
  readonly keys: readonly string[];
  readonly icon?: string;
  /** What it would do now, where that says more than the label. */
  title?(app: App): string | undefined;
  /** Whether it is switched on, for commands that are a state. */
  pressed?(app: App): boolean;
  enabled(app: App): boolean;
  run(app: App): void;
}

const always = () => true;
const hasEntities = (app: App) => app.model.graph.order > 0;
const hasSelection = (app: App) => selectedNodes(app.model).length > 0;
const only = (app: App) => (app.model.selection.size === 1 ? [...app.model.selection][0] : undefined);
const isDrawn = (app: App) => app.stage !== undefined && hasEntities(app);

export const commands: readonly UserCommand[] = [
  {
    id: "undo",
    label: "Undo",
    group: "History",
    keys: ["Mod+Z"],
    icon: "undo-2",
    title: ({ model }) => model.canUndo && `Undo: ${model.canUndo}`,
    enabled: ({ model }) => model.canUndo !== undefined,
    run: undo,
  },
  {
    id: "redo",
    label: "Redo",
    group: "History",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    icon: "redo-2",
    title: ({ model }) => model.canRedo && `Redo: ${model.canRedo}`,
    enabled: ({ model }) => model.canRedo !== undefined,
    run: redo,
  },
  { id: "zoom-in", label: "Zoom in", group: "View", keys: ["+", "="], icon: "plus", enabled: isDrawn, run: (app) => app.stage?.zoom(1.5) },
  { id: "zoom-out", label: "Zoom out", group: "View", keys: ["-"], icon: "minus", enabled: isDrawn, run: (app) => app.stage?.zoom(1 / 1.5) },
  { id: "fit", label: "Fit everything in view", group: "View", keys: ["0"], icon: "maximize", enabled: isDrawn, run: (app) => app.stage?.fit() },
  { id: "tidy", label: "Tidy the layout", group: "View", keys: ["T"], icon: "sparkles", enabled: hasEntities, run: (app) => void app.explorer.tidy() },
  {
    id: "lasso",
    label: "Select by drawing around",
    group: "Selection",
    keys: ["L"],
    icon: "lasso-select",
    pressed: (app) => app.isLasso,
    enabled: isDrawn,
    run: (app) => app.lasso(!app.isLasso),
  },
  { id: "expand", label: "Expand", group: "Selection", keys: ["E"], icon: "network", enabled: hasSelection, run: (app) => selectedNodes(app.model).forEach((node) => app.explorer.expand({ node })) },
  {
    id: "menu",
    label: "Choose what to expand…",
    group: "Selection",
    keys: ["Shift+F10", "ContextMenu", "M"],
    icon: "chevron-down",
    enabled: hasSelection,
    run: (app) => app.openMenu(selectedNodes(app.model)[0]!),
  },
  { id: "hide", label: "Hide", group: "Selection", keys: ["H"], icon: "eye-off", enabled: hasSelection, run: (app) => hide(app, selectedNodes(app.model)) },
  {
    id: "pin",
    label: "Pin or unpin",
    group: "Selection",
    keys: ["P"],
    icon: "pin",
    title: (app) => (allPinned(app, selectedNodes(app.model)) ? "Unpin" : "Pin"),
    pressed: (app) => allPinned(app, selectedNodes(app.model)),
    enabled: hasSelection,
    run: (app) => togglePin(app, selectedNodes(app.model)),
  },
  { id: "remove", label: "Remove from the canvas", group: "Selection", keys: ["Delete", "Backspace"], icon: "trash-2", enabled: hasSelection, run: (app) => remove(app, selectedNodes(app.model)) },
  { id: "copy-link", label: "Copy link", group: "Selection", keys: ["C"], icon: "link", enabled: (app) => only(app) !== undefined, run: (app) => void copyLink(app, only(app)!) },
  { id: "open-page", label: "Open page", group: "Selection", keys: ["O"], icon: "external-link", enabled: (app) => only(app) !== undefined, run: openPage },
  { id: "select-all", label: "Select all", group: "Selection", keys: ["Mod+A"], enabled: hasEntities, run: (app) => select(app, visible(app)) },
  { id: "select-none", label: "Select nothing", group: "Selection", keys: ["Escape"], enabled: (app) => app.model.selection.size > 0 || app.isLasso, run: selectNothing },
  { id: "select-inverse", label: "Invert the selection", group: "Selection", keys: ["Mod+I"], enabled: hasEntities, run: (app) => select(app, visible(app).filter((id) => !app.model.selection.has(id))) },
  { id: "select-neighbours", label: "Select neighbours too", group: "Selection", keys: ["N"], enabled: hasSelection, run: selectNeighbours },
  {
    id: "show-hidden",
    label: "Show hidden entities",
    group: "View",
    keys: ["Shift+H"],
    icon: "eye",
    title: (app) => (hiddenNodes(app).length > 0 ? `Show ${plural(hiddenNodes(app).length, "hidden entity", "hidden entities")}` : undefined),
    enabled: (app) => hiddenNodes(app).length > 0,
    run: (app) => show(app, hiddenNodes(app)),
  },
  { id: "clear", label: "Clear the canvas", group: "View", keys: [], icon: "x", enabled: hasEntities, run: (app) => remove(app, app.model.graph.nodes(), "Clear the canvas") },
  { id: "share", label: "Share this picture", group: "View", keys: ["S"], icon: "arrow-up-right", enabled: hasEntities, run: (app) => app.share() },
  { id: "search", label: "Search the graph", group: "Find", keys: ["/"], icon: "search", enabled: always, run: (app) => app.search() },
  { id: "find", label: "Find on the canvas", group: "Find", keys: ["Mod+F", "F"], icon: "list", enabled: hasEntities, run: (app) => app.findInView() },
  { id: "help", label: "Keyboard shortcuts", group: "Find", keys: ["?"], icon: "circle-question-mark", enabled: always, run: (app) => app.help() },
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** The command of this name; naming one that is not in the table is a mistake in the program. */
export function commandOf(id: string): UserCommand {
  const command = byId.get(id);
  if (!command) throw new Error(`There is no command “${id}”.`);
  return command;
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
  app.say(`${plural(app.model.selection.size, "entity", "entities")} selected`);
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
  location.assign(link ? linkPath(link) : entityPath(only(app)!));
}

