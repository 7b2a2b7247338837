// Serves one page bundled in memory, under Clew's own Content-Security-Policy,
// and opens it in a real browser.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";

const assets = join(dirname(fileURLToPath(import.meta.url)), "../..");
const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'";

/** Starts a browser with an empty profile. */
export async function launch() {
  const profile = await mkdtemp(join(tmpdir(), "clew-browser-"));
  const browser = await puppeteer.launch({ executablePath: chromium(), headless: true, args: flags, userDataDir: profile });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  return { browser, close };
}

/**
 * Opens the page `folder/name.html` with its script and style; width and height in pixels.
 * `endpoint` is a running browser's; without it one is started. `gl: false` refuses WebGL, as a browser without it does.
 */
export async function open(folder, name, { endpoint, width = 1000, height = 700, touch = false, dark = false, gl = true, query = "" } = {}) {
  const server = await serve(folder, name);
  const own = endpoint ? undefined : await launch();
  const browser = own?.browser ?? (await puppeteer.connect({ browserWSEndpoint: endpoint }));
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  if (!gl) await page.evaluateOnNewDocument(refuseWebGL);
  await page.setViewport({ width, height, hasTouch: touch, isMobile: touch });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}.html${query}`, { waitUntil: "load" });
  return { page, errors, close: () => close(context, own, browser, server) };
}

async function close(context, own, browser, server) {
  await context.close();
  if (own) await own.close();
  else await browser.disconnect();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

function refuseWebGL() {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
}

const flags = [
  "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--disable-quic", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch { /* the next name, then */ }
  }
  throw new Error("No Chromium was found on the PATH. Install it, or set CHROMIUM to its path.");
}

/** A browser script in one piece. */
export async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file], bundle: true, format: "esm", target: "es2022", write: false, logLevel: "warning", minify: true,
  });
  return outputFiles[0].contents;
}

async function serve(folder, name) {
  const script = await bundle(join(folder, `${name}.ts`));
  const server = createServer(async ({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const body = path === `/${name}.js` ? script : await content(folder, path);
    response.writeHead(body ? 200 : 404, { "Content-Type": kinds[extname(path)] ?? "text/plain", "Content-Security-Policy": policy });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

// Icons come white, as build.mjs writes them.
async function content(folder, path) {
  if (path === "/favicon.ico") return " ";
  const worker = /^\/assets\/([a-z]+)-worker\.js$/.exec(path)?.[1];
  if (worker) return bundle(join(assets, `src/${worker}/worker.ts`));
  const icon = /^\/assets\/icons\/([a-z0-9-]+)\.svg$/.exec(path)?.[1];
  if (!icon) return readFile(join(folder, path)).catch(() => undefined);
  const svg = await readFile(join(assets, `node_modules/lucide-static/icons/${icon}.svg`), "utf8").catch(() => undefined);
  return svg?.replace('stroke="currentColor"', 'stroke="#fff"');
}
