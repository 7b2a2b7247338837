// The orders in which the links of an entity can come, and how many at a time.
import type { Order } from "../model/types";
import { t } from "../words/words";

export const orders: readonly (readonly [Order, string])[] = [
  ["degree", t("hubs.order-degree")],
  ["least", t("hubs.order-least")],
  ["current", t("hubs.order-current")],
  ["recent", t("hubs.order-recent")],
  ["evidence", t("hubs.order-evidence")],
  ["name", t("hubs.order-name")],
];

/** As many as the server sends at once. */
export const mostAtOnce = 10_000;

/** How many can be asked for of so many: round numbers, and all where that is possible. */
export function amountsOf(total: number): number[] {
  const round = [25, 100, 500, 2000, mostAtOnce].filter((amount) => amount < total);
  return total <= mostAtOnce ? [...round, total] : round;
}
