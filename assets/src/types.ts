// How each type of entity looks: colour, icon and shape, so that no type is
// told apart by colour alone. Types that Clew does not know get a colour of
// the palette by a hash of their name; views/type.go picks the same one.
import table from "./types.json";
import { known as knownWords } from "./words/words";

export type Shape = "circle" | "square" | "hexagon" | "diamond" | "page" | "disc";

export interface TypeLook { colour: string; icon: string; shape: Shape; label: string }

const known = table as unknown as Record<string, Omit<TypeLook, "label">>;
const looks = new Map<string, TypeLook>();
const palette = table["*"].palette;

/** The look of a group of things of a type; of several types it is grey. */
export function discLook(type: string): TypeLook {
  const { colour, label } = type === "*" ? { ...known["*"]!, label: "" } : lookOf(type);
  return { colour, label, icon: "", shape: "disc" };
}

/** The look of an entity type, known or not. */
export function lookOf(type: string): TypeLook {
  let look = looks.get(type);
  if (!look) looks.set(type, (look = { ...drawnAs(type), label: labelOf(type) }));
  return look;
}

function drawnAs(type: string): Omit<TypeLook, "label"> {
  if (type !== "*" && Object.hasOwn(known, type)) return known[type]!;
  const { icon, shape } = known["*"]!;
  return { colour: palette[paletteIndex(type)]!, icon, shape };
}

/** Whether Clew knows the type, and so how several of it are called. */
export function isKnown(type: string): boolean {
  return type !== "*" && Object.hasOwn(known, type);
}

/** CSS classes that set --type-colour and --type-icon for an element. */
export function typeClasses(type: string): string {
  return `type-any-${paletteIndex(type)} type-${type.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}

/** The place of an unknown type in the palette: FNV-1a over its UTF-8 bytes. */
export function paletteIndex(type: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(type)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % palette.length;
}

/** "MarketMove" or "MARKET_MOVE" in words: "Market move". */
function labelOf(type: string): string {
  const label = knownWords("types", type, { n: 1 });
  if (label !== undefined) return label;
  const words = type.replace(/_+/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
