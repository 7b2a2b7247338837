// Two fingers on the canvas.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { open } from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const start = { x: 0, y: 0, scale: 1 };
let opened;
let page;
let session;

beforeAll(async () => {
  opened = await open(folder, "page", { endpoint: inject("endpoint"), width: 390, height: 700, touch: true });
  ({ page } = opened);
  session = await page.createCDPSession();
  await page.evaluate(() => {
    const entities = ["a", "b"].map((id, i) => ({ entity: { id, type: "Person", name: `Person ${id}`, degree: 1 }, x: 80 * i, y: 60 * i }));
    model.run({ kind: "add", label: "Add", entities, links: [] });
  });
});

beforeEach(() => page.evaluate((view) => {
  model.select([]);
  stage.view = view;
}, start));

afterAll(() => opened?.close());

const touch = (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });

/** Puts two fingers down, moves them in steps, and lifts them. */
async function twoFingers(from, to, steps = 8) {
  const at = (k) => from.map(([x, y], i) => [x + ((to[i][0] - x) * k) / steps, y + ((to[i][1] - y) * k) / steps]);
  await touch("touchStart", at(0)[0]);
  await touch("touchStart", ...at(0));
  for (let k = 1; k <= steps; k++) {
    await touch("touchMove", ...at(k));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await touch("touchEnd");
}

const view = () => page.evaluate(() => stage.view);
const at = (id) => page.evaluate((it) => stage.positionOf(it), id);

test("spreading two fingers comes nearer to what is between them, pinching goes away again", async () => {
  const { x, y } = await at("a");
  await twoFingers([[x - 30, y - 40], [x + 30, y + 40]], [[x - 75, y - 100], [x + 75, y + 100]]);
  expect((await view()).scale).toBeCloseTo(2.5, 1);
  const near = await at("a");
  expect(Math.hypot(near.x - x, near.y - y)).toBeLessThan(6);
  await twoFingers([[x - 75, y - 100], [x + 75, y + 100]], [[x - 30, y - 40], [x + 30, y + 40]]);
  expect((await view()).scale).toBeCloseTo(1, 1);
});

test("two fingers that move together pan, and neither zoom nor select nor drag", async () => {
  const before = await at("b");
  await twoFingers([[120, 300], [220, 400]], [[180, 240], [280, 340]]);
  expect((await view()).scale).toBeCloseTo(1, 1);
  const after = await at("b");
  expect([after.x - before.x, after.y - before.y].map(Math.round)).toEqual([60, -60]);
  expect(await page.evaluate(() => [model.selection.size, model.graph.getNodeAttributes("b").pinned])).toEqual([0, false]);
});

test("a finger on an entity and one beside it zoom; the entity stays where it belongs and no menu opens", async () => {
  await page.evaluate(() => stage.on("node:menu", () => (window.asked = true)));
  const { x, y } = await at("b");
  await twoFingers([[x, y], [x, y - 80]], [[x, y], [x, y - 160]], 20);
  expect((await view()).scale).toBeGreaterThan(1.5);
  expect(await page.evaluate(() => [model.graph.getNodeAttribute("b", "x"), model.graph.getNodeAttribute("b", "y"), window.asked ?? false])).toEqual([80, 60, false]);
});

test("nothing threw", () => expect(opened.errors).toEqual([]));
