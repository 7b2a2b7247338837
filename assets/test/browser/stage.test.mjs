import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { open } from "./harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
let page;

beforeAll(async () => {
  opened = await open(folder, "page", { endpoint: inject("endpoint"), width: 900, height: 640 });
  page = opened.page;
});

afterAll(() => opened?.close());

beforeEach(async () => {
  await page.mouse.move(5, 5);
  await page.evaluate(() => {
    model.run({ kind: "remove", label: "Remove", nodes: model.graph.nodes() });
    window.events = [];
    window.stop?.();
    const names = ["node:click", "node:open", "node:menu", "link:click", "stage:click"];
    const ends = names.map((name) => stage.on(name, ({ id }) => events.push([name, id])));
    window.stop = () => ends.forEach((end) => end());
  });
});

/** Entities on a ring, linked to the middle by `parallel` links each, names long enough to collide. */
const wheel = (count, parallel = 1) => page.evaluate((n, p) => {
  const types = ["Company", "Person", "Agency", "ExecutiveOrder", "Ruling"];
  const entity = (i) => ({ id: `e${i}`, type: types[i % 5], name: `Department of Commerce and Industry ${i}`, degree: i ? p : n * p });
  const ring = Array.from({ length: n }, (_, i) => ({ entity: entity(i + 1), x: 240 * Math.cos((i / n) * 6.2832), y: 240 * Math.sin((i / n) * 6.2832) }));
  const links = ring.flatMap((_, i) => Array.from({ length: p }, (_, k) => {
    const [source, target] = k % 2 ? ["e0", `e${i + 1}`] : [`e${i + 1}`, "e0"];
    return { id: `l${i + 1}-${k}`, type: "PART_OF", source, target, evidence: 1 };
  }));
  model.run({ kind: "add", label: "Add", entities: [{ entity: entity(0), x: 0, y: 0 }, ...ring], links });
}, count, parallel);

/** Resolves when the picture stands still: three frames in a row without a new one. */
const settled = () => page.evaluate(() => new Promise((resolve) => {
  let quiet = 0;
  const end = stage.onFrame(() => (quiet = 0));
  const look = () => (++quiet > 12 ? (end(), resolve()) : requestAnimationFrame(look));
  look();
}));

const at = (id) => page.evaluate((it) => stage.positionOf(it), id);
const selection = () => page.evaluate(() => [...model.selection]);
const events = () => page.evaluate(() => events);

/** A point beside the middle of a link, that many pixels to its side. */
const beside = (id, pixels) => page.evaluate((link, off) => {
  const [a, b] = model.graph.extremities(link).map((end) => stage.positionOf(end));
  const middle = stage.positionOf(link);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return { x: middle.x - ((b.y - a.y) / length) * off, y: middle.y + ((b.x - a.x) / length) * off };
}, id, pixels);

/** Two quick clicks: all of it is on its way before the first half is answered. */
async function doubleClick({ x, y }) {
  const session = await page.createCDPSession();
  const send = (type, clickCount) => session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount });
  await Promise.all([send("mousePressed", 1), send("mouseReleased", 1), send("mousePressed", 2), send("mouseReleased", 2)]);
  await session.detach();
}

/** Colours of points of the page, read from a screenshot. */
async function colours(points) {
  const png = await page.screenshot({ encoding: "base64" });
  return page.evaluate(async (data, wanted) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
    context.drawImage(image, 0, 0);
    return wanted.map(({ x, y }) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data]);
  }, png, points);
}

const apart = ([r, g, b], [r2, g2, b2]) => Math.abs(r - r2) + Math.abs(g - g2) + Math.abs(b - b2);

