// All icons in one texture. They are rasterised once, when the page opens.
import { lookOf } from "../types";
import table from "../types.json";

export const COLUMNS = 8;
const CELL = 96;

/** Where the built icons are served from. */
const iconURL = (name: string) => `/assets/icons/${name}.svg`;

export class IconAtlas {
  readonly canvas = document.createElement("canvas");
  /** Goes up with every icon that has arrived. */
  version = 0;
  #places = new Map<string, number>();

  constructor(onChange: () => void, url: (name: string) => string = iconURL) {
    this.canvas.width = this.canvas.height = CELL * COLUMNS;
    const names = new Set([...Object.keys(table), "*"].map((type) => lookOf(type).icon));
    const arrivals = [...names].slice(0, COLUMNS * COLUMNS).map((name, place) => this.#load(name, place, url(name)));
    void Promise.all(arrivals).then(onChange);
  }

  /** The icon's place in the texture, or -1 where there is no such icon. */
  index(name: string): number {
    return this.#places.get(name) ?? -1;
  }

  // An icon that does not arrive leaves its cell empty: colour and shape still tell the type.
  async #load(name: string, place: number, url: string): Promise<void> {
    this.#places.set(name, place);
    const image = new Image(64, 64);
    image.src = url;
    const arrived = await image.decode().then(() => true, () => false);
    if (!arrived) return;
    const [x, y] = [(place % COLUMNS) * CELL, Math.floor(place / COLUMNS) * CELL];
    this.canvas.getContext("2d")?.drawImage(image, x + CELL / 8, y + CELL / 8, CELL * 0.75, CELL * 0.75);
    this.version++;
  }
}
