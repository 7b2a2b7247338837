import { t } from "../words/words";
import { type IDBPDatabase, openDB } from "idb";
import { Model, type Saved } from "./model";

/** What is stored beside the model: whatever the stage and the explorer want to find again. */
export interface Aside {
  camera?: unknown;
  unfinished?: unknown;
}

/** The canvas of one tab as it is stored. */
export interface SavedTab extends Aside {
  version: number;
  saved: number; // ms since 1970
  model: Saved;
}

/** Raise it when the stored form changes, and lift what an older page stored. */
const version = 2;
const store = "tabs";
const keepFor = 30 * 24 * 60 * 60 * 1000;
const saveAfter = 400;

/** Keeps the canvas of this tab over reloads, for one graph. */
export class Persistence {
  /** Why the canvas will not survive a reload; undefined where it will. */
  notice: string | undefined;
  #database: Promise<IDBPDatabase | undefined>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = 0;
  #source: (() => SavedTab) | undefined;
  readonly #key: string;

  /** `graphKey` names the graph, `tab` the tab: see tabId. */
  constructor(graphKey: string, tab: string) {
    this.#key = `${graphKey} ${tab}`;
    this.#database = this.#open();
  }

  /** The canvas as it was left, or undefined where nothing usable is stored. */
  async load(): Promise<({ model: Model } & Aside) | undefined> {
    const stored = await this.#stored().catch(() => undefined);
    const left = readLeft(this.#key);
    const tab = left && left.saved >= (stored?.saved ?? 0) ? left : stored;
    try {
      return tab && { model: Model.fromJSON(lifted(tab)), camera: tab.camera, unfinished: tab.unfinished };
    } catch {
      return undefined;
    }
  }

  /** Whether anything is stored. */
  async exists(): Promise<boolean> {
    if (readLeft(this.#key)) return true;
    const key = await (await this.#database)?.getKey(store, this.#key).catch(() => undefined);
    return key !== undefined;
  }

  async #stored(): Promise<SavedTab | undefined> {
    return (await (await this.#database)?.get(store, this.#key)) as SavedTab | undefined;
  }

  /** Saves the model shortly after each change, and at once when the page goes. Returns what ends it. */
  keep(model: Model, aside: () => Aside = () => ({})): () => void {
    this.#source = () => ({ version, saved: Date.now(), model: model.toJSON(), ...aside() });
    const events = ["graph", "positions", "filter", "selection", "history"] as const;
    const offs = events.map((event) => model.on(event, () => this.touch()));
    const leave = () => this.#leave();
    globalThis.window?.addEventListener("pagehide", leave);
    return () => {
      offs.forEach((off) => off());
      globalThis.window?.removeEventListener("pagehide", leave);
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
    this.#writing++;
    try {
      await (await this.#database)?.put(store, this.#source(), this.#key);
    } catch {
      this.notice = unsaved;
    } finally {
      this.#writing--;
    }
  }

  // A page that goes does not wait for the database, so what is on its way
  // there is left in the tab's own storage, which does not keep it waiting.
  #leave(): void {
    if ((this.#timer === undefined && this.#writing === 0) || !this.#source) return;
    leave(this.#key, this.#source());
    void this.flush();
  }

  /** Removes what is stored. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    forgetLeft(this.#key);
    await (await this.#database)?.delete(store, this.#key).catch(() => undefined);
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

const leftKey = (key: string) => `clew-left ${key}`;

function leave(key: string, tab: SavedTab): void {
  try {
    sessionStorage.setItem(leftKey(key), JSON.stringify(tab));
  } catch {
    // A very large canvas does not fit: it loses what changed in the last moment.
  }
}

function forgetLeft(key: string): void {
  try {
    sessionStorage.removeItem(leftKey(key));
  } catch {
    // Storage is refused: there is nothing in it.
  }
}

function readLeft(key: string): SavedTab | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(leftKey(key)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

const unsaved = t("failures.unsaved");

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

/** The model as it is stored today. An older page kept what was switched off beside the nodes; its undo log is not carried over. */
function lifted({ version: stored, model }: SavedTab): Saved {
  if (stored === version) return model;
  if (stored !== 1) throw new Error(`a canvas of the form ${stored} can’t be read`);
  const { types, relations } = model as unknown as { types: string[]; relations: string[] };
  return { ...model, lens: { types, relations }, history: { steps: [], done: 0 } };
}
