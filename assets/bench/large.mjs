// Large graphs on the stage. Streams 50,000 entities in and looks at them at several scales; lays 10,000 out anew, and takes
// an expansion of 1,000 among them back. A longest task of 0 is one below 50 ms.
// Usage: npm run bench:large [-- nodes links laid-out rounds]
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "../test/browser/harness.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../src/bench");
const [nodes = 50_000, links = 100_000, laid = 10_000, rounds = 3] = process.argv.slice(2).map(Number);
const ms = (value) => `${value.toFixed(0)} ms`;

await onPage(async (page) => {
  const { took, longest } = await page.evaluate((n, l) => window.bench.stream(n, l), nodes, links);
  console.log(`${nodes} entities and ${links} links streamed in: ${ms(took)}, longest task ${ms(longest)}`);
  for (const { scale, names, relations, ms: drawn } of await page.evaluate(() => window.bench.levels())) {
    console.log(`  at ${scale}: ${names} names, ${relations} relations, drawn after ${ms(drawn)}`);
  }
});
await onPage(async (page) => {
  await page.evaluate((n, l) => window.bench.stream(n, l), laid, 3 * laid);
  for (let round = 0; round < rounds; round++) {
    const undone = await page.evaluate(() => window.bench.undo(1000));
    console.log(`an expansion of 1,000 among ${laid} taken back: ${ms(undone.undo)}, longest task with drawing ${ms(undone.longest)}`);
  }
  const { took, longest } = await page.evaluate(() => window.bench.layout());
  console.log(`${laid} entities and ${3 * laid} links laid out anew: ${ms(took)}, longest task of the main thread ${ms(longest)}`);
});

async function onPage(work) {
  const { page, errors, close } = await open(folder, "large", { width: 1280, height: 800 });
  try {
    await work(page);
    if (errors.length) throw new Error(errors.join("\n"));
  } finally {
    await close();
  }
}
