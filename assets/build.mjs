// Builds everything the browser loads into dist/: bundles, styles, icons and
// static files. Deterministic: the same sources give the same bytes.
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: "linked",
  target: "es2022",
  legalComments: "linked",
  logLevel: "warning",
};

await emptyDist();
const icons = await buildIcons();
await Promise.all([buildPages(), buildScripts(), buildStyles(icons), copyStatic()]);
await printSizes();

// dist/ itself stays: the Go program embeds it and a build in progress must not take it away.
async function emptyDist() {
  await mkdir(dist, { recursive: true });
  for (const name of await readdir(dist)) await rm(join(dist, name), { recursive: true });
}

// Modules that pages share become one chunk, named by its content.
async function buildPages() {
  const entryPoints = present({ explore: "src/ui/main.ts", page: "src/ui/page.ts", query: "src/query/main.ts", fields: "src/query/fields.ts", view: "src/view/main.ts" });
  await build({ ...common, entryPoints, outdir: dist, format: "esm", splitting: true, chunkNames: "chunks/[name]-[hash]" });
}

// Files of their own: a strict Content-Security-Policy refuses workers made from strings, and the
// theme has to be set before the first paint.
async function buildScripts() {
  const entryPoints = present({ "layout-worker": "src/layout/worker.ts", "measure-worker": "src/measure/worker.ts", theme: "src/ui/theme.ts" });
  await build({ ...common, entryPoints, outdir: dist, format: "iife" });
}

async function buildStyles(icons) {
  const main = existsSync(join(root, "css/main.css")) ? '@import "./main.css";\n' : missing("css/main.css");
  await build({
    ...common,
    stdin: { contents: main + icons, resolveDir: join(root, "css"), sourcefile: "generated.css", loader: "css" },
    outfile: join(dist, "main.css"),
    external: ["/assets/*"],
  });
}

// Writes the icons that src/types.json and src/icons.json name and returns the CSS that refers to
// them: .type-NAME sets --type-colour, --type-icon and --type-shape, .icon-NAME sets --icon, for mask-image.
async function buildIcons() {
  const types = await readJSON("src/types.json", {});
  const extra = await readJSON("src/icons.json", []);
  const names = new Set([...extra, ...Object.values(types).map((look) => look.icon)]);
  await mkdir(join(dist, "icons"), { recursive: true });
  for (const name of [...names].sort()) await writeIcon(name);
  return typeStyles(types) + extra.map((name) => `.icon-${name}{--icon:${iconURL(name)}}\n`).join("");
}

// White, so that the canvas can draw it on a coloured node; as a mask only its shape counts.
async function writeIcon(name) {
  const svg = await readFile(join(root, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
  const white = svg
    .replace(/\s*class="[^"]*"/, "")
    .replace('stroke="currentColor"', 'stroke="#fff"')
    .replace('width="24"', 'width="64"')
    .replace('height="24"', 'height="64"')
    .replace(/\s+/g, " ");
  await writeFile(join(dist, "icons", `${name}.svg`), white);
}

// .type-any-N is the N-th colour of the palette, for types without a look of their own.
function typeStyles({ "*": fallback, ...types }) {
  if (!fallback) return "";
  const rule = (selector, { colour, icon, shape }) =>
    `${selector}{--type-colour:${colour};--type-icon:${iconURL(icon)};--type-shape:var(--shape-${shape})}\n`;
  const palette = fallback.palette.map((colour, i) => rule(`.type-any-${i}`, { ...fallback, colour }));
  const known = Object.entries(types).map(([name, look]) => rule(`.type-${name}`, look));
  return [rule(":root", fallback), ...palette, ...known].join("");
}

function iconURL(name) {
  return `url("/assets/icons/${name}.svg")`;
}

async function copyStatic() {
  if (existsSync(join(root, "static"))) await cp(join(root, "static"), dist, { recursive: true });
}

async function printSizes() {
  for (const name of (await readdir(dist, { recursive: true })).sort()) {
    const file = join(dist, name);
    if (!/\.(js|css)$/.test(name) || (await stat(file)).isDirectory()) continue;
    const bytes = await readFile(file);
    const kib = (size) => (size / 1024).toFixed(1).padStart(7);
    console.log(`${name.padEnd(32)} ${kib(bytes.length)} KiB ${kib(gzipSync(bytes).length)} KiB gzip`);
  }
}

function present(entries) {
  const found = Object.entries(entries).filter(([, file]) => existsSync(join(root, file)) || missing(file));
  return Object.fromEntries(found);
}

function missing(file) {
  console.log(`skipped ${file}: there is no such file`);
  return "";
}

async function readJSON(file, fallback) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : fallback;
}
