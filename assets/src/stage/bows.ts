// How far each link bows, so that links between the same two entities stay apart.

/** The bow of every link in a pair, as a share of the distance; canonical direction is from the smaller id. */
export function bowOf(index: number, count: number): number {
  if (count < 2) return 0;
  const step = Math.min(0.26, 1.7 / (count - 1));
  return (index - (count - 1) / 2) * step;
}

/** The same key for a→b and b→a. */
export function pairKey(source: string, target: string): string {
  return source < target ? `${source}\n${target}` : `${target}\n${source}`;
}

/** Links by the pair they connect. Order of arrival decides the place within a pair. */
export class Bows {
  #pairs = new Map<string, string[]>();
  #bows = new Map<string, number>();

  clear(): void {
    this.#pairs.clear();
    this.#bows.clear();
  }

  /** Adds a link and returns every link whose bow changes by it, itself among them. */
  add(link: string, source: string, target: string): string[] {
    const key = pairKey(source, target);
    const pair = this.#pairs.get(key) ?? [];
    if (!pair.length) this.#pairs.set(key, pair);
    pair.push(link);
    return pair;
  }

  /** Sets the bows of a pair once its links are known. `forward` tells whether a link runs from the smaller id. */
  settle(pair: readonly string[], forward: (link: string) => boolean): void {
    pair.forEach((link, i) => {
      const bow = bowOf(i, pair.length);
      this.#bows.set(link, forward(link) ? bow : -bow);
    });
  }

  /** The bow seen from the link's own source, as a share of the distance between its ends. */
  of(link: string): number {
    return this.#bows.get(link) ?? 0;
  }
}
