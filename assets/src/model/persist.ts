import { type IDBPDatabase, openDB } from "idb";
import { Model, type Saved } from "./model";

/** The canvas of one tab as it is stored. `camera` is whatever the stage wants to find again. */
export interface SavedTab {
  version: number;
  saved: number; // ms since 1970
  model: Saved;
  camera?: unknown;
}

/** Raise it when the stored form changes: what an older page stored is then left alone. */
const version = 1;
const store = "tabs";
const keepFor = 30 * 24 * 60 * 60 * 1000;
const saveAfter = 400;

/** Keeps the canvas of this tab over reloads, for one graph. */
export class Persistence {
  /** Why the canvas will not survive a reload; undefined where it will. */
  notice: string | undefined;
  #database: Promise<IDBPDatabase | undefined>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #source: (() => SavedTab) | undefined;
  readonly #key: string;

  /** `graphKey` names the graph, `tab` the tab: see tabId. */
  constructor(graphKey: string, tab: string) {
    this.#key = `${graphKey} ${tab}`;
    this.#database = this.#open();
  }

  /** The canvas as it was left, or undefined where nothing usable is stored. */
  async load(): Promise<{ model: Model; camera: unknown } | undefined> {
    try {
      const tab = (await (await this.#database)?.get(store, this.#key)) as SavedTab | undefined;
      return tab?.version === version ? { model: Model.fromJSON(tab.model), camera: tab.camera } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Saves the model shortly after each change, and at once when the page goes. Returns what ends it. */
  keep(model: Model, camera: () => unknown = () => undefined): () => void {
    this.#source = () => ({ version, saved: Date.now(), model: model.toJSON(), camera: camera() });
    const events = ["graph", "positions", "filter", "selection", "history"] as const;
    const offs = events.map((event) => model.on(event, () => this.touch()));
    const flush = () => void this.flush();
    globalThis.window?.addEventListener("pagehide", flush);
    return () => {
      offs.forEach((off) => off());
      globalThis.window?.removeEventListener("pagehide", flush);
      this.#source = undefined;
    };
  }

  /** Something worth saving has changed, such as the camera. */
  touch(): void {
    this.#timer ??= setTimeout(() => void this.flush(), saveAfter);
  }

  /** Saves what is not saved yet. */
  async flush(): Promise<void> {
    if (this.#timer === undefined || !this.#source) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const tab = this.#source();
    try {
      await (await this.#database)?.put(store, tab, this.#key);
    } catch {
      this.notice = unsaved;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    (await this.#database)?.close();
  }

  // Private windows and strict settings refuse the database; then there is none.
  async #open(): Promise<IDBPDatabase | undefined> {
    try {
      const database = await openDB("clew", 1, { upgrade: (db) => void db.createObjectStore(store) });
      await forgetOld(database);
      return database;
    } catch {
      this.notice = unsaved;
      return undefined;
    }
  }
}

const unsaved = "This browser does not let Clew store anything, so the canvas will not survive a reload.";

async function forgetOld(database: IDBPDatabase): Promise<void> {
  const tabs = database.transaction(store, "readwrite").store;
  for await (const cursor of tabs) {
    const { saved } = cursor.value as Partial<SavedTab>;
    if (saved === undefined || Date.now() - saved > keepFor) await cursor.delete();
  }
}

/** The tab's own id: it stays over reloads, and a new tab gets a new one. */
export function tabId(): string {
  const fresh = crypto.randomUUID();
  try {
    const known = sessionStorage.getItem("clew-tab") ?? fresh;
    sessionStorage.setItem("clew-tab", known);
    return known;
  } catch {
    return fresh;
  }
}
