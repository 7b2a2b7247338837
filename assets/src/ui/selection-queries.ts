// Saved queries that can be run on what is selected: those with a parameter
// that takes entities of its types. The clocks of the canvas go with it.
import type { Clocks } from "../model/clock";
import type { Entity } from "../model/types";
import { t } from "../words/words";
import { queryPath } from "./paths";

export interface QueryParam {
  name: string;
  type: string;
  entityType?: string;
}

export interface QueryBrief {
  id: string;
  name: string;
  params: QueryParam[] | null;
}

/** Addresses of a length that every proxy lets through. */
const longest = 7000;

/** The saved queries that take these entities, each with where it is run on them; "" where they are too many for an address. */
export function queriesFor(all: readonly QueryBrief[], entities: readonly Entity[], clocks: Clocks): { name: string; path: string }[] {
  return all.flatMap((brief) => {
    const param = (brief.params ?? []).find((param) => takes(param, entities));
    if (!param) return [];
    const query = new URLSearchParams([...entities.map((entity) => [param.name, entity.id]), ...moments(brief, clocks), ["run", "1"]]);
    const path = `${queryPath(brief.id)}?${query}`;
    return [{ name: brief.name, path: path.length > longest ? "" : path }];
  });
}

/** Where a saved query is opened from the canvas, its clocks filled in. */
export function queryPathAt(brief: QueryBrief, clocks: Clocks): string {
  const query = moments(brief, clocks);
  return query.length > 0 ? `${queryPath(brief.id)}?${new URLSearchParams(query)}` : queryPath(brief.id);
}

/** The parameters that are of the canvas's clocks, with what these show. A query takes one date: of a time, its end. */
function moments({ params }: QueryBrief, clocks: Clocks): [string, string][] {
  return (["asOf", "knownOn"] as const).flatMap((name): [string, string][] => {
    const moment = clocks[name];
    const isTaken = moment !== undefined && (params ?? []).some((param) => param.name === name && param.type === "date");
    return isTaken ? [[name, moment.slice(moment.indexOf("/") + 1)]] : [];
  });
}

function takes({ type, entityType }: QueryParam, entities: readonly Entity[]): boolean {
  const fits = type === "entities" || (type === "entity" && entities.length === 1);
  return fits && entities.length > 0 && entities.every((entity) => !entityType || entity.type === entityType);
}

let loaded: Promise<QueryBrief[]> | undefined;

/** The saved queries, asked for once a page; none where they could not be loaded, and then asked for again. */
export function savedQueries(): Promise<QueryBrief[]> {
  loaded ??= load().catch(() => {
    loaded = undefined;
    return [];
  });
  return loaded;
}

async function load(): Promise<QueryBrief[]> {
  const response = await fetch("/api/queries", { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(t("failures.queries"));
  return ((await response.json()) as { queries: QueryBrief[] }).queries;
}
