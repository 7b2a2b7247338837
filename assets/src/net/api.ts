import type { Entity, Group, Link } from "../model/types";
import { t } from "../words/words";

/** One search result; see graph.Hit. */
export interface Hit {
  kind: "entity" | "quote" | "source";
  id: string;
  type: string;
  name: string;
  context?: string;
  degree: number;
  link?: string;
  source?: string;
  ends?: Entity[];
}

/** The picture that a new reader finds; see graph.Opening. */
export interface Opening {
  title: string;
  text: string;
  entities: Entity[];
  positions: [number, number][];
  links: Link[];
}

export interface Groups {
  entity: Entity;
  groups: Group[];
  total: number;
}

/** Whether the database answers. */
export interface ServerStatus {
  ready: boolean;
  state: string;
  message: string;
}

/** What went wrong, in a sentence to show. `status` is the HTTP status, 0 where no answer came. */
export class ApiError extends Error {
  override name = "ApiError";

  constructor(
    readonly status: number,
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

export async function search(text: string, options: { limit?: number; signal?: AbortSignal } = {}): Promise<Hit[]> {
  const query = new URLSearchParams({ q: text });
  if (options.limit !== undefined) query.set("limit", String(options.limit));
  return (await json<{ hits: Hit[] }>(`/api/search?${query}`, options.signal)).hits;
}

/** An entity's links counted by type and direction. */
export function groups(id: string, signal?: AbortSignal): Promise<Groups> {
  return json(`/api/groups?${new URLSearchParams({ id })}`, signal);
}

/** Entities in the order asked for; unknown ids are left out. */
export async function entities(ids: string[], signal?: AbortSignal): Promise<Entity[]> {
  const found: Entity[] = [];
  for (const query of queries(ids)) {
    found.push(...(await json<{ entities: Entity[] }>(`/api/entities?${query}`, signal)).entities);
  }
  return found;
}

/** The opening picture; undefined where the graph has none. */
export function opening(signal?: AbortSignal): Promise<Opening | undefined> {
  return json("/api/opening", signal);
}

export function status(signal?: AbortSignal): Promise<ServerStatus> {
  return json("/api/status", signal);
}

/** A fragment of HTML for the inspector. */
export async function panel(url: string, signal?: AbortSignal): Promise<string> {
  return (await get(url, "text/html", signal)).text();
}

/** URLs of a length that every proxy lets through. */
function queries(ids: string[]): string[] {
  const all: string[] = [];
  for (const id of ids) {
    const next = new URLSearchParams({ id }).toString();
    const last = all.at(-1);
    if (last !== undefined && last.length + next.length < 4000) all[all.length - 1] = `${last}&${next}`;
    else all.push(next);
  }
  return all;
}

/** What a path of the server's answers, as JSON. */
export async function json<T>(path: string, signal?: AbortSignal): Promise<T> {
  return read(await get(path, "application/json", signal), signal);
}

/** Sends JSON, and takes JSON or HTML back. */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const init = { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json, text/html" }, body: JSON.stringify(body) };
  return read(await ask(path, init, signal), signal);
}

async function read<T>(response: Response, signal?: AbortSignal): Promise<T> {
  if (response.status === 204) return undefined as T;
  const isText = response.headers.get("Content-Type")?.startsWith("text/");
  try {
    return (await (isText ? response.text() : response.json())) as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(response.status, "internal", t("failures.unreadable"));
  }
}

function get(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  return ask(path, { headers: { Accept: accept } }, signal);
}

async function ask(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, location.href), { ...init, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "unavailable", t("failures.unreachable"));
  }
  if (!response.ok) throw await failure(response);
  return response;
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { kind, message } = (body as { error?: { kind?: string; message?: string } } | undefined)?.error ?? {};
  return new ApiError(response.status, kind ?? "internal", message ?? t("failures.unanswered"));
}
