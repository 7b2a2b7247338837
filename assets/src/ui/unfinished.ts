// An expansion that has more to give, as it is stored over a reload.
import { type ExpandRequest, rootsOf } from "../net/frames";
import { type Progress, isBusy } from "./progress";

/** One page of an expansion: what was asked for, of which group it is the opening ("" for none), how far it came, and the links of the pages before it. */
export interface Unfinished {
  readonly request: ExpandRequest & { limit: number };
  readonly disc: string;
  readonly progress: Progress;
  readonly before: number;
}

/** What of the expansion is worth storing; undefined where nothing is left of it, or nothing was counted yet. */
export function unfinished({ request, disc, progress, before }: Unfinished): Unfinished | undefined {
  const isWhole = progress.state === "done" && !progress.next;
  if (isWhole || progress.total === 0) return undefined;
  const state = isBusy(progress) || progress.state === "failed" ? "stopped" : progress.state;
  return { request, disc, before, progress: { ...progress, state } };
}

/** Reads what was stored; undefined for anything else. */
export function readUnfinished(value: unknown): Unfinished | undefined {
  const { request, progress, before } = (value ?? {}) as Partial<Unfinished>;
  const numbers = [request?.limit, before, progress?.shown, progress?.goal, progress?.total];
  const texts = [progress?.node, progress?.name, progress?.relations, progress?.next];
  const isWhole = numbers.every(Number.isFinite) && texts.every((text) => typeof text === "string") && rootsOf(request ?? {}).length > 0;
  return isWhole ? { ...(value as Unfinished), disc: (value as Unfinished).disc ?? "" } : undefined;
}
