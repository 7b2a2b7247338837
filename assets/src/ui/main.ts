// The explore page begins: with what was saved, or with the opening, and with
// what the address asks for.
import { Layout } from "../layout/layout";
import { Model } from "../model/model";
import { Persistence } from "../model/persist";
import type { Opening } from "../net/api";
import * as api from "../net/api";
import { Socket } from "../net/socket";
import { type Opened, type ViewAddress, view } from "../net/views";
import type { View } from "../stage/stage";
import { t } from "../words/words";
import { part } from "./dom";
import { Explore } from "./explore";
import { Empty } from "./invitation";
import { bring, modelOf, takeWanted } from "./start";
import { claimTab } from "./tab";
import { throttled } from "./throttle";
import { followAddress } from "./timeline/address";
import { canvasPath, viewOf } from "./view-address";
import { factsOf, fitted, isAsSaved, modelOfView } from "./view-open";

interface Boot {
  graph: "own" | "foreign";
  key: string;
}

const boot = JSON.parse(part("boot").textContent ?? "") as Boot;
const empty = new Empty(boot.graph === "foreign");
empty.wait();
void begin();

async function begin(): Promise<void> {
  const named = viewOf(new URL(location.href));
  const [tab, shared] = await Promise.all([claimTab(), named && openShared(named)]);
  const opened = shared?.view;
  const asked = opened && named; // what can't be opened leaves the tab's own picture
  const storage = storageOf(tab.own, asked);
  const [saved, story] = await Promise.all([load(storage, tab, asked), asked ? undefined : storyOf()]);
  const wanted = takeWanted();
  const stored = saved && (!opened || keeps(saved.model, opened)) ? saved : undefined;
  const first = opened ? modelOfView(opened.view) : story && wanted.length === 0 ? modelOf(story) : new Model();
  if (stored && opened) stored.model.learn({ facts: factsOf(opened.view) });
  const page = new Explore(stored?.model ?? first, new Socket(socketURL()), new Layout(), empty, story);
  if (page.stage) page.stage.view = cameraOf(stored?.camera, opened);
  keep(storage, page, tab.own, asked !== undefined);
  page.explorer.resume(stored?.unfinished);
  // For the browser's console and the end-to-end tests, which ask where things are drawn.
  Object.assign(part("canvas"), { page });
  if (opened) page.showView(opened, await storageOf(tab.own, undefined).exists());
  else if (shared) page.noView(shared.failure);
  followAddress(page.model, () => (asked ? page.view?.view.lens : undefined));
  if (wanted.length > 0) await bring(page, wanted);
}

/** A view has a place of its own in the tab, so that the tab's picture is not lost when one is opened. */
function storageOf(tab: string, view: ViewAddress | undefined): Persistence {
  return new Persistence(boot.key, view ? `${tab} ${view.slug} ${view.version}` : tab);
}

/** The canvas as this tab left it; a duplicate begins with a copy of the other's. */
async function load(storage: Persistence, tab: { saved: string; own: string }, view: ViewAddress | undefined): ReturnType<Persistence["load"]> {
  if (tab.saved === tab.own) return storage.load();
  const other = storageOf(tab.saved, view);
  const saved = await other.load();
  await other.close();
  return saved;
}

/** The view that the address names, or why it can't be shown. */
async function openShared(at: ViewAddress): Promise<{ view: Opened } | { view?: undefined; failure: string }> {
  try {
    return { view: await view(at) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : t("view.unshowable") };
  }
}

/** What the reader made of a view goes on after a reload; a live one that was left alone is read anew. */
function keeps(model: Model, opened: Opened): boolean {
  return opened.share.mode === "frozen" || !isAsSaved(model, opened);
}

/** Where the reader was, or what the view's author looked at; undefined for everything in sight. */
function cameraOf(stored: unknown, opened: Opened | undefined): View | undefined {
  if (isView(stored)) return stored;
  return opened?.view.camera && fitted(opened.view.camera);
}

/** The opening; without it the page is still of use. */
async function storyOf(): Promise<Opening | undefined> {
  return api.opening().catch(() => undefined);
}

/** Keeps the canvas in the tab; a view that is saved anew takes its address and its place. */
function keep(storage: Persistence, page: Explore, tab: string, isView: boolean): void {
  let now = storage;
  let end = begun(now);
  page.onProgress = () => now.touch();
  page.stage?.onFrame(throttled(() => now.touch(), 1000));
  page.onSaved = (saved) => {
    if (!isView) return;
    end();
    void now.forget();
    history.replaceState(history.state, "", canvasPath(saved.share));
    now = storageOf(tab, viewOf(new URL(location.href)));
    end = begun(now);
    void storageOf(tab, undefined).exists().then((isKept) => page.showView(saved, isKept));
  };
  if (storage.notice) page.toasts.done(storage.notice);

  function begun(storage: Persistence): () => void {
    const end = storage.keep(page.model, () => ({ camera: page.stage?.view, unfinished: page.explorer.unfinished }));
    storage.touch();
    return end;
  }
}

function socketURL(): string {
  return `${location.origin.replace(/^http/, "ws")}/ws`;
}

function isView(value: unknown): value is View {
  const { x, y, scale } = (value ?? {}) as Partial<View>;
  return [x, y, scale].every(Number.isFinite) && scale! > 0;
}
