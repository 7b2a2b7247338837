import { defineConfig } from "vitest/config";

// A software renderer on a busy machine takes its time: limits are for hangs, not for speed.
export default defineConfig({
  test: { include: ["test/browser/**/*.test.mjs"], globalSetup: ["test/browser/browser.mjs"], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
