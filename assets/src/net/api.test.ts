import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, entities, groups, opening, panel, search, status } from "./api";

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const json = (body: unknown, code = 200) => {
  answer = (_, response) => response.writeHead(code, { "Content-Type": "application/json" }).end(JSON.stringify(body));
};

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  vi.stubGlobal("location", new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
});

test("a search sends the reader's text whole, whatever it holds", async () => {
  let asked = "";
  answer = (request, response) => {
    asked = new URL(request.url!, "http://x").searchParams.get("q")!;
    response.end('{"hits":[]}');
  };
  expect(await search('小米 & "AND" + 100%')).toEqual([]);
  expect(asked).toBe('小米 & "AND" + 100%');
});

test("an outdated search can be called off", async () => {
  const abort = new AbortController();
  answer = () => abort.abort();
  await expect(search("x", { signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" });
});

test("ids with slashes and colons arrive as they are, many of them in URLs of a sane length", async () => {
  const ids = Array.from({ length: 900 }, (_, i) => `4:a/b:${i}`);
  const lengths: number[] = [];
  answer = (request, response) => {
    const asked = new URL(request.url!, "http://x").searchParams.getAll("id");
    lengths.push(request.url!.length);
    response.end(JSON.stringify({ entities: asked.map((id) => ({ id, type: "T", name: id, degree: 0 })) }));
  };
  expect((await entities(ids)).map(({ id }) => id)).toEqual(ids);
  expect(Math.max(...lengths)).toBeLessThan(4096);
});

test("no entities asked for, no request made", async () => {
  answer = () => expect.unreachable();
  expect(await entities([])).toEqual([]);
});

test("counts, status and panels come as the server sends them", async () => {
  const counted = { entity: { id: "a", type: "T", name: "A", degree: 2 }, groups: [], total: 2 };
  json(counted);
  expect(await groups("a")).toEqual(counted);
  json({ ready: true, state: "ready", message: "" });
  expect((await status()).ready).toBe(true);
  answer = (_, response) => response.end("<h2>Xiaomi</h2>");
  expect(await panel("/panel/e/a")).toBe("<h2>Xiaomi</h2>");
});

test("a graph without an opening has none, which is no error", async () => {
  answer = (_, response) => response.writeHead(204).end();
  expect(await opening()).toBeUndefined();
});

test("the server's sentence reaches the reader", async () => {
  json({ error: { kind: "unavailable", message: "The database is restarting." } }, 503);
  const error = await opening().catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 503, kind: "unavailable", message: "The database is restarting." });
});

test("an answer that is no JSON gives a plain sentence", async () => {
  answer = (_, response) => response.writeHead(502).end("<html>Bad gateway");
  await expect(groups("a")).rejects.toMatchObject({ status: 502, message: "The server could not answer. Please try again." });
  answer = (_, response) => response.end("<html>");
  await expect(groups("a")).rejects.toMatchObject({ message: "The server's answer could not be read. Please try again." });
});

test("a server that is away gives a plain sentence", async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(groups("a")).rejects.toMatchObject({ status: 0, kind: "unavailable" });
});
