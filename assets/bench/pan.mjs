// Pans 10,000 entities and 30,000 links with bare sigma, with the stage and
// with the stage drawing everything, by turns in one browser. First in a small
// window, where filling pixels costs little and script time is what is left;
// then in a large one, where a software renderer fills pixels and frames count.
// Last it points at entities, the most connected first, with everything drawn.
// Usage: npm run bench:canvas [-- nodes links rounds]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "../test/browser/harness.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../src/bench");
const [nodes = 10_000, links = 30_000, rounds = 4] = process.argv.slice(2).map(Number);

const { page, errors, close } = await open(folder, "pan", { width: 1280, height: 800 });
try {
  await page.evaluate((n, l) => window.bench.build(n, l), nodes, links);
  console.log(`${nodes} entities, ${links} links, ${rounds} rounds; medians of rounds, milliseconds per frame`);
  print("script, 320x200", await compare({ width: 320, height: 200 }), "script");
  await point("full", 24);
  const large = await compare({ width: 1280, height: 800 });
  print("frame, 1280x800", large, "frame");
  console.log(`the stage drew less while moving: ${large.stage.map((one) => (one.slow ? "yes" : "no")).join(" ")}`);
  if (errors.length) throw new Error(errors.join("\n"));
} finally {
  await close();
}

async function compare(viewport) {
  await page.setViewport(viewport);
  const results = { bare: [], stage: [], full: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? ["full", "stage", "bare"] : ["bare", "stage", "full"]) results[name].push(await measure(name));
  }
  return results;
}

async function measure(name) {
  await page.evaluate((n) => window.bench.show(n), name);
  const before = await page.metrics();
  const times = await page.evaluate((n) => window.bench.pan(n), name);
  const after = await page.metrics();
  const script = ((after.ScriptDuration - before.ScriptDuration) * 1000) / times.length;
  return { script, frame: mean(times), slow: await page.evaluate(() => window.stage.slow) };
}

/** Points at entities one after the other, once to warm up; prints the script time of each move with what it redraws. */
async function point(name, count) {
  await page.evaluate((n) => window.bench.show(n), name);
  const targets = await page.evaluate((n, c) => window.bench.targets(n, c), name, count);
  let times = [];
  for (const { x, y } of [...targets, ...targets]) {
    const before = await page.metrics();
    await page.mouse.move(x, y);
    await page.evaluate(() => window.bench.drawn());
    const after = await page.metrics();
    times.push((after.ScriptDuration - before.ScriptDuration) * 1000);
  }
  times = times.slice(targets.length);
  console.log(`script, pointing at an entity: most connected ${times[0].toFixed(2)}, median ${median(times).toFixed(2)}, most ${Math.max(...times).toFixed(2)}`);
}

function print(title, { bare, stage, full }, what) {
  const [b, s, f] = [bare, stage, full].map((all) => median(all.map((one) => one[what])));
  const beside = (value) => `${value.toFixed(2)} (${(value / b).toFixed(2)}x)`;
  console.log(`${title}: bare sigma ${b.toFixed(2)}, stage ${beside(s)}, stage drawing everything ${beside(f)}`);
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
