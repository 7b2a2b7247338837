// The explore page begins: with what was saved, or with the opening, and with
// what the address asks for.
import { Layout } from "../layout/layout";
import { Model } from "../model/model";
import { Persistence } from "../model/persist";
import { place } from "../model/place";
import type { Opening } from "../net/api";
import * as api from "../net/api";
import { Socket } from "../net/socket";
import type { View } from "../stage/stage";
import { part } from "./dom";
import { Explore } from "./explore";
import { Empty } from "./invitation";
import { bring, modelOf, takeWanted } from "./start";
import { claimTab } from "./tab";
import { throttled } from "./throttle";

interface Boot {
  graph: "own" | "foreign";
  key: string;
}

const boot = JSON.parse(part("boot").textContent ?? "") as Boot;
const empty = new Empty(boot.graph === "foreign");
empty.wait();
void begin();

async function begin(): Promise<void> {
  const tab = await claimTab();
  const storage = new Persistence(boot.key, tab.own);
  const [saved, story] = await Promise.all([load(storage, tab), storyOf()]);
  const wanted = takeWanted();
  const model = saved?.model ?? (story && wanted.length === 0 ? modelOf(story) : new Model());
  const page = new Explore(model, new Socket(socketURL()), arranger(), empty, story);
  if (page.stage && isView(saved?.camera)) page.stage.view = saved.camera;
  keep(storage, page);
  page.explorer.resume(saved?.unfinished);
  // For the browser's console and the end-to-end tests, which ask where things are drawn.
  Object.assign(part("canvas"), { page });
  if (wanted.length > 0) await bring(page, wanted);
}

/** The canvas as this tab left it; a duplicate begins with a copy of the other's. */
async function load(storage: Persistence, tab: { saved: string; own: string }): ReturnType<Persistence["load"]> {
  if (tab.saved === tab.own) return storage.load();
  const other = new Persistence(boot.key, tab.saved);
  const saved = await other.load();
  await other.close();
  return saved;
}

/** The opening; without it the page is still of use. */
async function storyOf(): Promise<Opening | undefined> {
  return api.opening().catch(() => undefined);
}

function arranger() {
  const layout = new Layout();
  return {
    place,
    settle: layout.settle.bind(layout),
    tidy: layout.tidy.bind(layout),
  };
}

function keep(storage: Persistence, page: Explore): void {
  storage.keep(page.model, () => ({ camera: page.stage?.view, unfinished: page.explorer.unfinished }));
  page.onProgress = () => storage.touch();
  storage.touch();
  page.stage?.onFrame(throttled(() => storage.touch(), 1000));
  if (storage.notice) page.toasts.done(storage.notice);
}

function socketURL(): string {
  return `${location.origin.replace(/^http/, "ws")}/ws`;
}

function isView(value: unknown): value is View {
  const { x, y, scale } = (value ?? {}) as Partial<View>;
  return [x, y, scale].every(Number.isFinite) && scale! > 0;
}
