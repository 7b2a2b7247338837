import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket as NodeSocket, WebSocketServer } from "ws";
import type { Done, Failure, Patch } from "./frames";
import { Socket, type SocketOptions } from "./socket";

/** Node has no WebSocket of its own; this one differs from a browser's only in throwing errors nobody listens to. */
class BrowserSocket extends NodeSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol);
    this.on("error", () => undefined);
  }
}

type Frame = Record<string, unknown> & { op: string; stream: number };

/** The server's side of one connection: what came in, and a way to answer. */
class Peer {
  #frames: Frame[] = [];
  #wake: (() => void) | undefined;

  constructor(readonly ws: NodeSocket) {
    ws.on("message", (data: Buffer) => {
      this.#frames.push(JSON.parse(data.toString()) as Frame);
      this.#wake?.();
    });
  }

  async next(): Promise<Frame> {
    while (this.#frames.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#frames.shift()!;
  }

  get unread(): number {
    return this.#frames.length;
  }

  send(frame: object): void {
    this.ws.send(JSON.stringify(frame));
  }
}

let server: WebSocketServer;
let port: number;
const sockets: Socket[] = [];

async function listen(at = 0): Promise<void> {
  server = new WebSocketServer({ port: at, host: "127.0.0.1" });
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
}

async function stopListening(): Promise<void> {
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
}

async function accept(hello = true): Promise<Peer> {
  const [ws] = (await once(server, "connection")) as [NodeSocket];
  const peer = new Peer(ws);
  if (hello) peer.send({ op: "hello", protocol: "clew.v1" });
  return peer;
}

function connect(options: SocketOptions = {}): Socket {
  const socket = new Socket(`ws://127.0.0.1:${port}/ws`, { backoff: [1, 5], ...options });
  sockets.push(socket);
  return socket;
}

async function connected(options: SocketOptions = {}): Promise<{ socket: Socket; peer: Peer }> {
  const accepted = accept();
  const socket = connect(options);
  const peer = await accepted;
  await vi.waitFor(() => expect(socket.state).toBe("open"), { interval: 1 });
  return { socket, peer };
}

/** Handlers that keep what they were told; `over` resolves at the stream's end. */
function reader(show: (patch: Patch) => void | Promise<void> = () => undefined) {
  const patches: Patch[] = [];
  let finish: (end: { done?: Done; error?: Failure }) => void = () => undefined;
  const over = new Promise<{ done?: Done; error?: Failure }>((resolve) => (finish = resolve));
  const handlers = {
    begin: vi.fn(),
    patch: (patch: Patch) => {
      patches.push(patch);
      return show(patch);
    },
    done: (done: Done) => finish({ done }),
    error: (error: Failure) => finish({ error }),
  };
  return { handlers, patches, over };
}

const patch = (stream: number, seq: number) => ({ op: "patch", stream, seq, entities: [], links: [] });

beforeEach(async () => {
  vi.stubGlobal("WebSocket", BrowserSocket);
  await listen();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await stopListening();
  vi.unstubAllGlobals();
});

describe("a stream", () => {
  test("runs from expand to done and asks with what the reader chose", async () => {
    const { socket, peer } = await connected();
    const { handlers, patches, over } = reader();
    socket.expand({ node: "x", types: ["T"], direction: "in", order: "recent", limit: 5, after: "c" }, handlers);
    const asked = await peer.next();
    expect(asked).toEqual({ op: "expand", stream: 1, node: "x", types: ["T"], direction: "in", order: "recent", limit: 5, after: "c" });
    peer.send({ op: "begin", stream: 1, total: 9, limit: 5 });
    peer.send(patch(1, 1));
    expect(await peer.next()).toEqual({ op: "ack", stream: 1, seq: 1 });
    peer.send({ op: "done", stream: 1, sent: 5, total: 9, next: "d", cut: "limit" });
    expect((await over).done).toMatchObject({ sent: 5, total: 9, next: "d", cut: "limit" });
    expect(handlers.begin).toHaveBeenCalledWith(expect.objectContaining({ total: 9, limit: 5 }));
    expect(patches).toHaveLength(1);
  });

  test("brings a query's rows, each part acknowledged, and ends with how long it took", async () => {
    const { socket, peer } = await connected();
    const rows: unknown[][] = [];
    const begin = vi.fn();
    const over = new Promise((resolve, error) => {
      socket.query({ query: "q", params: { agency: "a" } }, { begin, patch: (part) => void rows.push(...part.rows), done: resolve, error });
    });
    expect(await peer.next()).toEqual({ op: "query", stream: 1, query: "q", params: { agency: "a" } });
    peer.send({ op: "begin", stream: 1, columns: ["n"], limit: 5000, seconds: 10 });
    peer.send({ op: "rows", stream: 1, seq: 1, rows: [[1], [2]] });
    expect(await peer.next()).toEqual({ op: "ack", stream: 1, seq: 1 });
    peer.send({ op: "done", stream: 1, sent: 2, ms: 7 });
    expect(await over).toMatchObject({ sent: 2, ms: 7 });
    expect(begin).toHaveBeenCalledWith(expect.objectContaining({ columns: ["n"], limit: 5000, seconds: 10 }));
    expect(rows).toEqual([[1], [2]]);
  });

  test("acknowledges a patch only once it is shown, and shows the next one after it", async () => {
    const { socket, peer } = await connected();
    const shown: (() => void)[] = [];
    const { handlers, patches, over } = reader(() => new Promise((resolve) => shown.push(resolve)));
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    peer.send(patch(1, 1));
    peer.send(patch(1, 2));
    peer.send({ op: "done", stream: 1, sent: 2, total: 2 });
    await vi.waitFor(() => expect(shown).toHaveLength(1));
    expect([patches.length, peer.unread]).toEqual([1, 0]);
    shown[0]!();
    await vi.waitFor(() => expect(shown).toHaveLength(2));
    shown[1]!();
    expect((await over).done?.sent).toBe(2);
  });

  test("drops what is still on its way after cancel, and ends as cancelled", async () => {
    const { socket, peer } = await connected();
    const { handlers, patches, over } = reader();
    const stream = socket.expand({ node: "x" }, handlers);
    await peer.next();
    stream.cancel();
    expect(await peer.next()).toEqual({ op: "cancel", stream: 1 });
    peer.send(patch(1, 1));
    peer.send({ op: "done", stream: 1, sent: 50, total: 1214, next: "c", cut: "limit" });
    expect((await over).done).toEqual({ sent: 50, total: 1214, cut: "cancelled" });
    expect(patches).toEqual([]);
  });

  test("that cannot be shown ends with an error and is cancelled at the server", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { socket, peer } = await connected();
    const { handlers, over } = reader(() => Promise.reject(new Error("no canvas")));
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    peer.send(patch(1, 1));
    expect(await peer.next()).toEqual({ op: "cancel", stream: 1 });
    expect((await over).error?.message).toMatch(/could not be shown/);
  });

  test("whose last patch cannot be shown ends with an error, even when done is there already", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { socket, peer } = await connected();
    const { handlers, over } = reader(() => Promise.reject(new Error("no canvas")));
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    peer.send(patch(1, 1));
    peer.send({ op: "done", stream: 1, sent: 1, total: 1 });
    expect((await over).error?.kind).toBe("internal");
  });

