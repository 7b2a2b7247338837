// How far a run is, in words.
import { count, plural } from "../ui/words";

export interface RunState {
  state: "running" | "done" | "stopped" | "failed";
  rows: number;
  ms: number;
  limit: number;
  seconds: number;
  cut: boolean; // at the limit of rows
}

/** "1,200 rows… · 0.8 s", "2 rows · 4 ms", "The first 5,000 rows · 1.2 s · there are more". */
export function meterText({ state, rows, ms, limit, cut }: RunState): string {
  const took = ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  if (state === "running") return rows === 0 ? `Running… · ${took}` : `${plural(rows, "row")}… · ${took}`;
  if (state === "stopped") return `Stopped after ${plural(rows, "row")} · ${took}`;
  if (state === "failed") return rows > 0 ? `${plural(rows, "row")}, then it failed · ${took}` : "";
  if (cut) return `The first ${count(limit)} rows · ${took} · there are more`;
  return rows === 0 ? `No rows · ${took}` : `${plural(rows, "row")} · ${took}`;
}

/** The rows that a run shows unless more are wanted. */
export const usualRows = 5000;

/** What a run may take, said before it begins. */
export function limitsText(seconds: string, files: string): string {
  return `It only reads. It may take ${seconds} seconds and shows ${count(usualRows)} rows here${files ? `; files hold up to ${files}` : ""}.`;
}
