import { expect, test } from "vitest";
import { type RunState, meterText } from "./meter";

const run = (state: Partial<RunState>): RunState => ({ state: "done", rows: 0, ms: 4.2, limit: 5000, seconds: 10, cut: false, ...state });

test.each([
  [run({ state: "running" }), "Running… · 4 ms"],
  [run({ state: "running", rows: 1200, ms: 1840 }), "1,200 rows… · 1.8 s"],
  [run({ rows: 1 }), "1 row · 4 ms"],
  [run({}), "No rows · 4 ms"],
  [run({ rows: 5000, cut: true }), "The first 5,000 rows · 4 ms · there are more"],
  [run({ state: "stopped", rows: 20 }), "Stopped after 20 rows · 4 ms"],
  [run({ state: "failed" }), ""],
])("the meter says how far a run is: %o", (state, text) => {
  expect(meterText(state)).toBe(text);
});
