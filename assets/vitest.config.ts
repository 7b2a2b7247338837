import { defineConfig } from "vitest/config";

// The limit is there for what never ends: a busy machine is no failure.
export default defineConfig({
  test: { include: ["src/**/*.test.ts"], restoreMocks: true, testTimeout: 60_000 },
});
