// Runs src/layout/stability.bench.ts in Node.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: ["src/layout/stability.bench.ts"],
  absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
});
await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
