import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, inject, test } from "vitest";
import * as harness from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
const open = (options) => harness.open(folder, "page", { endpoint: inject("endpoint"), ...options });

afterEach(() => opened?.close());

const add = (page) => page.evaluate(() => model.run({
  kind: "add", label: "Add", links: [], entities: [{ entity: { id: "a", type: "Person", name: "Lei Jun", degree: 3 }, x: 0, y: 0 }],
}));

test("where WebGL is refused the stage says so and nothing throws", async () => {
  opened = await open({ gl: false });
  const lost = await opened.page.evaluate(() => new Promise((resolve) => stage.onLost(() => resolve(true))));
  expect(lost).toBe(true);
  await add(opened.page);
  expect(await opened.page.evaluate(() => [stage.positionOf("a"), stage.fit(), stage.zoom(2)])).toEqual([null, null, null]);
  expect(opened.errors.filter((error) => /Uncaught|TypeError/.test(error))).toEqual([]);
});

test("where a lost graphics context does not come back the stage gives up", async () => {
  opened = await open();
  await add(opened.page);
  const lost = await opened.page.evaluate(() => new Promise((resolve) => {
    stage.onLost(() => resolve(true));
    document.querySelector(".sigma-nodes").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
  }));
  expect(lost).toBe(true);
});

test("a long press asks for the entity's menu, a tap selects and points at nothing", async () => {
  opened = await open({ width: 390, height: 700, touch: true });
  const { page } = opened;
  await add(page);
  await page.waitForFunction(() => stage.positionOf("a"));
  const point = await page.evaluate(() => {
    window.menu = new Promise((resolve) => stage.on("node:menu", ({ id }) => resolve(id)));
    return stage.positionOf("a");
  });
  await page.evaluate(() => stage.on("hover", ({ id }) => (window.hovered = id)));
  await tap(page, point);
  await page.waitForFunction(() => model.selection.has("a"));
  expect(await page.evaluate(() => window.hovered ?? "nothing")).toBe("nothing");
  const finger = await page.touchscreen.touchStart(point.x, point.y);
  expect(await page.evaluate(() => menu)).toBe("a");
  await finger.end();
});

test("a slow machine moves the last picture and draws a full one when the camera rests", async () => {
  opened = await open({ query: "?pace=slow" });
  const { page } = opened;
  await add(page);
  const names = () => page.evaluate(() => stage.picture.names.map(({ id }) => id));
  const moved = () => page.evaluate(() => document.querySelector(".sigma-nodes").style.transform);
  await page.waitForFunction(() => stage.picture.names.length === 1);
  await page.evaluate(() => (stage.view = { ...stage.view, x: stage.view.x - 50 / stage.view.scale }));
  expect(await moved()).toMatch(/^translate\(50px, 0px\)/);
  await page.waitForFunction(() => document.querySelector(".sigma-nodes").style.transform === "");
  expect(await names()).toEqual(["a"]);
  const far = await page.evaluate(() => {
    stage.view = { ...stage.view, x: stage.view.x - 5000 };
    return document.querySelector(".sigma-nodes").style.transform;
  });
  expect(far).toBe("");
});

/** A quick tap: both halves are on their way before the first is answered. */
async function tap(page, point) {
  const session = await page.createCDPSession();
  const touch = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await Promise.all([touch("touchStart", [point]), touch("touchEnd", [])]);
  await session.detach();
}
