// Opens and pans one graph with Clew's stage, cytoscape.js and vis-network, each in a page of its own, by turns in one browser,
// and writes a table for docs/comparison.md.
// Usage: npm run bench:peers [-- nodes links rounds]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, open } from "../test/browser/harness.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../src/bench");
const [nodes = 10_000, links = 30_000, rounds = 4] = process.argv.slice(2).map(Number);
const names = ["clew", "cytoscape", "cytoscape with WebGL", "vis-network"];
const results = Object.fromEntries(names.map((name) => [name, []]));

const { browser, close } = await launch();
try {
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? [...names].reverse() : names) results[name].push(await measure(name));
  }
} finally {
  await close();
}
console.log(`${nodes} entities, ${links} links, ${rounds} rounds; medians of rounds, in milliseconds; heap in MB. A longest task of 0 is one below 50 ms.\n`);
console.log("| | until drawn | longest task | a frame while panning | script of it | heap |\n| --- | ---: | ---: | ---: | ---: | ---: |");
for (const name of names) {
  const of = (key) => median(results[name].map((one) => one[key]));
  console.log(`| ${name} | ${of("opened").toFixed(0)} | ${of("longest").toFixed(0)} | ${of("frame").toFixed(1)} | ${of("script").toFixed(1)} | ${of("heap").toFixed(0)} |`);
}

async function measure(name) {
  const { page, close } = await open(folder, "peers", { endpoint: browser.wsEndpoint(), width: 1280, height: 800 });
  try {
    const { opened, longest } = await page.evaluate((...args) => window.bench.open(...args), name, nodes, links);
    await page.evaluate(() => window.bench.frames()); // to warm up
    const before = await page.metrics();
    const times = await page.evaluate(() => window.bench.frames());
    const after = await page.metrics();
    const script = ((after.ScriptDuration - before.ScriptDuration) * 1000) / times.length;
    return { opened, longest, frame: median(times), script, heap: after.JSHeapUsedSize / 2 ** 20 };
  } finally {
    await close();
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
