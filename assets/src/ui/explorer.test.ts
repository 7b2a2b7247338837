import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket as NodeSocket, WebSocketServer } from "ws";
import { Model } from "../model/model";
import { place } from "../model/place";
import type { Entity, Link, Positions } from "../model/types";
import { Socket } from "../net/socket";
import { Explorer } from "./explorer";
import type { Progress } from "./progress";

type Frame = { op: string; stream: number; node: string; limit: number; after?: string; types?: string[]; added: string[]; shown: string[] };

/** A hub with leaves that form a ring, served as clew.v1 does: patches of 40 links, at most four ahead of the reader. */
class GraphServer {
  readonly entities = new Map<string, Entity>();
  readonly links: Link[] = [];
  readonly server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  readonly received: Frame[] = [];
  /** How many patches of an expansion are sent before the server waits for release. */
  holdAfter = Infinity;
  fail: { kind: string; message: string } | undefined;
  /** Cursors that the server knows no more. */
  readonly forgotten = new Set<string>();
  release: () => void = () => undefined;

  constructor(leaves: number) {
    this.#entity("hub", leaves);
    for (let i = 0; i < leaves; i++) {
      this.#entity(`leaf${i}`, 3);
      this.links.push({ id: `spoke${i}`, type: "OWNS", source: "hub", target: `leaf${i}`, evidence: 1 });
      this.links.push({ id: `ring${i}`, type: "KNOWS", source: `leaf${i}`, target: `leaf${(i + 1) % leaves}`, evidence: 1 });
    }
    this.server.on("connection", (ws) => this.#serve(ws));
  }

  #entity(id: string, degree: number): void {
    this.entities.set(id, { id, type: "Company", name: id, degree });
  }

  #serve(ws: NodeSocket): void {
    const acks = new Map<number, number>();
    let wake = () => undefined as void;
    const send = (frame: object) => ws.send(JSON.stringify(frame));
    const patches = async (stream: number, links: Link[], node: string) => {
      for (let at = 0, seq = 1; at < links.length; at += 40, seq++) {
        while (seq - (acks.get(stream) ?? 0) > 4) await new Promise<void>((resolve) => (wake = resolve));
        if (seq > this.holdAfter) await new Promise<void>((resolve) => (this.release = resolve));
        if (this.fail) return void send({ op: "error", stream, ...this.fail });
        if (cancelled.has(stream)) return send({ op: "done", stream, sent: at, total: links.length, cut: "cancelled" });
        const part = links.slice(at, at + 40);
        const ids = new Set(part.flatMap(({ source, target }) => [source, target]).filter((id) => id !== node));
        send({ op: "patch", stream, seq, entities: node ? [...ids].map((id) => this.entities.get(id)) : [], links: part });
      }
      return true;
    };
    const cancelled = new Set<number>();
    send({ op: "hello", protocol: "clew.v1" });
    ws.on("message", async (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame & { seq: number };
      this.received.push(frame);
      const { op, stream } = frame;
      if (op === "ack") acks.set(stream, frame.seq);
      if (op === "ack") wake();
      if (op === "cancel") cancelled.add(stream);
      if (op === "cancel") this.release();
      if (op !== "expand" && op !== "among") return;
      if (this.fail) return send({ op: "error", stream, ...this.fail });
      if (this.forgotten.has(frame.after ?? "")) return send({ op: "error", stream, kind: "invalid", message: "That page does not exist." });
      if (op === "among") {
        const added = new Set(frame.added);
        const all = new Set([...frame.added, ...frame.shown]);
        const links = this.links.filter(({ source, target }) => all.has(source) && all.has(target) && (added.has(source) || added.has(target)));
        send({ op: "begin", stream, total: 0, limit: 0 });
        if (await patches(stream, links, "")) send({ op: "done", stream, sent: links.length, total: links.length });
        return;
      }
      const all = this.links.filter(({ source, target, type }) => [source, target].includes(frame.node) && (!frame.types || frame.types.includes(type)));
      const from = Number(frame.after ?? 0);
      const links = all.slice(from, from + frame.limit);
      const next = from + links.length < all.length ? { next: String(from + links.length), cut: "limit" } : {};
      send({ op: "begin", stream, total: all.length, limit: frame.limit });
      if (await patches(stream, links, frame.node)) send({ op: "done", stream, sent: links.length, total: all.length, ...next });
    });
  }
}

