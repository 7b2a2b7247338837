// What a cell of a result can be, as graph.AppendValue writes it, and what it
// says as plain text: for sorting, filtering and copying.
import { relation, statusName } from "../ui/words";
import { language, t } from "../words/words";

export interface EntityValue { id: string; type: string; name: string; degree?: number }
export interface LinkValue { id: string; type: string; source: string; target: string; from?: string; until?: string; status?: string; evidence?: number; sources?: number; known?: string }
export interface PathValue { entities: EntityValue[]; links: LinkValue[] }
/** A claim, a passage or a source: something of Clew's own that is no entity. */
export interface RecordValue { label: string; id: string; properties: Record<string, Value> }

export type Value =
  | null
  | boolean
  | number
  | string
  | Value[]
  | { entity: EntityValue }
  | { link: LinkValue }
  | { path: PathValue }
  | { record: RecordValue }
  | { time: string }
  | { int: string }
  | { float: string }
  | { map: Record<string, Value> };

export type Row = Value[];

export type Kind = "null" | "boolean" | "number" | "text" | "list" | "entity" | "link" | "path" | "record" | "time" | "map";

export function kindOf(value: Value): Kind {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return typeof value as "boolean" | "number";
  if (Array.isArray(value)) return "list";
  if ("int" in value || "float" in value) return "number";
  return Object.keys(value)[0] as Kind;
}

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });

/** A number as people write it, at its full precision where it has more digits than a number can hold. */
export function numberText(value: number | { int: string } | { float: string }): string {
  if (typeof value === "number") return numbers.format(value);
  return "int" in value ? numbers.format(BigInt(value.int)) : value.float;
}

/** The words of a cell, as a table shows them. */
export function textOf(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? t("results.yes") : t("results.no");
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if ("int" in value || "float" in value) return numberText(value);
  if ("entity" in value) return value.entity.name;
  if ("link" in value) return linkText(value.link);
  if ("path" in value) return pathText(value.path);
  if ("record" in value) return recordText(value.record);
  if ("time" in value) return value.time;
  return Object.entries(value.map).map(([key, item]) => `${key}: ${textOf(item)}`).join(", ");
}

/** A cell as another program wants it: numbers bare, no line breaks or tabs. */
export function plainOf(value: Value): string {
  if (typeof value === "number") return String(value);
  if (value !== null && typeof value === "object" && "int" in value) return value.int;
  return textOf(value).replace(/[\t\r\n]+/g, " ");
}

/** "designated · 2021-01 – 2021-05 · ended" */
export function linkText({ type, from, until, status }: LinkValue): string {
  const when = !until || from === until ? (from ?? "") : `${from ?? ""} – ${until}`.trim();
  return [relation(type), when, statusName(status)].filter(Boolean).join(" · ");
}

/** Names and relations in the order of the path: "Lei Jun — founded → Xiaomi". */
export function pathText(path: PathValue): string {
  return pathSteps(path).map((step) => (typeof step === "string" ? step : step.name)).join(" ");
}

/** A path as entities and, between them, relations with the direction they point. */
export function pathSteps({ entities, links }: PathValue): (EntityValue | string)[] {
  return entities.flatMap((entity, i) => {
    const link = links[i];
    if (!link) return [entity];
    const words = relation(link.type);
    return [entity, link.source === entity.id ? `— ${words} →` : `← ${words} —`];
  });
}

const naming = ["title", "text", "quote", "name", "summary"];

/** What names a record: its title, its words … or else what kind it is. */
export function recordText({ label, properties }: RecordValue): string {
  if (label === "Claim") return [t("results.claim"), statusName(String(properties["status"] ?? ""))].filter(Boolean).join(" · ");
  const name = naming.map((key) => properties[key]).find((value) => typeof value === "string" && value !== "");
  return typeof name === "string" ? name : label;
}

const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
const rank: Record<Kind, number> = { boolean: 0, number: 1, time: 2, text: 3, entity: 3, link: 3, path: 3, record: 3, list: 3, map: 3, null: 4 };

/** The order of two cells of a column: by number, by date, by words; nothing comes last. */
export function compareValues(a: Value, b: Value): number {
  const [kindA, kindB] = [kindOf(a), kindOf(b)];
  if (rank[kindA] !== rank[kindB]) return rank[kindA] - rank[kindB];
  if (kindA === "null") return 0;
  if (kindA === "number") return numberOf(a) - numberOf(b) || compareDigits(a, b);
  if (kindA === "boolean") return Number(a) - Number(b);
  if (kindA === "time") return order(textOf(a), textOf(b));
  return collator.compare(textOf(a), textOf(b));
}

function numberOf(value: Value): number {
  if (value !== null && typeof value === "object" && "int" in value) return Number(value.int);
  if (value !== null && typeof value === "object" && "float" in value) return value.float === "NaN" ? Infinity : Number(value.float);
  return Number(value);
}

/** Integers that are the same as numbers can differ in their last digits. */
function compareDigits(a: Value, b: Value): number {
  const digits = (value: Value) => (value !== null && typeof value === "object" && "int" in value ? BigInt(value.int) : undefined);
  const [x, y] = [digits(a), digits(b)];
  return x === undefined || y === undefined || x === y ? 0 : x < y ? -1 : 1;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
