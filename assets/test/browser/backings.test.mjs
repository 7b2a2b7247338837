import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import examples from "../../../graph/testdata/backings.json";
import { open } from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
let page;

beforeAll(async () => {
  opened = await open(folder, "page", { endpoint: inject("endpoint"), width: 900, height: 640 });
  page = opened.page;
});

afterAll(() => opened?.close());

const settled = () => page.evaluate(() => new Promise((resolve) => {
  let quiet = 0;
  const end = stage.onFrame(() => (quiet = 0));
  const look = () => (++quiet > 12 ? (end(), resolve()) : requestAnimationFrame(look));
  look();
}));

/** One level link of each backing, one below the other. */
async function drawEach(kinds) {
  await page.evaluate((all) => {
    const entities = all.flatMap((_, i) => [-300, 300].map((x) => ({ entity: { id: `${i} ${x}`, type: "Company", name: "", degree: 1 }, x, y: 200 - 60 * i })));
    const links = all.map(({ link, backing }, i) => ({ ...link, id: backing, type: "T", source: `${i} -300`, target: `${i} 300` }));
    model.run({ kind: "add", label: "Add", entities, links });
    stage.fit();
  }, kinds);
  await settled();
}

/** What is drawn along a link and 7 pixels to each side: rows of grey, from 0 for paper to 1. */
async function strip(id) {
  const middle = await page.evaluate((it) => stage.positionOf(it), id);
  const data = await page.screenshot({ encoding: "base64" });
  return page.evaluate(async (png, { x, y }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const box = document.querySelector("#canvas").getBoundingClientRect();
    const [wide, high] = [120, 15];
    const { data } = context.getImageData(Math.round(box.left + x) + 30, Math.round(box.top + y) - 7, wide, high);
    const grey = Array.from({ length: wide * high }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 765);
    const paper = grey[0];
    return Array.from({ length: high }, (_, row) => grey.slice(row * wide, (row + 1) * wide).map((value) => Math.abs(value - paper)));
  }, data, middle);
}

/** How much of the strip is inked, how many rows are, and how often ink begins along the middle. */
function traits(rows) {
  const inked = (row) => row.filter((value) => value > 0.12).length;
  const middle = rows[7];
  const begins = middle.filter((value, i) => i > 0 && value > 0.12 && middle[i - 1] <= 0.12).length;
  const outer = inked(rows[4]) + inked(rows[10]);
  const centre = middle.reduce((sum, value) => sum + value, 0) / middle.length;
  const near = (rows[6].reduce((sum, value) => sum + value, 0) + rows[8].reduce((sum, value) => sum + value, 0)) / middle.length / 2;
  return { begins, outer, whole: inked(middle) === middle.length, centre, near };
}

test("how a link is evidenced is drawn so that it can be told without colour", async () => {
  const seen = new Set();
  await drawEach(examples.filter(({ backing }) => !seen.has(backing) && seen.add(backing)));
  const drawn = Object.fromEntries(await Promise.all([...seen].map(async (id) => [id, traits(await strip(id))])));
  const { several, one, contested, alleged, denied, retracted, none } = drawn;
  for (const line of [several, one]) expect(line).toMatchObject({ whole: true, begins: 0, outer: 0 });
  expect(several.near).toBeGreaterThan(one.near * 1.5);
  expect(contested.near).toBeGreaterThan(contested.centre * 2); // two lines, free between them
  expect(alleged).toMatchObject({ whole: false, outer: 0 });
  expect(none).toMatchObject({ whole: false, outer: 0 });
  expect(none.begins).toBeGreaterThan(alleged.begins * 1.7);
  expect(retracted).toMatchObject({ whole: true });
  expect(denied.whole).toBe(false);
  for (const line of [denied, retracted]) expect(line.outer).toBeGreaterThan(8); // ticks stand out
  expect(opened.errors).toEqual([]);
});
