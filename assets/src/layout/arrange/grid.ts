import type { Block } from "./job";
import { type Item, byTypeAndName, most } from "./item";

/** How much wider than tall a picture is made, as screens are. */
export const aspect = 1.6;

/** Rows by type and name, each entity in a cell of the same size. */
export function grid(items: Item[]): Block {
  const sorted = [...items].sort(byTypeAndName);
  const [wide, tall] = [most(items, ({ wide }) => wide), most(items, ({ tall }) => tall)];
  const columns = Math.max(1, Math.round(Math.sqrt((items.length * aspect * tall) / wide)));
  return {
    items: sorted,
    x: Float64Array.from(sorted, (_, i) => (i % columns) * wide),
    y: Float64Array.from(sorted, (_, i) => -Math.floor(i / columns) * tall),
  };
}