  test("passes the server's error on", async () => {
    const { socket, peer } = await connected();
    const { handlers, over } = reader();
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    peer.send({ op: "error", stream: 1, kind: "not_found", message: "There is no entity with this identifier." });
    expect((await over).error).toMatchObject({ kind: "not_found", message: "There is no entity with this identifier." });
  });

  test("waits for its turn where four are running, and can be cancelled while it waits", async () => {
    const { socket, peer } = await connected();
    for (let i = 0; i < 4; i++) socket.expand({ node: `n${i}` }, reader().handlers);
    const fifth = reader();
    const sixth = reader();
    const waiting = socket.expand({ node: "n4" }, fifth.handlers);
    socket.expand({ node: "n5" }, sixth.handlers);
    for (let i = 1; i <= 4; i++) expect((await peer.next()).stream).toBe(i);
    waiting.cancel();
    expect((await fifth.over).done).toMatchObject({ sent: 0, total: 0, cut: "cancelled" });
    peer.send({ op: "done", stream: 2, sent: 0, total: 0 });
    expect(await peer.next()).toMatchObject({ op: "expand", stream: 6, node: "n5" });
  });

  test("of many ids is asked for in several frames of one stream", async () => {
    const { socket, peer } = await connected();
    const ids = Array.from({ length: 5000 }, (_, i) => `01J000000000000000000${i}`);
    socket.among(ids, ["z"], reader().handlers);
    const got: string[] = [];
    let frame: Frame;
    do {
      frame = await peer.next();
      expect(frame).toMatchObject({ op: "among", stream: 1 });
      got.push(...(frame["added"] as string[]));
    } while (frame["more"]);
    expect(got).toEqual(ids);
    expect(frame["shown"]).toEqual(["z"]);
  });
});

