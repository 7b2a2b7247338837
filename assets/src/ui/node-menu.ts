// The menu of an entity: its links counted by relation before anything is
// expanded, and what else can be done with it.
import type { Group, Order } from "../model/types";
import { type Groups, groups as fetchGroups } from "../net/api";
import type { ExpandRequest } from "../net/socket";
import { type App, nameOf, selectedNodes } from "./app";
import { allPinned, copyLink, hide, remove, reveal, togglePin } from "./actions";
import { isDisc } from "../model/disc";
import { withoutMade } from "../model/made";
import { commandItems } from "./command-items";
import type { Menu, MenuItem, MenuSection, Place } from "./menu";
import { DiscMenu } from "./disc-menu";
import { choose } from "./expand";
import { defaultLimit } from "./explorer";
import { entityPath } from "./paths";
import { orders } from "./orders";
import { queriesFor, savedQueries } from "./selection-queries";
import { count, t } from "../words/words";

/** Commands that the menu has in other places, or that are not about one entity. */
const elsewhere = ["expand", "choose", "menu", "hide", "pin", "remove", "copy-link", "open-page", "lasso", "select-all", "select-none", "select-inverse"];
const limits = [25, defaultLimit, 500, 10_000];

export class NodeMenu {
  readonly #app: App;
  readonly #menu: Menu;
  readonly #discs: DiscMenu;
  #order: Order = "degree";
  #limit = defaultLimit;
  #loading: AbortController | undefined;
  #opened = "";

  constructor(app: App, menu: Menu) {
    this.#app = app;
    this.#menu = menu;
    this.#discs = new DiscMenu(app, menu);
  }

  /** Opens the menu; an entity outside the selection becomes the selection. */
  open(id: string, place: Place): void {
    const { model } = this.#app;
    if (!model.selection.has(id)) model.select([id]);
    if (isDisc(id)) return this.#discs.open(id, place);
    this.#opened = id;
    const { name, degree } = model.graph.getNodeAttribute(id, "entity");
    this.#menu.open(name, [this.#actions(id), this.#orders(), this.#limits(), this.#waiting(id, degree), this.#commands(), this.#queries([])], place, "groups");
    void this.#load(id);
    void this.#offerQueries(id);
  }

  async #load(id: string): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      this.#menu.update(this.#groups(id, await fetchGroups(id, signal)));
    } catch (error) {
      if (!signal.aborted) this.#menu.update(this.#failed(id, error));
    }
  }

  async #offerQueries(id: string): Promise<void> {
    const { model } = this.#app;
    const entities = withoutMade(this.#meant(id)).map((node) => model.graph.getNodeAttribute(node, "entity"));
    const found = queriesFor(await savedQueries(), entities, model.lens);
    if (this.#opened === id) this.#menu.update(this.#queries(found));
  }

  /** The entities that the menu is about: the selection, if the one it was opened on is part of it. */
  #meant(id: string): string[] {
    const { model } = this.#app;
    return model.selection.has(id) ? selectedNodes(model) : [id];
  }

  #queries(found: { name: string; path: string }[]): MenuSection {
    const items = found.map(({ name, path }) => ({ label: name, disabled: path === "", run: () => location.assign(path) }));
    const note = found.some(({ path }) => path === "") ? t("menu.too-many") : undefined;
    return { id: "queries", title: found.length > 0 ? t("menu.queries") : undefined, items, note };
  }

  #actions(id: string): MenuSection {
    const app = this.#app;
    const nodes = this.#meant(id);
    const visible = app.model.isNodeVisible(id);
    const items: MenuItem[] = [
      visible ? { label: t("menu.hide"), icon: "eye-off", run: () => hide(app, nodes) } : { label: t("menu.show"), icon: "eye", run: () => reveal(app, id) },
      { label: allPinned(app, nodes) ? t("commands.unpin") : t("commands.pin"), icon: allPinned(app, nodes) ? "pin-off" : "pin", run: () => togglePin(app, nodes) },
      { label: t("menu.remove"), icon: "trash-2", run: () => remove(app, nodes) },
      { label: t("commands.copy-link"), icon: "link", run: () => void copyLink(app, id) },
      { label: t("commands.open-page"), icon: "external-link", run: () => location.assign(entityPath(id)) },
    ];
    return { id: "actions", layout: "row", title: nodes.length > 1 ? t("menu.selected", { n: nodes.length }) : undefined, items };
  }

  /** Every other command that the selection allows. */
  #commands(): MenuSection {
    return { id: "commands", title: t("menu.more"), items: commandItems(this.#app, ({ group, id }) => group === "Selection" && !elsewhere.includes(id)) };
  }

  #orders(): MenuSection {
    const choose = (order: Order) => () => {
      this.#order = order;
      this.#menu.update(this.#orders());
    };
    const items = orders.map(([order, label]) => ({ label, checked: order === this.#order, stays: true, run: choose(order) }));
    return { id: "order", layout: "choices", title: t("menu.order"), items };
  }

  #limits(): MenuSection {
    const choose = (limit: number) => () => {
      this.#limit = limit;
      this.#menu.update(this.#limits());
    };
    const items = limits.map((limit) => ({ label: count(limit), checked: limit === this.#limit, stays: true, run: choose(limit) }));
    return { id: "limit", layout: "choices", title: t("menu.at-most"), items };
  }

  #waiting(id: string, degree: number): MenuSection {
    return { id: "groups", title: t("menu.expand"), items: [this.#everything(id, degree)], waiting: true };
  }

  #groups(id: string, { groups, total }: Groups): MenuSection {
    const name = nameOf(this.#app.model, id);
    const note = total === 0 ? t("menu.no-links", { name }) : undefined;
    const chosen = { label: t("commands.choose"), disabled: total === 0, run: () => choose(this.#app, [id]) };
    return { id: "groups", title: t("menu.expand"), items: [this.#everything(id, total), chosen, ...groups.map((group) => this.#group(id, group))], note };
  }

  #failed(id: string, error: unknown): MenuSection {
    const again: MenuItem = { label: t("menu.try-again"), stays: true, run: () => void this.#load(id) };
    const note = error instanceof Error ? error.message : t("menu.uncounted");
    return { id: "groups", title: t("menu.expand"), items: [again], note };
  }

  #everything(id: string, total: number): MenuItem {
    return { label: t("menu.everything"), detail: count(total), disabled: total === 0, run: () => this.#expand({ node: id }) };
  }

  #group(id: string, { type, direction, label, count: n }: Group): MenuItem {
    return { label, detail: count(n), run: () => this.#expand({ node: id, types: [type], direction }, label) };
  }

  #expand(request: ExpandRequest, relations = ""): void {
    this.#app.explorer.expand({ ...request, order: this.#order, limit: this.#limit }, relations);
  }
}