test("no label covers another label, at any zoom", async () => {
  await wheel(40, 2);
  for (const scale of [0.4, 0.7, 1, 1.8]) {
    await page.evaluate((s) => (stage.view = { x: 0, y: 0, scale: s }), scale);
    await settled();
    const rects = await page.evaluate(() => [...stage.picture.names, ...stage.picture.relations].map(({ rect }) => rect));
    expect(rects.length, `labels at ${scale}`).toBeGreaterThan(3);
    const covering = rects.flatMap((a, i) => rects.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    expect(covering, `at ${scale}`).toEqual([]);
  }
});

test("a name is written once, also of what is selected or pointed at", async () => {
  await wheel(6);
  await page.evaluate(() => model.select(["e0", "e2"]));
  const { x, y } = await at("e1");
  for (const to of [{ x: 5, y: 5 }, { x, y }]) {
    await page.mouse.move(to.x, to.y);
    await settled();
    const names = await page.evaluate(() => stage.picture.names.map(({ id }) => id));
    expect(names).toContain("e0");
    expect(names.filter((id, i) => names.indexOf(id) !== i)).toEqual([]);
  }
});

test("a click within 4 pixels of a link selects it, straight or bowed", async () => {
  await wheel(5, 3);
  await settled();
  for (const link of ["l1-0", "l1-1", "l1-2", "l3-0", "l3-2"]) {
    for (const off of [-3.5, 0, 3.5]) {
      const point = await beside(link, off);
      await page.mouse.click(point.x, point.y);
      expect(await selection(), `${link}, ${off} px off`).toEqual([link]);
    }
  }
  const away = await beside("l1-1", 9);
  await page.mouse.click(away.x, away.y);
  expect(await selection()).not.toEqual(["l1-1"]);
});

test("parallel links are drawn apart, each where it can be clicked", async () => {
  await wheel(3, 3);
  await page.evaluate(() => (stage.view = { x: 0, y: 0, scale: 1.1 }));
  await settled();
  const middles = await Promise.all(["l1-0", "l1-1", "l1-2"].map(at));
  const quarter = await page.evaluate(() => stage.picture.relations.length);
  expect(quarter).toBeGreaterThan(0);
  await page.evaluate(() => stage.highlight(new Set(["e0", "e1"])));
  await page.evaluate(() => model.select(["l1-0"]));
  await settled();
  const [selected] = await colours([await pointOn("l1-0", 0.75)]);
  const [paper] = await colours([{ x: 3, y: 3 }]);
  expect(apart(selected, paper)).toBeGreaterThan(120);
  for (const [i, a] of middles.entries()) for (const b of middles.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(8);
  await page.evaluate(() => stage.highlight(undefined));
});

/** The point of a link's line at a share of its way, from what picking believes. */
const pointOn = (id, t) => page.evaluate((link, share) => {
  const [a, b] = model.graph.extremities(link).map((end) => stage.positionOf(end));
  const m = stage.positionOf(link);
  const c = { x: 2 * m.x - (a.x + b.x) / 2, y: 2 * m.y - (a.y + b.y) / 2 };
  const u = 1 - share;
  return { x: u * u * a.x + 2 * u * share * c.x + share * share * b.x, y: u * u * a.y + 2 * u * share * c.y + share * share * b.y };
}, id, t);

test("a link from an entity to itself is drawn as a loop and can be selected", async () => {
  await wheel(3);
  await page.evaluate(() => model.run({ kind: "add", label: "Add", entities: [], links: [{ id: "loop", type: "OWNS", source: "e1", target: "e1", evidence: 1 }] }));
  await settled();
  const point = await at("loop");
  await page.mouse.click(point.x, point.y);
  expect(await selection()).toEqual(["loop"]);
});

test("dragging an entity moves and pins it, and one undo takes that back", async () => {
  await wheel(4);
  await settled();
  const [from, before] = [await at("e1"), await page.evaluate(() => model.graph.getNodeAttributes("e1"))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y + 30, { steps: 4 });
  await page.mouse.up();
  const to = await at("e1");
  expect([to.x - from.x, to.y - from.y].map(Math.round)).toEqual([-40, 30]);
  expect(await page.evaluate(() => model.graph.getNodeAttribute("e1", "pinned"))).toBe(true);
  expect(await events()).toEqual([]);
  await page.evaluate(() => model.undo());
  expect(await page.evaluate(() => model.graph.getNodeAttributes("e1"))).toEqual(before);
});

test("dragging one of several selected entities moves them all", async () => {
  await wheel(4);
  await settled();
  await page.evaluate(() => model.select(["e1", "e2"]));
  const [first, second, other] = [await at("e1"), await at("e2"), await at("e3")];
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(first.x - 20, first.y + 25, { steps: 3 });
  await page.mouse.up();
  const moved = await at("e2");
  expect([moved.x - second.x, moved.y - second.y].map(Math.round)).toEqual([-20, 25]);
  expect(await at("e3")).toEqual(other);
});

test("click, shift-click and a click beside everything select, add and clear", async () => {
  await wheel(4);
  await settled();
  const [one, two] = [await at("e1"), await at("e2")];
  await page.mouse.click(one.x, one.y);
  expect(await selection()).toEqual(["e1"]);
  await page.keyboard.down("Shift");
  await page.mouse.click(two.x, two.y);
  await page.keyboard.up("Shift");
  expect((await selection()).sort()).toEqual(["e1", "e2"]);
  await page.mouse.click(20, 20);
  expect(await selection()).toEqual([]);
});

test("a double click opens the entity, also right after another click, and does not zoom", async () => {
  await wheel(4);
  await settled();
  const [point, before] = [await at("e2"), await page.evaluate(() => stage.view)];
  await page.mouse.click(20, 20);
  await doubleClick(point);
  await page.waitForFunction(() => events.some(([name]) => name === "node:open"));
  expect((await events()).at(-1)).toEqual(["node:open", "e2"]);
  await settled();
  expect(await page.evaluate(() => stage.view)).toEqual(before);
});

test("a right click asks for the entity's menu", async () => {
  await wheel(4);
  await settled();
  const point = await at("e3");
  await page.mouse.click(point.x, point.y, { button: "right" });
  expect(await events()).toEqual([["node:menu", "e3"]]);
});

test("a box drawn with Shift selects what is inside it", async () => {
  await wheel(4);
  await page.evaluate(() => (stage.view = { x: 0, y: 0, scale: 1 }));
  await settled();
  const [one, two] = [await at("e1"), await at("e2")];
  const [left, right] = [Math.min(one.x, two.x) - 40, Math.max(one.x, two.x) + 40];
  const [top, bottom] = [Math.min(one.y, two.y) - 40, Math.max(one.y, two.y) + 40];
  const inside = await page.evaluate((l, r, t, b) => model.graph.nodes().filter((id) => {
    const { x, y } = stage.positionOf(id);
    return x > l && x < r && y > t && y < b;
  }), left, right, top, bottom);
  await page.keyboard.down("Shift");
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(right, bottom, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  expect(inside.length).toBeGreaterThan(1);
  expect((await selection()).sort()).toEqual(inside.sort());
});

test("a lasso selects what is inside it and pans nothing", async () => {
  await wheel(6);
  await page.evaluate(() => (stage.view = { x: 0, y: 0, scale: 0.9 }));
  await settled();
  const [one, two, view] = [await at("e1"), await at("e2"), await page.evaluate(() => stage.view)];
  await page.evaluate(() => (stage.setMode("lasso"), model.select(["e4"])));
  const corner = ({ x, y }, right, down) => ({ x: x + right, y: y + down });
  const outline = [corner(two, -50, -45), corner(two, 45, -45), corner(one, 50, 30), corner(one, -45, 30)];
  await page.mouse.move(outline[0].x, outline[0].y);
  await page.mouse.down();
  for (const { x, y } of outline.slice(1)) await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
  await page.evaluate(() => stage.setMode("pan"));
  expect((await selection()).sort()).toEqual(["e1", "e2"]);
  expect(await page.evaluate(() => stage.view)).toEqual(view);
});

test("the wheel zooms to where the pointer is", async () => {
  await wheel(6);
  await settled();
  const before = await at("e1");
  await page.mouse.move(before.x, before.y);
  await page.mouse.wheel({ deltaY: -300 });
  await page.waitForFunction((scale) => stage.view.scale > scale * 1.3, {}, (await page.evaluate(() => stage.view)).scale);
  await settled();
  const after = await at("e1");
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(2);
});

test("the canvas follows the page from light to dark and back", async () => {
  await wheel(6);
  await settled();
  const { x, y, size } = await at("e1");
  const rim = async () => Math.max(...(await colours([{ x: x + size + 0.9, y }]))[0].slice(0, 3));
  for (const [theme, dark] of [["light", false], ["dark", true], ["light", false]]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
      stage.setTheme();
    }, theme);
    await settled();
    expect((await rim()) < 100, theme).toBe(dark);
  }
});

test("everything fits with its name, and uses the width or the height that there is", async () => {
  await wheel(9);
  for (const [width, height] of [[390, 500], [900, 640]]) {
    await page.setViewport({ width, height });
    await page.waitForFunction((w, h) => stage.picture.size.width === w && stage.picture.size.height === h, {}, width, height);
    await page.evaluate(() => stage.fit());
    await settled();
    const names = await page.evaluate(() => stage.picture.names.map(({ rect }) => rect));
    expect(names.length).toBeGreaterThan(7);
    const shapes = await Promise.all(Array.from({ length: 10 }, (_, i) => at(`e${i}`)));
    const all = [...names, ...shapes.map(({ x, y, size: r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }))];
    const [left, right] = [Math.min(...all.map((r) => r.left)), Math.max(...all.map((r) => r.right))];
    const [top, bottom] = [Math.min(...all.map((r) => r.top)), Math.max(...all.map((r) => r.bottom))];
    expect([left >= 0, right <= width, top >= 0, bottom <= height]).toEqual([true, true, true, true]);
    expect(Math.max((right - left) / width, (bottom - top) / height)).toBeGreaterThan(0.85);
    expect(Math.min(...shapes.map(({ size: r }) => r))).toBeGreaterThanOrEqual(width < 600 ? 9 : 13);
  }
});

test("newcomers out of sight are shown, with what was in sight and from no nearer", async () => {
  await wheel(5);
  await settled();
  const before = await page.evaluate(() => ({ view: stage.view, places: model.graph.mapNodes((id, { x, y }) => [id, x, y]) }));
  await page.evaluate(() => {
    const far = ["n1", "n2"].map((id, i) => ({ entity: { id, type: "Person", name: `Newcomer ${i}`, degree: 1 }, x: 900, y: 40 * i }));
    model.run({ kind: "add", label: "Add", entities: far, links: [] });
    stage.reveal(["n1", "n2"]);
  });
  await page.waitForFunction((scale) => stage.view.scale < scale, {}, before.view.scale);
  await settled();
  const shown = await page.evaluate(() => model.graph.nodes().map((id) => stage.positionOf(id)));
  expect(shown.filter(({ x, y, size }) => x < size || y < size || x > 900 - size || y > 640 - size)).toEqual([]);
  const after = await page.evaluate(() => model.graph.mapNodes((id, { x, y }) => [id, x, y]));
  expect(after.slice(0, before.places.length)).toEqual(before.places);
  const view = await page.evaluate(() => (stage.reveal(["n1"]), stage.view));
  await settled();
  expect(await page.evaluate(() => stage.view)).toEqual(view);
});

test("pointing at an entity lets what is not linked to it step back", async () => {
  await wheel(6);
  await settled();
  const [pointed, neighbour, stranger] = [await at("e1"), await at("e0"), await at("e3")];
  const [near, far] = await colours([{ x: neighbour.x, y: neighbour.y + neighbour.size * 0.75 }, { x: stranger.x + stranger.size * 0.7, y: stranger.y }]);
  await page.mouse.move(pointed.x, pointed.y);
  await page.waitForFunction(() => document.querySelector("#canvas > div").style.cursor === "pointer");
  await settled();
  const [nearAfter, farAfter] = await colours([{ x: neighbour.x, y: neighbour.y + neighbour.size * 0.75 }, { x: stranger.x + stranger.size * 0.7, y: stranger.y }]);
  expect(apart(near, nearAfter)).toBeLessThan(30);
  expect(apart(far, farAfter)).toBeGreaterThan(60);
});

test("entities that come stay where they are put and move nothing on the screen", async () => {
  await wheel(4);
  await settled();
  const before = await at("e1");
  await page.evaluate(() => model.run({ kind: "add", label: "Add", entities: [{ entity: { id: "far", type: "Person", name: "Far away", degree: 1 }, x: 3000, y: 3000 }], links: [] }));
  await settled();
  expect(await at("e1")).toEqual(before);
});

test("arrow keys choose entities and Enter asks for the menu", async () => {
  await wheel(4);
  await settled();
  await page.evaluate(() => model.select(["e0"]));
  await page.focus("#canvas");
  await page.keyboard.press("ArrowUp");
  expect(await selection()).toEqual(["e2"]);
  await page.keyboard.press("ArrowDown");
  expect(await selection()).toEqual(["e0"]);
  await page.keyboard.press("Enter");
  expect(await events()).toEqual([["node:menu", "e0"]]);
});

test("on a walk, arrows choose a link, Enter goes along it, E expands and Backspace goes back", async () => {
  await wheel(4);
  await settled();
  await page.evaluate(() => {
    model.select(["e0"]);
    stage.keyboard.mode = "walk";
  });
  await page.focus("#canvas");
  await page.keyboard.press("ArrowUp");
  expect(await selection()).toEqual(["e0"]);
  await page.keyboard.press("Enter");
  expect(await selection()).toEqual(["e2"]);
  await page.keyboard.press("e");
  await page.keyboard.press("Backspace");
  expect(await selection()).toEqual(["e0"]);
  await page.keyboard.press("Backspace");
  expect(await selection()).toEqual(["e0"]);
  expect(await events()).toEqual([["node:open", "e2"]]);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => stage.keyboard.mode)).toBe("menu");
});