describe("the connection", () => {
  test("speaks clew.v1, and says so when it is open", async () => {
    const accepted = accept(false);
    const socket = connect();
    const states: string[] = [];
    socket.on("state", (state) => states.push(state));
    const peer = await accepted;
    expect([peer.ws.protocol, socket.state]).toEqual(["clew.v1", "connecting"]);
    peer.send({ op: "hello", protocol: "clew.v1" });
    await vi.waitFor(() => expect(states).toEqual(["open"]));
  });

  test("keeps an expansion that was asked for before it was open", async () => {
    const accepted = accept(false);
    const socket = connect();
    socket.expand({ node: "early" }, reader().handlers);
    const peer = await accepted;
    expect(peer.unread).toBe(0);
    peer.send({ op: "hello", protocol: "clew.v1" });
    expect(await peer.next()).toMatchObject({ node: "early" });
  });

  test.each([1001, 1006, 4000, 4001])("comes back after code %i, ending what was running, and works again", async (code) => {
    const { socket, peer } = await connected();
    const { handlers, over } = reader();
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    const again = accept();
    if (code === 1006) peer.ws.terminate();
    else peer.ws.close(code);
    expect((await over).error?.message).toMatch(/connection to the server was lost/);
    const peer2 = await again;
    socket.expand({ node: "y" }, reader().handlers);
    expect(await peer2.next()).toMatchObject({ op: "expand", stream: 2, node: "y" });
  });

  test("comes back when the server does, though nobody listened at first", async () => {
    const { socket } = await connected();
    const old = port;
    await stopListening();
    await vi.waitFor(() => expect(socket.state).toBe("connecting"));
    await listen(old);
    await accept();
    await vi.waitFor(() => expect(socket.state).toBe("open"));
  });

  test.each([4500, 4501])("stays closed after code %i and says so to who asks", async (code) => {
    const { socket, peer } = await connected();
    peer.ws.close(code);
    await vi.waitFor(() => expect(socket.state).toBe("closed"));
    const { handlers, over } = reader();
    socket.expand({ node: "x" }, handlers);
    expect((await over).error?.message).toMatch(/reload the page/);
  });

  test("that dies without a word is replaced, and its stream ends", async () => {
    const { socket, peer } = await connected({ silence: 20 });
    const { handlers, over } = reader();
    const again = accept();
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    expect((await over).error?.kind).toBe("unavailable");
    await again;
  });

  test("is given up when the network goes and sought at once when it returns", async () => {
    const network = new EventTarget();
    const { socket } = await connected({ network, backoff: [1e8, 1e8] });
    network.dispatchEvent(new Event("offline"));
    expect(socket.state).toBe("connecting");
    const again = accept();
    network.dispatchEvent(new Event("online"));
    await again;
  });

  test("is sought at once when a reader expands while it waits", async () => {
    const { socket, peer } = await connected({ backoff: [1e8, 1e8] });
    peer.ws.terminate();
    await vi.waitFor(() => expect(socket.state).toBe("connecting"));
    const again = accept();
    socket.expand({ node: "x" }, reader().handlers);
    expect(await (await again).next()).toMatchObject({ node: "x" });
  });

  test("tells of the database and of errors that concern no stream, and skips what it doesn't know", async () => {
    const { socket, peer } = await connected();
    const heard: unknown[] = [];
    socket.on("status", ({ ready, message }) => heard.push([ready, message]));
    socket.on("error", ({ kind }) => heard.push(kind));
    peer.send({ op: "from_the_future" });
    peer.ws.send("not JSON");
    peer.send({ op: "patch", stream: 99, seq: 1, entities: [], links: [] });
    peer.send({ op: "status", ready: false, message: "The database is restarting." });
    peer.send({ op: "error", stream: 0, kind: "invalid", message: "A message from the page could not be read." });
    await vi.waitFor(() => expect(heard).toEqual([[false, "The database is restarting."], "invalid"]));
  });

  test("closed by the page ends what was running and does not come back", async () => {
    const { socket, peer } = await connected();
    const { handlers, over } = reader();
    socket.expand({ node: "x" }, handlers);
    await peer.next();
    const gone = once(peer.ws, "close");
    socket.close();
    expect((await over).error).toBeDefined();
    expect(socket.state).toBe("closed");
    await gone;
  });
});
