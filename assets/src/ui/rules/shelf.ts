// Things that the reader saved under a name, kept by this browser.

/** Where named things of one sort are kept; `read` throws on what it can't read. */
export class Shelf<T> {
  readonly #key: string;
  readonly #read: (value: unknown) => T;

  constructor(key: string, read: (value: unknown) => T) {
    [this.#key, this.#read] = [key, read];
  }

  /** By name, in order. What can't be read, such as what another version of Clew wrote, is left out. */
  all(): [string, T][] {
    return Object.entries(this.#stored()).flatMap(([name, value]): [string, T][] => {
      try {
        return [[name, this.#read(value)]];
      } catch {
        return [];
      }
    }).sort(([a], [b]) => a.localeCompare(b));
  }

  /** Saves a thing under a name, in place of what was there; false where the browser refuses. */
  put(name: string, thing: T): boolean {
    return this.#store({ ...this.#stored(), [name]: thing });
  }

  remove(name: string): boolean {
    return this.#store(Object.fromEntries(Object.entries(this.#stored()).filter(([other]) => other !== name)));
  }

  #stored(): Record<string, unknown> {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }

  #store(things: Record<string, unknown>): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(things));
      return true;
    } catch {
      return false;
    }
  }
}