let graph: GraphServer;
let socket: Socket;
let model: Model;
let explorer: Explorer;
let progress: Progress | undefined;
let said: string[];
let failures: string[];
let seen: Map<string, Positions[string]>[];

const positions = () => new Map(model.graph.mapNodes((id, { x, y }): [string, [number, number]] => [id, [x, y]]));
const state = () => progress?.state;
const until = (wanted: Progress["state"]) => vi.waitFor(() => expect(state()).toBe(wanted), { interval: 1, timeout: 5000 });

/** Settling moves every newcomer a little, as the layout does. */
const settle = async (model: Model): Promise<Positions> =>
  Object.fromEntries(model.graph.mapNodes((id, { x, y }) => [id, id.startsWith("leaf") ? [x + 1, y] : [x, y]] as [string, [number, number]]));

async function open(leaves: number): Promise<void> {
  graph = new GraphServer(leaves);
  await once(graph.server, "listening");
  socket = new Socket(`ws://127.0.0.1:${(graph.server.address() as AddressInfo).port}/ws`, { backoff: [1, 5] });
  model = new Model();
  model.run({ kind: "add", label: "Add hub", entities: [{ entity: graph.entities.get("hub")!, x: 0, y: 0 }], links: [] });
  [said, failures, seen, progress] = [[], [], [], undefined];
  explorer = explorerOf();
}

/** What the page makes of a model: as after a reload, it knows nothing of what went before. */
function explorerOf(): Explorer {
  const surface = { rendered: async () => void seen.push(positions()), streaming: () => undefined, animateTo: async () => undefined, reveal: () => undefined };
  const events = {
    progress: (now: Progress | undefined) => void (progress = now && { ...now }),
    say: (text: string) => void said.push(text),
    failed: (text: string) => void failures.push(text),
  };
  return new Explorer(model, socket, surface, { settle, place }, events);
}

beforeEach(() => vi.stubGlobal("WebSocket", NodeSocket));

afterEach(async () => {
  socket.close();
  for (const client of graph.server.clients) client.terminate();
  await new Promise((resolve) => graph.server.close(resolve));
});

test("expanding brings neighbours, their links among each other, and says what came", async () => {
  await open(8);
  explorer.expand({ node: "hub" });
  await until("done");
  expect(model.graph.order).toBe(9);
  expect(model.graph.size).toBe(16);
  expect(said.at(-1)).toBe("8 companies added.");
});

test("nothing that was there moves while patches arrive", async () => {
  await open(300);
  explorer.expand({ node: "hub", limit: 300 });
  await until("done");
  expect(seen.length).toBeGreaterThan(5);
  for (let i = 1; i < seen.length; i++) {
    for (const [id, at] of seen[i - 1]!) expect(seen[i]!.get(id)).toEqual(at);
  }
});

test("a whole expansion with its settling is one step to undo and redo", async () => {
  await open(60);
  explorer.expand({ node: "hub" });
  await until("done");
  const after = positions();
  expect(model.undo()).toBe("Expand hub");
  expect([model.graph.order, model.graph.size]).toEqual([1, 0]);
  model.redo();
  expect(positions()).toEqual(after);
});

test("the next page goes on where the last one ended, as a step of its own", async () => {
  await open(250);
  explorer.expand({ node: "hub" });
  await until("done");
  expect(progress).toMatchObject({ shown: 100, total: 250, entities: 100 });
  explorer.next();
  await vi.waitFor(() => expect(progress).toMatchObject({ state: "done", shown: 200 }), { interval: 1 });
  expect(model.graph.order).toBe(201);
  model.undo();
  expect(model.graph.order).toBe(101);
});

/** What was stored of the expansion, as a page that is loaded again reads it. */
const reloaded = () => {
  const stored: unknown = JSON.parse(JSON.stringify(explorer.unfinished ?? null));
  [progress, explorer] = [undefined, explorerOf()];
  explorer.resume(stored);
};

