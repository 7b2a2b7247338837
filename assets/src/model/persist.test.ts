import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Model } from "./model";
import { type Aside, Persistence, tabId } from "./persist";

const open: Persistence[] = [];
const persistence = (graph = "g", tab = "t") => {
  const made = new Persistence(graph, tab);
  open.push(made);
  return made;
};

const entity = (id: string) => ({ entity: { id, type: "Person", name: id, degree: 1 }, x: 1.5, y: -2 });

function canvas(): Model {
  const model = new Model();
  model.run({ kind: "add", label: "Add", entities: [entity("a"), entity("b")], links: [{ id: "ab", type: "KNOWS", source: "a", target: "b", evidence: 1 }] });
  model.run({ kind: "pin", label: "Pin b", nodes: ["b"] });
  model.run({ kind: "lens", label: "Filter", lens: { types: [], relations: ["KNOWS"] } });
  model.run({ kind: "hide", label: "Hide", nodes: ["a"] });
  model.undo();
  model.select(["b"]);
  return model;
}

async function saved(model: Model, aside: Aside = {}): Promise<void> {
  const kept = persistence();
  kept.keep(model, () => aside);
  kept.touch();
  await kept.flush();
}

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));

afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
  vi.unstubAllGlobals();
});

test("a reload brings back everything: places, pins, filters, selection, undo, redo, camera, the expansion to go on with", async () => {
  const model = canvas();
  const aside = { camera: { x: 1, ratio: 2 }, unfinished: { before: 100 } };
  await saved(model, aside);
  const found = await persistence().load();
  expect(found).toMatchObject(aside);
  expect(found?.model.toJSON()).toEqual(model.toJSON());
  expect([found?.model.canUndo, found?.model.canRedo]).toEqual(["Filter", "Hide"]);
});

test("what an older page stored is shown as it was", async () => {
  const model = canvas();
  await saved(model);
  const database = await openDB("clew");
  const [key] = await database.getAllKeys("tabs");
  const tab = await database.get("tabs", key!);
  const { lens, ...rest } = tab.model;
  await database.put("tabs", { ...tab, version: 1, model: { ...rest, types: [], relations: lens.relations } }, key);
  database.close();
  const found = await persistence().load();
  expect(found?.model.toJSON()).toEqual({ ...model.toJSON(), history: { steps: [], done: 0 } });
});

test("a change is saved by itself", async () => {
  const kept = persistence();
  const model = new Model();
  kept.keep(model);
  model.run({ kind: "add", label: "Add", entities: [entity("a")], links: [] });
  await vi.waitFor(async () => expect((await persistence().load())?.model.graph.order).toBe(1), { timeout: 5000 });
});

test("the page's end saves what was not saved yet", async () => {
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  const kept = persistence();
  const model = new Model();
  await kept.load();
  kept.keep(model);
  model.run({ kind: "add", label: "Add", entities: [entity("a")], links: [] });
  page.dispatchEvent(new Event("pagehide"));
  await vi.waitFor(async () => expect((await persistence().load())?.model.graph.order).toBe(1), { timeout: 300, interval: 5 });
});

test("a change just before the page's end is there again, even if the database had no time for it", async () => {
  const left = new Map<string, string>();
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  vi.stubGlobal("sessionStorage", { getItem: (key: string) => left.get(key) ?? null, setItem: (key: string, text: string) => left.set(key, text) });
  const model = canvas();
  await saved(model);
  const kept = persistence();
  kept.keep(model);
  model.run({ kind: "remove", label: "Remove a", nodes: ["a"] });
  vi.stubGlobal("indexedDB", new IDBFactory()); // what is written from now on comes too late
  page.dispatchEvent(new Event("pagehide"));
  const found = await persistence().load();
  expect(found?.model.graph.nodes()).toEqual(["b"]);
});

test("each graph and each tab has a canvas of its own", async () => {
  await saved(canvas());
  expect(await persistence("g", "other").load()).toBeUndefined();
  expect(await persistence("other", "t").load()).toBeUndefined();
});

test("a browser that stores nothing says so and loses nothing else", async () => {
  vi.stubGlobal("indexedDB", { open: () => { throw new DOMException("denied", "SecurityError"); } });
  const kept = persistence();
  expect(await kept.load()).toBeUndefined();
  const model = canvas();
  kept.keep(model);
  kept.touch();
  await kept.flush();
  expect(kept.notice).toMatch(/will not survive a reload/);
  expect(model.graph.order).toBe(2);
});

describe("what cannot be used is left alone", () => {
  test.each([
    ["an older version", { version: 0, saved: Date.now(), model: canvas().toJSON() }],
    ["links without ends", { version: 1, saved: Date.now(), model: { ...canvas().toJSON(), nodes: [] } }],
    ["half a model", { version: 1, saved: Date.now(), model: { nodes: [] } }],
    ["nonsense", { version: 1, saved: Date.now(), model: 7 }],
  ])("%s", async (_, value) => {
    const first = persistence();
    await first.load();
    const database = await openDB("clew", 1);
    await database.put("tabs", value, "g t");
    database.close();
    expect(await persistence().load()).toBeUndefined();
  });
});

test("a canvas nobody came back to for a month is forgotten", async () => {
  await saved(canvas());
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 32 * 24 * 3600 * 1000);
  expect(await persistence().load()).toBeUndefined();
});

test("a tab keeps its id over reloads, even where it may store nothing", () => {
  const stored = new Map<string, string>();
  vi.stubGlobal("sessionStorage", { getItem: (k: string) => stored.get(k) ?? null, setItem: (k: string, v: string) => stored.set(k, v) });
  expect(tabId()).toBe(tabId());
  vi.stubGlobal("sessionStorage", { getItem: () => { throw new DOMException("denied"); } });
  expect(tabId()).not.toBe("");
});
