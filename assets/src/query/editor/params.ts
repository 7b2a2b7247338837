// The parameters of a query that is being written, and values of theirs.
import { search } from "../../net/api";

export interface Definition {
  name: string;
  type: string;
  entityType: string;
  default: string;
  /** What there is to choose from, of an enum. */
  options: string[];
}

/** The parameters as they stand in the form now; those without a name are left out. */
export function definitions(form: HTMLFormElement): Definition[] {
  const found: Definition[] = [];
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name^="params."][name$=".name"]')) {
    const place = input.name.slice(0, -"name".length);
    const of = (part: string) => String(new FormData(form).get(place + part) ?? "").trim();
    const name = input.value.trim();
    if (name) found.push({ name, type: of("type"), entityType: of("entityType"), default: of("default"), options: of("options").split(/\r?\n/).map((line) => line.trim()).filter(Boolean) });
  }
  return found;
}

/** The values of the parameters by default; one without a default is null. */
export async function valuesOf(all: readonly Definition[]): Promise<Record<string, unknown>> {
  const values = await Promise.all(all.map(async (definition) => [definition.name, await valueOf(definition)] as const));
  return Object.fromEntries(values);
}

async function valueOf({ type, entityType, default: text }: Definition): Promise<unknown> {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  if (type === "list") return lines;
  if (type === "entities") return Promise.all(lines.map((line) => entityId(line, entityType)));
  if (text === "") return null;
  if (type === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  if (type === "boolean") return text === "true" || text === "yes";
  return type === "entity" ? entityId(text, entityType) : text;
}

/** The id of an entity by "Name [id]", by its name, or what was written where no such entity is found. */
async function entityId(text: string, type: string): Promise<string> {
  const id = /\[([^[\]]+)\]$/.exec(text)?.[1];
  if (id !== undefined) return id;
  const hits = (await search(text, { limit: 30 }).catch(() => [])).filter((hit) => hit.kind === "entity" && (!type || hit.type === type));
  return (hits.find(({ name }) => name === text) ?? hits[0])?.id ?? text;
}
