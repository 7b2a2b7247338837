// Pans the canvas and drags its timeline by turns in one browser, over the same
// 10,000 links with dates, and says how much longer a frame and its script take
// while the clock moves. First in a small window, where filling pixels costs
// little and script time is what is left; then in a large one, for frames.
// Usage: npm run bench:timeline [-- entities links rounds]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "../test/browser/harness.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../src/bench");
const [nodes = 4_000, links = 10_000, rounds = 6] = process.argv.slice(2).map(Number);
const goal = 1.5;

console.log(`${nodes} entities, ${links} links, ${rounds} rounds; medians of rounds, milliseconds per frame`);
let page;
await run("fast", "everything drawn in every frame");
await run("measured", "as the stage adapts: where frames are slow, panning moves the last picture along and draws nothing");

/** Measures one way to draw; `what` says which. */
async function run(pace, what) {
  const opened = await open(folder, "drag", { width: 1280, height: 800 });
  page = opened.page;
  try {
    await page.evaluate((n, l, p) => window.bench.build(n, l, p), nodes, links, pace);
    console.log(`${what}:`);
    const script = print("  script, 480x400", await compare({ width: 480, height: 400 }), "script");
    const frame = print("  frame, 1280x800", await compare({ width: 1280, height: 800 }), "frame");
    if (opened.errors.length) throw new Error(opened.errors.join("\n"));
    console.log(`  ${Math.max(script, frame) <= goal ? "within" : "MISSED: above"} ${goal}x of panning`);
  } finally {
    await opened.close();
  }
}

async function compare(viewport) {
  await page.setViewport(viewport);
  await page.evaluate(() => window.bench.rested());
  const results = { pan: [], drag: [] };
  for (let round = -1; round < rounds; round++) { // one to warm up
    for (const name of round % 2 ? ["drag", "pan"] : ["pan", "drag"]) {
      const result = await (name === "pan" ? measure("pan") : dragged());
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

/** A real press takes hold of the hand; the page moves it once a frame, as a pointer does. */
async function dragged() {
  const { x, y } = await page.evaluate(() => window.bench.track());
  const all = await page.evaluate(() => window.bench.holding());
  await page.mouse.move(x, y);
  await page.mouse.down();
  const result = await measure("drag");
  const held = await page.evaluate(() => window.bench.holding());
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.evaluate(() => window.bench.rested());
  if (held >= links) throw new Error(`the clock did not move: ${held} of ${links} links hold, before ${all}`);
  return result;
}

async function measure(name) {
  const before = await page.metrics();
  const times = await page.evaluate((n) => window.bench[n](), name);
  const after = await page.metrics();
  return { script: ((after.ScriptDuration - before.ScriptDuration) * 1000) / times.length, frame: times.reduce((sum, one) => sum + one, 0) / times.length };
}

function print(title, { pan, drag }, what) {
  const [p, d] = [pan, drag].map((all) => median(all.map((one) => one[what])));
  console.log(`${title}: panning ${p.toFixed(2)}, dragging the timeline ${d.toFixed(2)} (${(d / p).toFixed(2)}x)`);
  return d / p;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
