// What a filter dims steps back in every layer of the picture, in light and in dark.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, inject, test } from "vitest";
import { open } from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
let page;

afterEach(() => opened?.close());

async function show(dark) {
  opened = await open(folder, "page", { endpoint: inject("endpoint"), width: 900, height: 640, dark });
  ({ page } = opened);
}

/** Two companies above, two people below, a link in each row. */
const rows = () => page.evaluate(() => {
  const entity = (id, type, x, y) => ({ entity: { id, type, name: `Name of ${id}`, degree: 4 }, x, y });
  const entities = [entity("c1", "Company", -200, 120), entity("c2", "Company", 200, 120), entity("p1", "Person", -200, -120), entity("p2", "Person", 200, -120)];
  const links = [["c1", "c2"], ["p1", "p2"], ["c1", "p1"]].map(([source, target]) => ({ id: `${source}-${target}`, type: "KNOWS", source, target, evidence: 1 }));
  model.run({ kind: "add", label: "Add", entities, links });
  stage.view = { x: 0, y: 0, scale: 1 };
});

const filter = (of, type, rest = "dim") => page.evaluate((...[kind, is, what]) => {
  model.run({ kind: "lens", label: "Filter", lens: { filters: [{ of: kind, any: [[{ on: "type", is: [is] }]], rest: what }] } });
}, of, type, rest);

const settled = () => page.evaluate(() => new Promise((resolve) => {
  let quiet = 0;
  const end = stage.onFrame(() => (quiet = 0));
  const look = () => (++quiet > 12 ? (end(), resolve()) : requestAnimationFrame(look));
  look();
}));

/** How far the strongest colour around a point is from the paper. */
async function strength({ x, y }, half = 6) {
  await settled();
  const data = await page.screenshot({ encoding: "base64" });
  return page.evaluate(async (png, left, top, side) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const context = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
    context.drawImage(image, 0, 0);
    const [r, g, b] = context.getImageData(2, 2, 1, 1).data;
    const pixels = context.getImageData(left, top, side, side).data;
    let most = 0;
    for (let i = 0; i < pixels.length; i += 4) most = Math.max(most, Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b));
    return most;
  }, data, Math.round(x) - half, Math.round(y) - half, 2 * half);
}

const at = (id) => page.evaluate((it) => stage.positionOf(it), id);
const name = (id) => page.evaluate((it) => {
  const { left, right, top, bottom } = stage.picture.names.find((placed) => placed.id === it).rect;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}, id);

describe.each([["light", false], ["dark", true]])("in %s", (_, dark) => {
  test("entities, links and names of what is dimmed fade, all others stay", async () => {
    await show(dark);
    await rows();
    const places = { c1: await at("c1"), p1: await at("p1"), c: await at("c1-c2"), p: await at("p1-p2"), between: await at("c1-p1") };
    const measured = async () => ({
      c1: await strength(places.c1), p1: await strength(places.p1), c: await strength(places.c, 3), p: await strength(places.p, 3), between: await strength(places.between, 3),
      nameC: await strength(await name("c1")), nameP: await strength(await name("p1")),
    });
    const before = await measured();
    await filter("entities", "Company");
    const after = await measured();
    for (const key of ["c1", "c", "nameC"]) expect(Math.abs(after[key] - before[key]), key).toBeLessThan(before[key] * 0.1);
    for (const key of ["p1", "p", "between", "nameP"]) expect(after[key], key).toBeLessThan(before[key] * 0.6);
    for (const key of ["p1", "nameP"]) expect(after[key], `${key} is still seen`).toBeGreaterThan(15);
  });

  test("what is selected or pointed at is clear in spite of a filter", async () => {
    await show(dark);
    await rows();
    const place = await at("p2");
    const before = await strength(place);
    await filter("entities", "Company");
    expect(await strength(place)).toBeLessThan(before * 0.6);
    await page.evaluate(() => model.select(["p2"]));
    expect(await strength(place)).toBeGreaterThan(before * 0.9);
  });
});

test("what is hidden by a filter is not drawn, and comes back with undo", async () => {
  await show(false);
  await rows();
  const place = await at("p1");
  await filter("entities", "Company", "hide");
  expect(await page.evaluate(() => [stage.picture.drawn.ids, stage.picture.drawn.linkIds])).toEqual([["c1", "c2"], ["c1-c2"]]);
  expect(await strength(place)).toBe(0);
  await page.evaluate(() => model.undo());
  expect(await strength(place)).toBeGreaterThan(100);
});

test("a click finds what is clear before what is dimmed, and the minimap fades it", async () => {
  await show(false);
  await page.evaluate(() => {
    const entity = (id, type, x, y) => ({ entity: { id, type, name: id, degree: 40 }, x, y });
    const entities = [entity("under", "Company", 0, 0), entity("over", "Person", 12, 0), ...Array.from({ length: 12 }, (_, i) => entity(`far${i}`, "Person", -3000 + 100 * i, 2600))];
    model.run({ kind: "add", label: "Add", entities, links: [] });
    stage.view = { x: 0, y: 0, scale: 1 };
  });
  await filter("entities", "Company");
  await settled();
  const { x, y } = await at("over");
  await page.mouse.click(x, y);
  expect(await page.evaluate(() => [...model.selection])).toEqual(["under"]);
  const alphas = await page.evaluate(() => {
    const map = document.getElementById("minimap");
    const { data } = map.getContext("2d").getImageData(0, 0, map.width, map.height);
    const found = { company: 0, person: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const key = data[i] < data[i + 1] ? "company" : "person"; // green, amber
      if (data[i] !== data[i + 2]) found[key] = Math.max(found[key], data[i + 3]);
    }
    return found;
  });
  expect(alphas.company).toBeGreaterThan(200);
  expect(alphas.person).toBeLessThan(100);
});
