// What floats over the canvas, as the meter, the toolbar and the minimap do, hides neither names nor what is fitted.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, inject, test } from "vitest";
import { open } from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
let page;

afterEach(() => opened?.close());

async function show(width, height) {
  opened = await open(folder, "page", { endpoint: inject("endpoint"), width, height });
  ({ page } = opened);
  await page.evaluate(() => document.querySelectorAll("#meter, #tools").forEach((panel) => (panel.hidden = false)));
}

/** Groups of nine around those middles, each linked within. */
const clusters = (...middles) => page.evaluate((all) => {
  const entities = all.flatMap(([x, y], c) => Array.from({ length: 9 }, (_, i) => ({
    entity: { id: `c${c}-${i}`, type: "Company", name: `Department of Commerce ${c}${i}`, degree: i ? 1 : 8 },
    x: x + 130 * (i % 3), y: y + 110 * Math.floor(i / 3),
  })));
  const links = all.flatMap((_, c) => Array.from({ length: 8 }, (_, i) => ({ id: `l${c}-${i}`, type: "PART_OF", source: `c${c}-${i + 1}`, target: `c${c}-0`, evidence: 1 })));
  model.run({ kind: "add", label: "Add", entities, links });
}, middles);

const settled = () => page.evaluate(() => new Promise((resolve) => {
  let quiet = 0;
  const end = stage.onFrame(() => (quiet = 0));
  const look = () => (++quiet > 12 ? (end(), resolve()) : requestAnimationFrame(look));
  look();
}));

const panels = () => page.evaluate(() => ["meter", "tools", "minimap"].map((id) => document.getElementById(id)).filter((panel) => !panel.hidden).map((panel) => {
  const { left, top, right, bottom } = panel.getBoundingClientRect();
  return { id: panel.id, left, top, right, bottom };
}));
const words = () => page.evaluate(() => [...stage.picture.names, ...stage.picture.relations]);
const shapes = (...ids) => page.evaluate((wanted) => (wanted.length ? wanted : model.graph.nodes()).map((id) => {
  const { x, y, size } = stage.positionOf(id);
  return { id, rect: { left: x - size, top: y - size, right: x + size, bottom: y + size } };
}), ids);
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const covered = async (things) => {
  const over = await panels();
  return things.flatMap(({ id, rect }) => over.filter((panel) => overlap(panel, rect)).map((panel) => `${id} under ${panel.id}`));
};
const outside = (things, width, height) => things.filter(({ rect }) => rect.left < 0 || rect.top < 0 || rect.right > width || rect.bottom > height);

describe.each([["a desk", 1180, 800], ["a phone", 390, 640]])("on %s", (_, width, height) => {
  test("no word lies under a panel, wherever the picture is moved", async () => {
    await show(width, height);
    await clusters([-200, -150], [250, 200]);
    for (const [x, y] of [[0, 0], [150, -250], [-150, 300], [300, 100]]) {
      await page.evaluate((cx, cy) => (stage.view = { x: cx, y: cy, scale: 0.8 }), x, y);
      await settled();
      expect((await words()).length).toBeGreaterThan(2);
      expect(await covered(await words())).toEqual([]);
    }
  });

  test("a name makes way for a panel that appears", async () => {
    await show(width, height);
    await page.evaluate(() => document.querySelectorAll("#meter, #tools").forEach((panel) => (panel.hidden = true)));
    await clusters([0, 0]);
    await page.evaluate(() => {
      const { x, y } = model.graph.getNodeAttributes("c0-0");
      stage.view = { x: x - 100 + stage.picture.size.width / 2, y: y + 30 - stage.picture.size.height / 2, scale: 1 };
    });
    await settled();
    const place = { left: 10, top: 10, right: 355, bottom: 56 };
    expect((await words()).filter(({ rect }) => overlap(rect, place))).not.toEqual([]);
    await page.evaluate(() => (document.querySelector("#meter").hidden = false));
    await settled();
    expect(await covered(await words())).toEqual([]);
  });

  // As far as the stage is long, from corner to corner: both the height and the width are used to the end.
  const [x, y] = [8 * width, 8 * height];

  test.each([["falling", y], ["rising", -y]])("two far groups, %s, fit into what is free, and come there again", async (_, top) => {
    await show(width, height);
    await clusters([-x, top], [x, -top]);
    for (const from of [x, -x]) {
      await page.evaluate((at) => {
        stage.view = { x: at, y: 0, scale: 1 };
        stage.fit();
      }, from);
      await settled();
      const all = await shapes();
      expect(all).toHaveLength(18);
      expect([await covered(all), outside(all, width, height)]).toEqual([[], []]);
    }
  });

  test("one of two far groups fits beside the minimap", async () => {
    await show(width, height);
    await clusters([-x, y], [x, -y]);
    await page.evaluate((at) => (stage.view = { x: at, y: 0, scale: 1 }), x);
    await page.waitForFunction(() => !document.querySelector("#minimap").hidden);
    const group = Array.from({ length: 9 }, (_, i) => `c0-${i}`);
    await page.evaluate((ids) => stage.fit(ids), group);
    await settled();
    expect((await panels()).map(({ id }) => id)).toContain("minimap");
    const shown = await shapes(...group);
    expect([await covered(shown), outside(shown, width, height)]).toEqual([[], []]);
  });

  test("the most connected, the selected and the pointed at have their names in any crowd", async () => {
    await show(width, height);
    await page.evaluate(() => {
      const entities = Array.from({ length: 150 }, (_, i) => ({
        entity: { id: `n${i}`, type: "Person", name: `Somebody with a long name ${i}`, degree: i ? 1 : 200 }, x: 30 * (i % 12), y: 30 * Math.floor(i / 12),
      }));
      model.run({ kind: "add", label: "Add", entities, links: [] });
      stage.fit();
    });
    await settled();
    const pointed = await page.evaluate(() => stage.positionOf("n77"));
    await page.evaluate(() => model.select(["n140"]));
    await page.mouse.move(pointed.x, pointed.y);
    await settled();
    const names = (await words()).map(({ id }) => id);
    expect(names).toEqual(expect.arrayContaining(["n0", "n77", "n140"]));
    expect(await covered(await words())).toEqual([]);
  });
});
