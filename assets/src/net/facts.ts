// Properties of what is on the canvas, read from the server in bounded portions. See graph.ChosenFacts.
import type { Facts, Kind } from "../model/rules";
import { post } from "./api";

/** A property, how many things have it, and whether all of its values are numbers. */
export interface Named {
  name: string;
  count: number;
  numbers?: boolean;
}

/** Entities or links of a canvas; `type` is asked for links only. */
export interface Things {
  of: Kind;
  ids: readonly string[];
  type(id: string): string;
}

/** As many as the server takes at once. */
const most = { entities: 1000, links: 2000 };

/** Which properties things have, the common ones first. */
export async function factNames(things: Things, signal?: AbortSignal): Promise<Named[]> {
  const all = new Map<string, Named>();
  for (const body of bodies(things)) {
    const found = (await post<Record<Kind, Named[]>>("/api/facts/names", body, signal))[things.of];
    for (const { name, count, numbers = false } of found) {
      const before = all.get(name) ?? { name, count: 0, numbers: true };
      all.set(name, { name, count: before.count + count, numbers: before.numbers! && numbers });
    }
  }
  return [...all.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Some properties of things, by id; those that a thing does not have are null. */
export async function chosenFacts(things: Things, names: readonly string[], signal?: AbortSignal): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>();
  for (const body of bodies(things)) {
    const { facts } = await post<{ facts: Record<string, Facts> }>("/api/facts", { ...body, names: { [things.of]: names } }, signal);
    for (const [id, values] of Object.entries(facts)) found.set(id, values);
  }
  return new Map(things.ids.map((id) => [id, Object.fromEntries(names.map((name) => [name, found.get(id)?.[name] ?? null]))]));
}

function bodies({ of, ids, type }: Things): object[] {
  const portions: object[] = [];
  for (let i = 0; i < ids.length; i += most[of]) {
    const some = ids.slice(i, i + most[of]);
    portions.push(of === "entities" ? { entities: some } : { links: byType(some, type) });
  }
  return portions;
}

function byType(ids: readonly string[], type: Things["type"]): Record<string, string[]> {
  const types = new Map<string, string[]>();
  for (const id of ids) {
    const same = types.get(type(id));
    if (same) same.push(id);
    else types.set(type(id), [id]);
  }
  return Object.fromEntries(types);
}
