// How far a run is, in words.
import { language, t } from "../words/words";

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
  const took = ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`;
  const all = t("results.rows", { n: rows });
  if (state === "running") return rows === 0 ? t("results.running", { took }) : t("results.running-rows", { rows: all, took });
  if (state === "stopped") return t("results.stopped", { rows: all, took });
  if (state === "failed") return rows > 0 ? t("results.failed", { rows: all, took }) : "";
  if (cut) return t("results.cut", { n: limit, took });
  return rows === 0 ? t("results.none", { took }) : t("results.done", { rows: all, took });
}

const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The rows that a run shows unless more are wanted. */
export const usualRows = 5000;

/** What a run may take, said before it begins. */
export function limitsText(seconds: string, files: string): string {
  if (files) return t("results.limits-files", { seconds, n: usualRows, files });
  return t("results.limits", { seconds, n: usualRows });
}