test("a crosshair picks what is under it, carries it and puts it back or down", async () => {
  await wheel(4);
  await settled();
  await page.evaluate(() => {
    model.select(["e0"]);
    stage.keyboard.mode = "cross";
  });
  await page.focus("#canvas");
  const before = await at("e0");
  await page.keyboard.press("m");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await settled();
  expect((await at("e0")).x).toBeCloseTo(before.x + 36, 0);
  await page.keyboard.press("Escape");
  await settled();
  expect(await at("e0")).toEqual(before);
  await page.keyboard.press("ArrowLeft");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("m");
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Shift");
  await page.keyboard.press("m");
  await settled();
  expect((await at("e0")).x).toBeCloseTo(before.x + 72, 0);
  expect(await page.evaluate(() => model.graph.getNodeAttribute("e0", "pinned"))).toBe(true);
  await page.evaluate(() => model.undo());
  await settled();
  expect((await at("e0")).x).toBeCloseTo(before.x, 0);
});

test("the picture comes back after the graphics context was lost", async () => {
  await wheel(4);
  await settled();
  const point = await at("e0");
  const inside = { x: point.x, y: point.y + point.size * 0.75 };
  const [before] = await colours([inside]);
  await page.evaluate(() => new Promise((resolve) => {
    const canvas = document.querySelector(".sigma-nodes");
    const extension = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    canvas.addEventListener("webglcontextlost", () => setTimeout(() => extension.restoreContext()));
    canvas.addEventListener("webglcontextrestored", () => setTimeout(resolve));
    extension.loseContext();
  }));
  await settled();
  expect(apart((await colours([inside]))[0], before)).toBeLessThan(12);
  expect(await at("e0")).toEqual(point);
});

test("nothing broke the Content-Security-Policy or threw", () => {
  expect(opened.errors).toEqual([]);
});
