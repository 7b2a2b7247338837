// The menu of a group on the canvas.
import { broughtBy } from "../model/collapse";
import { leftIn } from "../model/disc";
import type { Order } from "../model/types";
import { count, t } from "../words/words";
import { allPinned, hide, remove, reveal, togglePin } from "./actions";
import type { App } from "./app";
import { collapse } from "./collapse-actions";
import { discOf, openDisc } from "./disc-actions";
import { choose } from "./expand";
import type { Menu, MenuItem, MenuSection, Place } from "./menu";
import { amountsOf, orders } from "./orders";

export class DiscMenu {
  readonly #app: App;
  readonly #menu: Menu;
  #order: Order = "degree";

  constructor(app: App, menu: Menu) {
    this.#app = app;
    this.#menu = menu;
  }

  open(id: string, place: Place): void {
    const { name, disc } = discOf(this.#app.model, id)!;
    this.#order = disc.order ?? "degree";
    this.#menu.open(name, [this.#actions(id), this.#orders(id), this.#openings(id), this.#others(id)], place, "open");
  }

  #actions(id: string): MenuSection {
    const app = this.#app;
    const pinned = allPinned(app, [id]);
    const items: MenuItem[] = [
      app.model.isNodeVisible(id) ? { label: t("menu.hide"), icon: "eye-off", run: () => hide(app, [id]) } : { label: t("menu.show"), icon: "eye", run: () => reveal(app, id) },
      { label: pinned ? t("commands.unpin") : t("commands.pin"), icon: pinned ? "pin-off" : "pin", run: () => togglePin(app, [id]) },
      { label: t("menu.remove"), icon: "trash-2", run: () => remove(app, [id]) },
    ];
    return { id: "actions", layout: "row", items };
  }

  #orders(id: string): MenuSection {
    const pick = (order: Order) => () => {
      this.#order = order;
      this.#menu.update(this.#orders(id));
    };
    const items = orders.map(([order, label]) => ({ label, checked: order === this.#order, stays: true, run: pick(order) }));
    return { id: "order", layout: "choices", title: t("menu.order"), items };
  }

  #openings(id: string): MenuSection {
    const { disc } = discOf(this.#app.model, id)!;
    const left = leftIn(disc);
    const items = amountsOf(left).map((limit) => ({
      label: limit === left ? t("hubs.bring-all") : t("hubs.bring-next", { n: limit }),
      detail: limit === left ? count(left) : undefined,
      run: () => openDisc(this.#app, id, { order: this.#order, limit }),
    }));
    return { id: "open", title: t("hubs.open"), items };
  }

  #others(id: string): MenuSection {
    const { disc } = discOf(this.#app.model, id)!;
    const brought = broughtBy(this.#app.model, id).length;
    const items: MenuItem[] = [{ label: t("hubs.filter-or-split"), icon: "chart-bar", run: () => choose(this.#app, [disc.of], id) }];
    if (brought > 0) items.push({ label: t("hubs.put-back"), detail: count(brought), run: () => collapse(this.#app, [id]) });
    return { id: "more", items };
  }
}
