// Clew itself, as `make build` made it, with a graph of a given size.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const clew = join(dirname(fileURLToPath(import.meta.url)), "../../bin/clew");
const types = ["Company", "Person", "Agency", "Court", "Statement", "ExecutiveOrder"];
const relations = ["OWNS", "DIRECTS", "WROTE_TO", "PART_OF"];

/** Serves the facts from a data directory that is kept; resolves to its address and what stops it. */
export async function serve(dataDir, facts) {
  await mkdir(dataDir, { recursive: true });
  await load(dataDir, facts);
  const program = spawn(clew, ["serve", "--data-dir", dataDir, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const url = await Promise.race([ready(program), ended.then((code) => Promise.reject(new Error(`Clew ended with ${code}.`)))]);
  return { url, stop: () => (program.kill("SIGINT"), ended) };
}

async function load(dataDir, facts) {
  const folder = await mkdtemp(join(tmpdir(), "clew-facts-"));
  const file = join(folder, "facts.json");
  await writeFile(file, JSON.stringify(facts));
  const program = spawn(clew, ["import", file, "--data-dir", dataDir], { stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((resolve) => program.once("exit", resolve));
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(`clew import ended with ${code}.`);
}

/** Resolves to the address once the graph is open. */
async function ready(program) {
  const said = [];
  for (const stream of [program.stdout, program.stderr]) {
    createInterface({ input: stream }).on("line", (line) => said.push(line));
  }
  for (;;) {
    const line = said.find((line) => line.startsWith("Ready: open "));
    if (line) return line.slice("Ready: open ".length).split("/ in")[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file of facts in which the well connected gain links faster, with a quote behind every link; the same every time. */
export function factsOf(entities, links) {
  const random = seeded(11);
  const ends = [0];
  const pairs = Array.from({ length: links }, (_, i) => {
    const source = i < entities - 1 ? i + 1 : Math.floor(random() * entities);
    const target = ends[Math.floor(random() * ends.length)];
    ends.push(source, target);
    return [source, target === source ? (source + 1) % entities : target];
  });
  const quotes = pairs.map(([source, target], i) => `Entity number ${source} is tied to entity number ${target}, says note ${i}.`);
  return {
    clew: 1, ids: "lasting", sources: [{ id: id("S", 0), title: "Notes", text: quotes.join("\n") }],
    entities: Array.from({ length: entities }, (_, i) => ({ id: id("E", i), type: types[i % types.length], name: `Entity number ${i}` })),
    links: pairs.map(([source, target], i) => ({
      id: id("K", i), source: id("E", source), target: id("E", target), type: relations[i % relations.length], from: String(1990 + (i % 35)),
      claims: [{ source: id("S", 0), quote: quotes[i], status: "asserted" }],
    })),
  };
}

/** The place of the i-th entity: sunflower seeds, evenly spread. */
export function placeOf(i) {
  const [angle, radius] = [i * 2.39996, 44 * Math.sqrt(i)];
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Shares all of the facts as one frozen view in which no two entities overlap; resolves to its slug. */
export async function share(url, facts) {
  const places = facts.entities.map(({ id }, i) => ({ id, ...placeOf(i), pinned: false, hidden: false }));
  const body = { mode: "frozen", access: "unlisted", expires: "", parent: "", view: { title: "Everything", note: "", author: "", entities: places, links: null, selection: [], hiddenTypes: [], hiddenLinkTypes: [] } };
  const answer = await fetch(`${url}/api/views`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The view was not saved: ${await answer.text()}`);
  return (await answer.json()).slug;
}

/** A lasting id: a ULID of a time long past. */
function id(kind, number) {
  return `01F5${kind}000000000000000${String(number).padStart(6, "0")}`;
}

function seeded(state) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
