// How far an expansion has come, and the words that tell it.
import { count, entitiesAndLinks, plural } from "./words";

/** The life of one expansion, as the meter shows it. Counts are of links. */
export interface Progress {
  readonly node: string; // entity ID
  readonly name: string;
  readonly relations: string; // in words, "" for every relation
  state: "waiting" | "running" | "settling" | "done" | "stopped" | "failed";
  shown: number; // received, over all pages
  goal: number; // what the page on its way brings shown to
  total: number; // in the graph
  entities: number; // new on the canvas
  links: number; // new on the canvas
  next: string; // cursor of the next page, "" at the end
  note: string; // what was left out on the way, "" where nothing was
  message: string; // why it failed
}

/** Whether the expansion still runs and can be stopped. */
export function isBusy(progress: Progress): boolean {
  return progress.state === "waiting" || progress.state === "running" || progress.state === "settling";
}

/** What is being expanded: "Huawei", or "Huawei, listed by". */
export function subject(progress: Progress): string {
  return progress.relations ? `${progress.name}, ${progress.relations}` : progress.name;
}

/** What stands at the end of the meter: "462 of 1,214 links", "100 of 1,214 links shown". */
export function meterCount(progress: Progress): string {
  if (progress.state === "waiting") return "waiting for its turn";
  if (progress.state === "failed") return progress.message;
  if (progress.state === "running" && progress.total === 0) return "counting";
  const counts = `${count(progress.shown)} of ${plural(progress.total, "link")}`;
  if (progress.state === "running" || progress.state === "settling") return counts;
  if (progress.shown >= progress.total) return allShown(progress);
  return `${counts} shown`;
}

/** What the button for the next page says: "Show the next 100", "Show the last 14", "Show the last one". */
export function nextLabel(progress: Progress, limit: number): string {
  const left = Math.max(1, progress.total - progress.shown);
  if (left > limit) return `Show the next ${count(limit)}`;
  return left === 1 ? "Show the last one" : `Show the last ${count(left)}`;
}

/** The sentence for those who do not see the canvas. */
export function announcement(progress: Progress): string {
  const added = `${entitiesAndLinks(progress.entities, progress.links)} added`;
  switch (progress.state) {
    case "failed":
      return `Expanding ${progress.name} failed. ${progress.message}`;
    case "stopped":
      return `Stopped expanding ${progress.name}. ${sentence(added)}`;
    case "done":
      return progress.entities + progress.links === 0 ? outcome(progress) : sentence(added);
    default:
      return `Expanding ${progress.name}`;
  }
}

function outcome(progress: Progress): string {
  return progress.next ? `No new entities in this part of ${progress.name}.` : `${allShown(progress)}.`;
}

function allShown(progress: Progress): string {
  const what = progress.relations ? `“${progress.relations}” links` : "links";
  if (progress.total === 0) return `${progress.name} has no ${what}`;
  if (progress.total === 1) return `The only link of ${progress.name} is on the canvas`;
  return `All ${count(progress.total)} ${what} of ${progress.name} are on the canvas`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
