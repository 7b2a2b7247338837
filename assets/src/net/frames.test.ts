import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type BrowserFrame, amongFrames, parseFrame } from "./frames";

const folder = new URL("../../../web/socket/testdata/frames/", import.meta.url);
const fixtures = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { from: "browser" | "server"; frame: { op: string } }),
}));
const fromServer = fixtures.filter(({ from }) => from === "server");
const fromBrowser = fixtures.filter(({ from }) => from === "browser");

const expandFields = { node: "string", nodes: "object", steps: "number", hub: "number", types: "object", direction: "string", filter: "object", order: "string", limit: "number", after: "string" };
/** The fields of each frame this page sends; a type error here means that frames.ts has changed. */
const sent: { [Op in BrowserFrame["op"]]: Record<Exclude<keyof Extract<BrowserFrame, { op: Op }>, "op">, string> } = {
  expand: { stream: "number", ...expandFields },
  among: { stream: "number", added: "object", shown: "object", more: "boolean" },
  query: { stream: "number", query: "string", text: "string", params: "object", rows: "number" },
  paths: { stream: "number", picked: "object", types: "object", direction: "string", length: "number", asOf: "string", evidence: "number", sources: "number", firm: "boolean", allow: "object", limit: "number" },
  ack: { stream: "number", seq: "number" },
  cancel: { stream: "number" },
};

describe("the fixtures shared with the server", () => {
  test.each(fromServer)("$name is understood, whole", ({ frame }) => {
    expect(parseFrame(JSON.stringify(frame))).toEqual(frame);
  });

  test("hold every kind of frame that this page reads", () => {
    const ops = new Set(fromServer.map(({ frame }) => frame.op));
    expect([...ops].sort()).toEqual(["begin", "done", "error", "hello", "patch", "path", "rows", "status"]);
  });

  test.each(fromBrowser.filter(({ frame }) => frame.op in sent))("$name has the fields this page sends", ({ frame }) => {
    const { op, ...rest } = frame;
    const types: Record<string, string> = sent[op as BrowserFrame["op"]];
    for (const [field, value] of Object.entries(rest)) expect([field, typeof value]).toEqual([field, types[field]]);
  });

  test("hold every kind of frame that this page sends", () => {
    const ops = new Set(fromBrowser.map(({ frame }) => frame.op));
    for (const op of Object.keys(sent)) expect(ops).toContain(op);
  });
});

describe("reading a frame", () => {
  test.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["no op", "{}"],
    ["an op of the future", '{"op":"fold","stream":1}'],
    ["an op that every object has", '{"op":"toString"}'],
    ["a patch without its links", '{"op":"patch","stream":1,"seq":1,"entities":[]}'],
    ["a query's begin without its limit", '{"op":"begin","stream":1,"columns":["a"],"seconds":10}'],
    ["a stream that is no number", '{"op":"done","stream":"1","sent":1,"total":1}'],
  ])("leaves out %s", (_, text) => {
    expect(parseFrame(text)).toBeUndefined();
  });

  test("survives any text and any JSON", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseFrame(text)));
  });

  test("survives any damage to a real frame", () => {
    const real = fc.constantFrom(...fromServer.map(({ frame }) => JSON.stringify(frame)));
    fc.assert(
      fc.property(real, fc.nat(), fc.string({ maxLength: 3 }), (text, place, noise) => {
        const cut = place % text.length;
        parseFrame(text.slice(0, cut) + noise + text.slice(cut + noise.length));
      }),
    );
  });
});

describe("among", () => {
  test("fits one frame where it can", () => {
    expect(amongFrames(7, ["a"], ["b", "c"])).toEqual([{ op: "among", stream: 7, added: ["a"], shown: ["b", "c"] }]);
  });

  test("splits many ids into frames below 64 KiB, losing and repeating none", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { maxLength: 200 }), fc.nat(), (ids, at) => {
        const added = ids.slice(0, at % (ids.length + 1));
        const shown = ids.slice(added.length);
        const long = Array.from({ length: 3000 }, (_, i) => `01J00000000000000000${i}`);
        const frames = amongFrames(1, added, [...shown, ...long]) as { added: string[]; shown: string[]; more?: true }[];
        expect(frames.flatMap((f) => f.added)).toEqual(added);
        expect(frames.flatMap((f) => f.shown)).toEqual([...shown, ...long]);
        expect(frames.map((f) => f.more === true)).toEqual(frames.map((_, i) => i < frames.length - 1));
        for (const f of frames) expect(Buffer.byteLength(JSON.stringify(f))).toBeLessThan(64 * 1024);
      }),
      { numRuns: 20 },
    );
  });
});