test("after a reload the next page goes on where the last one ended", async () => {
  await open(250);
  explorer.expand({ node: "hub" });
  await until("done");
  reloaded();
  expect(progress).toMatchObject({ state: "done", shown: 100, total: 250 });
  explorer.next();
  await vi.waitFor(() => expect(progress).toMatchObject({ state: "done", shown: 200, entities: 100 }), { interval: 1 });
  expect(graph.received.findLast(({ op }) => op === "expand")).toMatchObject({ after: "100", limit: 100 });
});

test("after a reload in the middle of an expansion it can go on to the same end", async () => {
  await open(400);
  graph.holdAfter = 3;
  explorer.expand({ node: "hub", limit: 400 });
  await vi.waitFor(() => expect(progress?.shown).toBe(120), { interval: 1 });
  graph.holdAfter = Infinity;
  reloaded();
  expect(progress).toMatchObject({ state: "stopped", shown: 120 });
  explorer.retry();
  await until("done");
  expect(progress).toMatchObject({ shown: 400, total: 400 });
  expect(model.graph.order).toBe(401);
});

test("a reload offers nothing of an expansion that was whole, closed or undone, or whose entity is gone", async () => {
  await open(150);
  for (const end of [() => explorer.dismiss(), () => explorer.abandon(), () => model.run({ kind: "remove", label: "Remove hub", nodes: ["hub"] })]) {
    explorer.expand({ node: "hub" });
    await until("done");
    end();
    reloaded();
    expect(progress).toBeUndefined();
    model.undo();
  }
  explorer.expand({ node: "hub", limit: 150 });
  await until("done");
  reloaded();
  expect(progress).toBeUndefined();
  explorer.resume({ request: "nonsense" });
  expect(progress).toBeUndefined();
});

test("where the server knows the cursor no more the expansion starts over", async () => {
  await open(250);
  explorer.expand({ node: "hub" });
  await until("done");
  graph.forgotten.add("old");
  const stored = { ...explorer.unfinished!, progress: { ...explorer.unfinished!.progress, next: "old" } };
  explorer = explorerOf();
  explorer.resume(stored);
  explorer.next();
  await vi.waitFor(() => expect(progress).toMatchObject({ state: "done", shown: 200, entities: 100 }), { interval: 1 });
  const asked = () => graph.received.filter(({ op }) => op === "expand").map(({ after }) => after);
  expect(asked()).toEqual([undefined, "old", undefined, "100"]);
});

test("a server that refuses its own cursor is not asked for ever", async () => {
  await open(250);
  explorer.expand({ node: "hub" });
  await until("done");
  graph.forgotten.add("100");
  explorer.next();
  await until("failed");
  expect(graph.received.filter(({ op }) => op === "expand").map(({ after }) => after)).toEqual([undefined, "100", undefined, "100"]);
});

test("expanding again goes on to what is not there yet, and says so when everything is", async () => {
  await open(150);
  explorer.expand({ node: "hub" });
  await until("done");
  explorer.expand({ node: "hub" });
  await vi.waitFor(() => expect(model.graph.order).toBe(151), { interval: 1 });
  await until("done");
  explorer.expand({ node: "hub" });
  await vi.waitFor(() => expect(said.at(-1)).toBe("All 150 links of hub are on the canvas."), { interval: 1 });
});

test("stopping keeps what has arrived, with its links", async () => {
  await open(400);
  graph.holdAfter = 3;
  explorer.expand({ node: "hub", limit: 400 });
  await vi.waitFor(() => expect(progress?.shown).toBe(120), { interval: 1 });
  graph.holdAfter = Infinity;
  explorer.stop();
  await until("stopped");
  expect(model.graph.order).toBe(121);
  expect(model.graph.size).toBe(120 + 119);
  expect(said.at(-1)).toMatch(/^Stopped expanding hub\. 120 companies added\.$/);
});

