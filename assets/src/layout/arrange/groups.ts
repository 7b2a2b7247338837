import { packSiblings } from "d3-hierarchy";
import type { Area } from "../../model/arrangement";
import type { Block } from "./job";
import { type Item, byName } from "./item";
import { lanesBy } from "./lanes";

/** Room around a group, for its heading too. */
const margin = 44;
interface Disc { r: number; x: number; y: number }

/** A disc of entities for each group, the largest groups in the middle, the most connected entities in the middle of each. */
export function groups(items: Item[], keyOf: (item: Item) => string): Block {
  const sets = lanesBy([...items].sort((a, b) => b.r - a.r || byName(a, b)), keyOf, () => 0);
  sets.sort((a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1));
  const packed = sets.map(({ items }) => pack(items));
  const discs = packSiblings(packed.map(({ radius }) => ({ r: radius + margin / 2, x: 0, y: 0 })));
  const flat = sets.flatMap(({ items }, g) => items.map((item, i) => ({ item, x: discs[g]!.x + packed[g]!.discs[i]!.x, y: discs[g]!.y + packed[g]!.discs[i]!.y })));
  return {
    items: flat.map(({ item }) => item),
    x: Float64Array.from(flat, ({ x }) => x),
    y: Float64Array.from(flat, ({ y }) => y),
    areas: sets.map(({ key }, g) => around(key, discs[g]!.x, discs[g]!.y, packed[g]!.radius)),
  };
}

/** Packs a group's entities around (0, 0); what is wide because of its name gets half of that. */
function pack(items: readonly Item[]): { discs: Disc[]; radius: number } {
  const discs = packSiblings(items.map(({ r, wide, tall }) => ({ r: Math.max(r + 8, Math.sqrt(wide * tall) / 2), x: 0, y: 0 })));
  return { discs, radius: Math.max(...discs.map(({ x, y, r }) => Math.hypot(x, y) + r)) };
}

function around(key: string, x: number, y: number, radius: number): Area {
  return { key, left: x - radius, right: x + radius, bottom: y - radius, top: y + radius };
}
