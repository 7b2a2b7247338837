// What the palette offers: every command, panel and page, what is on the
// canvas, the saved queries, and what the graph finds.
import type { Hit } from "../net/api";
import { lookOf } from "../types";
import { t } from "../words/words";
import { reveal } from "./actions";
import { withoutMade } from "../model/made";
import { type App, selectedNodes } from "./app";
import { commands, perform, whyNot } from "./commands";
import { hitPath } from "./hits";
import { isMac, written } from "./keys";
import type { Item } from "./palette-rank";
import { panelTabs } from "./panels";
import { queriesFor, queryPathAt, savedQueries } from "./selection-queries";
import { chooseHit, isForCanvas } from "./start";

/** Everything that is known at once. */
export function itemsOf(app: App): Item[] {
  return [...commandItems(app), ...panelItems(app), ...pageItems(), ...entityItems(app)];
}

function commandItems(app: App): Item[] {
  return commands.filter(({ id }) => id !== "palette").map((command) => ({
    id: `command ${command.id}`,
    kind: "commands",
    label: command.title?.(app) ?? command.label,
    icon: command.icon ?? "chevron-right",
    keys: command.keys.map((key) => written(key, isMac())),
    why: whyNot(app, command),
    run: () => void perform(app, command),
  }));
}

function panelItems(app: App): Item[] {
  return panelTabs.map(([panel, name, icon]) => ({
    id: `panel ${panel}`, kind: "panels", label: t("palette.show-panel", { panel: name }), icon, run: () => app.show(panel),
  }));
}

/** The pages of the site, as its head lists them. */
function pageItems(): Item[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".top nav a:not([aria-current])")].map(({ href, textContent }) => ({
    id: `page ${new URL(href).pathname}`,
    kind: "pages",
    label: t("palette.go-to", { page: textContent ?? "" }),
    icon: "file-text",
    run: () => location.assign(href),
  }));
}

function entityItems(app: App): Item[] {
  const { model } = app;
  return model.graph.mapNodes((id, { entity }) => ({
    id: `entity ${id}`,
    kind: "canvas",
    label: entity.name,
    type: entity.type,
    detail: model.isNodeVisible(id) ? lookOf(entity.type).label : t("palette.hidden"),
    run: () => goTo(app, id),
  }));
}

function goTo(app: App, id: string): void {
  if (!app.model.isNodeVisible(id)) reveal(app, id);
  app.model.select([id]);
  app.stage?.focus(id);
}

/** The saved queries; those that take what is selected run on it. */
export async function queryItems(app: App): Promise<Item[]> {
  const all = await savedQueries();
  const entities = withoutMade(selectedNodes(app.model)).map((id) => app.model.graph.getNodeAttribute(id, "entity"));
  const onSelection = new Map(queriesFor(all, entities, app.model.lens).map(({ name, path }) => [name, path]));
  return all.map((brief) => {
    const { id, name } = brief;
    const path = onSelection.get(name);
    const detail = path ? t("palette.run-on-selection") : t("palette.saved-query");
    return { id: `query ${id}`, kind: "queries", label: name, icon: "library", detail, run: () => location.assign(path || queryPathAt(brief, app.model.lens)) };
  });
}

/** What a search found that is not on the canvas yet. */
export function hitItems(app: App, hits: readonly Hit[]): Item[] {
  return hits.filter(({ kind, id }) => kind !== "entity" || !app.model.graph.hasNode(id)).map((hit) => ({
    id: `hit ${hit.id}`,
    kind: "graph",
    label: hit.kind === "quote" ? t("search.quote", { text: hit.name }) : hit.name,
    type: hit.type,
    detail: [lookOf(hit.type).label, hit.context].filter(Boolean).join(" · "),
    run: () => (isForCanvas(hit) ? void chooseHit(app, hit) : location.assign(hitPath(hit))),
  }));
}