test("what was stopped can go on to the same end", async () => {
  await open(400);
  graph.holdAfter = 3;
  explorer.expand({ node: "hub", limit: 400 });
  await vi.waitFor(() => expect(progress?.shown).toBe(120), { interval: 1 });
  graph.holdAfter = Infinity;
  explorer.stop();
  await until("stopped");
  explorer.retry();
  await until("done");
  expect(progress).toMatchObject({ shown: 400, total: 400, entities: 280 });
  expect([model.graph.order, model.graph.size]).toEqual([401, 800]);
});

test("undoing in the middle of an expansion takes all of it back for good", async () => {
  await open(400);
  graph.holdAfter = 2;
  explorer.expand({ node: "hub", limit: 400 });
  await vi.waitFor(() => expect(progress?.shown).toBe(80), { interval: 1 });
  explorer.abandon();
  model.undo();
  expect(progress).toBeUndefined();
  await vi.waitFor(() => expect(graph.received.some(({ op }) => op === "cancel")).toBe(true), { interval: 1 });
  graph.holdAfter = Infinity;
  explorer.expand({ node: "hub", limit: 10 });
  await until("done");
  expect(model.graph.order).toBe(11);
});

test("a failure is told in the server's words and can be tried again", async () => {
  await open(5);
  graph.fail = { kind: "unavailable", message: "The database is restarting." };
  explorer.expand({ node: "hub" });
  await until("failed");
  expect(progress?.message).toBe("The database is restarting.");
  expect(said.at(-1)).toBe("Expanding hub failed. The database is restarting.");
  graph.fail = undefined;
  explorer.retry();
  await until("done");
  expect(model.graph.order).toBe(6);
});

test("a failure halfway keeps what has arrived, and going on brings the rest", async () => {
  await open(200);
  graph.holdAfter = 2;
  explorer.expand({ node: "hub", limit: 200 });
  await vi.waitFor(() => expect(progress?.shown).toBe(80), { interval: 1 });
  graph.fail = { kind: "unavailable", message: "The database is restarting." };
  graph.release();
  await until("failed");
  expect(said.at(-1)).toBe("Expanding hub failed. The database is restarting.");
  expect(model.graph.order).toBe(81);
  [graph.fail, graph.holdAfter] = [undefined, Infinity];
  explorer.retry();
  await until("done");
  expect([model.graph.order, model.graph.size]).toEqual([201, 400]);
});

test("expansions follow one another, and each is undone alone", async () => {
  await open(6);
  explorer.expand({ node: "hub", limit: 2 });
  await until("done");
  explorer.expand({ node: "leaf0", types: ["KNOWS"] });
  explorer.expand({ node: "leaf1", types: ["KNOWS"] });
  await vi.waitFor(() => expect(model.graph.nodes().sort()).toEqual(["hub", "leaf0", "leaf1", "leaf2", "leaf5"]), { interval: 1 });
  await vi.waitFor(() => expect(progress).toMatchObject({ name: "leaf1", state: "done" }), { interval: 1 });
  model.undo();
  expect(model.graph.nodes().sort()).toEqual(["hub", "leaf0", "leaf1", "leaf5"]);
  model.undo();
  expect(model.graph.nodes().sort()).toEqual(["hub", "leaf0", "leaf1"]);
});

test("expanding one relation brings the other links of those who came, too", async () => {
  await open(6);
  graph.links.push({ id: "sues2", type: "SUES", source: "leaf2", target: "hub", evidence: 1 });
  explorer.expand({ node: "hub", types: ["OWNS"] });
  await until("done");
  expect(model.graph.hasEdge("sues2")).toBe(true);
});

test("an entity that is added comes with its links to what is there", async () => {
  await open(5);
  await explorer.add([graph.entities.get("leaf2")!], "Add leaf2");
  expect(model.graph.hasEdge("spoke2")).toBe(true);
  expect(model.undo()).toBe("Add leaf2");
  expect(model.graph.order).toBe(1);
});

test("an entity that is added without its links says what is missing", async () => {
  await open(5);
  graph.fail = { kind: "unavailable", message: "The database is restarting." };
  await explorer.add([graph.entities.get("leaf2")!], "Add leaf2");
  expect(model.graph.hasNode("leaf2")).toBe(true);
  expect(failures).toEqual(["The links to what is on the canvas could not be loaded."]);
});
