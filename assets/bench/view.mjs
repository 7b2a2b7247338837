// Opens a shared view of 2,000 entities from Clew, and the same data from a
// static file with bare sigma, by turns, each time in a browser that has never
// been used. Measures until the reader can work with it: the whole picture is
// drawn, and a click on an entity has selected it.
// Usage: npm run bench:view [-- entities links rounds datadir]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle, launch } from "../test/browser/harness.mjs";
import { factsOf, placeOf, serve, share } from "./program.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [entities = 2000, links = 5000, rounds = 9] = process.argv.slice(2, 5).map(Number);
const dataDir = process.argv[5] ?? join(here, "../../.clew/bench/view");
const goal = 1.5;
const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** Where an entity is once the picture is complete, and what is selected: asked in the page. */
const inClew = {
  at: (id, entities, links) => {
    const canvas = document.getElementById("canvas");
    const { stage } = canvas?.page ?? {};
    const picture = stage?.picture;
    if (!picture || picture.drawn.ids.length < entities || picture.drawn.linkIds.length < links || picture.names.length === 0) return undefined;
    const [{ x, y }, { left, top }] = [stage.positionOf(id), canvas.getBoundingClientRect()];
    return { x: left + x, y: top + y };
  },
  selected: (id) => document.getElementById("canvas").page.model.selection.has(id),
};
const inSigma = {
  at: (id) => window.bench?.at(id),
  selected: (id) => window.bench.selected === id,
};

const facts = factsOf(entities, links);
const target = facts.entities[freeOne()].id;
const program = await serve(`${dataDir}-${entities}-${links}`, facts);
try {
  const slug = await share(program.url, facts);
  const data = await (await fetch(`${program.url}/api/views/${slug}`)).text();
  const still = await serveStill(data);
  const times = { clew: [], sigma: [] };
  for (let round = -1; round < rounds; round++) { // one to warm up
    for (const name of round % 2 ? ["sigma", "clew"] : ["clew", "sigma"]) {
      const took = name === "clew" ? await open(`${program.url}/v/${slug}/open`, inClew) : await open(`${still.url}/still.html`, inSigma);
      if (round >= 0) times[name].push(took);
    }
  }
  await still.stop();
  print(times, data.length);
} finally {
  await program.stop();
}

/** An entity that stands free, half way between the middle and the right. */
function freeOne() {
  const off = (i) => Math.hypot(placeOf(i).x - 22 * Math.sqrt(entities), placeOf(i).y);
  return facts.entities.map((_, i) => i).reduce((best, i) => (off(i) < off(best) ? i : best));
}

/** Milliseconds from the navigation until the picture is drawn and until a click on an entity has selected it. */
async function open(url, { at, selected }) {
  const { browser, close } = await launch();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto("about:blank");
    await page.goto(url, { waitUntil: "domcontentloaded" });
    const asked = { polling: "raf", timeout: 60_000 };
    const place = await (await page.waitForFunction(at, asked, target, entities, links)).jsonValue();
    const drawn = await page.evaluate(() => performance.now());
    await page.mouse.click(place.x, place.y);
    await page.waitForFunction(selected, asked, target);
    return { drawn, ready: await page.evaluate(() => performance.now()) };
  } finally {
    await close();
  }
}

/** The page of bare sigma, packed as Clew packs what it sends. */
async function serveStill(data) {
  const folder = join(here, "../src/bench");
  const files = { "/still.js": await bundle(join(folder, "still.ts")), "/data.json": data };
  for (const name of ["still.html", "still.css"]) files[`/${name}`] = await readFile(join(folder, name));
  const packed = Object.fromEntries(Object.entries(files).map(([path, file]) => [path, gzipSync(file)]));
  const server = createServer(({ url }, response) => {
    const found = packed[url];
    response.writeHead(found ? 200 : 404, { "Content-Type": kinds[extname(url)] ?? "text/plain", ...(found && { "Content-Encoding": "gzip" }) });
    response.end(found);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

function print({ clew, sigma }, bytes) {
  console.log(`A view of ${entities} entities and ${links} links (${Math.round(bytes / 1024)} KiB), ${rounds} rounds by turns in fresh profiles; medians`);
  for (const what of ["drawn", "ready"]) {
    const [c, s] = [clew, sigma].map((all) => median(all.map((one) => one[what])));
    const words = what === "drawn" ? "the whole picture is drawn" : "a click has selected an entity";
    const met = what === "ready" ? `; goal ${goal.toFixed(1)}: ${c / s <= goal ? "met" : "NOT met"}` : "";
    console.log(`until ${words}: Clew ${c.toFixed(0)} ms, bare sigma with a static file ${s.toFixed(0)} ms (${(c / s).toFixed(2)}x)${met}`);
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
