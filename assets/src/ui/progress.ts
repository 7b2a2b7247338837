// How far an expansion has come, and the words that tell it.
import { language, t } from "../words/words";
import { counted, entitiesAndLinks } from "./words";

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
  types?: Record<string, number>; // the new entities by type
  next: string; // cursor of the next page, "" at the end
  note: string; // what was left out on the way, "" where nothing was
  message: string; // why it failed
}

/** Whether the expansion still runs and can be stopped. */
export function isBusy(progress: Progress): boolean {
  return progress.state === "waiting" || progress.state === "running" || progress.state === "settling";
}

/** What is being expanded: "Huawei", or "Huawei, listed by". */
export function subject({ name, relations }: Progress): string {
  return relations ? t("progress.subject", { name, relations }) : name;
}

/** What stands at the end of the meter: "462 of 1,214 links", "100 of 1,214 links shown". */
export function meterCount(progress: Progress): string {
  const { state, shown, total: n, message } = progress;
  if (state === "waiting") return t("progress.waiting");
  if (state === "failed") return message;
  if (state === "running" && n === 0) return t("progress.counting");
  if (state === "running" || state === "settling") return t("progress.of-links", { shown, n });
  return shown >= n ? allShown(progress) : t("progress.of-links-shown", { shown, n });
}

/** What the button for the next page says: "Show the next 100", "Show the last 14", "Show the last one". */
export function nextLabel(progress: Progress, limit: number): string {
  const left = Math.max(1, progress.total - progress.shown);
  return left > limit ? t("progress.next", { n: limit }) : t("progress.last", { n: left });
}

/** The sentence for those who do not see the canvas, when an expansion begins or ends. */
export function announcement(progress: Progress): string {
  const { name, state, message: why, entities, links } = progress;
  const added = t("progress.added", { what: capital(whatCame(progress)) });
  if (state === "failed") return t("progress.failed", { name, why });
  if (state === "stopped") return t("progress.stopped", { name, added });
  if (state !== "done") return t("progress.expanding", { name });
  return entities + links === 0 ? outcome(progress) : added;
}

/** The same while it runs: "14 companies added, 14 of 214 links of Huawei." Nothing where nothing came yet. */
export function soFar(progress: Progress): string | undefined {
  const { name, relations, shown, total: n, entities, links } = progress;
  if (progress.state !== "running" || n === 0 || entities + links === 0) return undefined;
  const what = capital(whatCame(progress));
  return relations ? t("progress.so-far-of", { what, shown, n, name, relations }) : t("progress.so-far", { what, shown, n, name });
}

/** New entities by what they are, where they are of one or two types, and new links: "14 companies and 2 people". */
function whatCame({ entities, links, types = {} }: Progress): string {
  const byType = Object.entries(types).sort((a, b) => b[1] - a[1]).map(([type, n]) => counted(type, n));
  const [first, second] = byType;
  if (byType.length === 1 && first) return first;
  if (byType.length === 2 && first && second) return t("progress.two", { first, second });
  return entitiesAndLinks(entities, links);
}

function outcome(progress: Progress): string {
  return progress.next ? t("progress.no-new", { name: progress.name }) : t("progress.sentence", { text: allShown(progress) });
}

function allShown({ name, relations, total: n }: Progress): string {
  return relations ? t("progress.all-of", { name, relations, n }) : t("progress.all", { name, n });
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
