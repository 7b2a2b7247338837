// The frames of clew.v1. web/socket/testdata/frames holds an example of each,
// read by the tests of both sides.
import { withoutMade } from "../model/made";
import type { Entity, Group, Link, Order, Part } from "../model/types";
import type { FoundPath, PairEnd, PathRequest } from "./found";

/** Links of one entity, or of several together; with several steps, also those of what they lead to, but for hubs. */
export interface ExpandRequest extends Part {
  node?: string;
  nodes?: string[];
  steps?: number;
  /** Most links of an entity that a step goes through. */
  hub?: number;
  order?: Order;
  limit?: number;
  after?: string;
}

/** The entities that a request is about. */
export function rootsOf({ node, nodes }: ExpandRequest): string[] {
  return nodes ?? (node === undefined ? [] : [node]);
}

/** A saved query by id with the values of its form, or the text of an unsaved one with its parameters. */
export interface QueryRequest {
  query?: string;
  text?: string;
  params: Record<string, unknown>;
  rows?: number;
}

export type BrowserFrame =
  | ({ op: "expand"; stream: number } & ExpandRequest)
  | ({ op: "query"; stream: number } & QueryRequest)
  | ({ op: "paths"; stream: number } & PathRequest)
  | { op: "among"; stream: number; added: string[]; shown: string[]; more?: true }
  | { op: "ack"; stream: number; seq: number }
  | { op: "cancel"; stream: number };

/** What an expansion over several steps would bring: entities that are not nearer and links of each step, and the hubs on the way that are not gone through. */
export interface Reach {
  steps: { entities: number; links: number }[];
  hubs: Entity[];
  /** There is more than was counted. */
  cut: boolean;
}

/** What is to come; `total` and `limit` count links. */
export interface Begin {
  total: number;
  limit: number;
  groups?: Group[];
  reach?: Reach;
}

export interface Patch {
  entities: Entity[];
  links: Link[];
}

/** How a stream ended; `sent` and `total` count links, `next` continues it. */
export interface Done {
  sent: number;
  total: number;
  next?: string;
  cut?: "cancelled" | "limit";
}

/** What a query's rows hold, and what ends it: so many rows, so many seconds. */
export interface QueryBegin {
  columns: string[];
  limit: number;
  seconds: number;
}

/** Rows of a query, cell by cell: see query/values.ts for what a cell can be. */
export interface Rows {
  rows: unknown[][];
}

/** How a query ended, and how many milliseconds the server took. */
export interface QueryDone {
  sent: number;
  ms: number;
  cut?: "cancelled" | "limit" | "";
}

/** Between whom paths are looked for, with how many links at most and for how many seconds. */
export interface PathsBegin {
  picked: Entity[];
  length: number;
  seconds: number;
}

/** What became of each pair; `timeUp` where not all could be looked at. */
export interface PathsDone {
  found: number;
  timeUp: boolean;
  ms: number;
  pairs: PairEnd[];
  cut?: "cancelled" | "";
}

/** What went wrong; of a query also where in its text, or at which fields of its form. */
export interface Failure {
  kind: string;
  message: string;
  line?: number;
  column?: number;
  fields?: { name: string; message: string }[];
}

/** Whether the database answers, and a sentence to show while it doesn't. */
export interface Status {
  ready: boolean;
  message: string;
}

export type ServerFrame =
  | { op: "hello"; protocol: string }
  | ({ op: "begin"; stream: number } & (Begin | QueryBegin | PathsBegin))
  | ({ op: "patch"; stream: number; seq: number } & Patch)
  | ({ op: "rows"; stream: number; seq: number } & Rows)
  | ({ op: "path"; stream: number; seq: number } & FoundPath)
  | ({ op: "done"; stream: number } & (Done | QueryDone | PathsDone))
  | ({ op: "error"; stream: number } & Failure)
  | ({ op: "status" } & Status);

type Fields = Record<string, "string" | "number" | "boolean" | "array">;

const fields: Record<ServerFrame["op"], Fields> = {
  hello: { protocol: "string" },
  begin: { stream: "number", total: "number", limit: "number" },
  patch: { stream: "number", seq: "number", entities: "array", links: "array" },
  rows: { stream: "number", seq: "number", rows: "array" },
  path: { stream: "number", seq: "number", number: "number", entities: "array", steps: "array" },
  done: { stream: "number", sent: "number", total: "number" },
  error: { stream: "number", kind: "string", message: "string" },
  status: { ready: "boolean", message: "string" },
};

/** Streams of queries and paths begin and end otherwise than expansions; each is known by a field of its own. */
const others: Record<string, { by: string; fields: Fields }[]> = {
  begin: [
    { by: "columns", fields: { stream: "number", columns: "array", limit: "number", seconds: "number" } },
    { by: "picked", fields: { stream: "number", picked: "array", length: "number", seconds: "number" } },
  ],
  done: [
    { by: "pairs", fields: { stream: "number", found: "number", ms: "number", pairs: "array" } },
    { by: "ms", fields: { stream: "number", sent: "number", ms: "number" } },
  ],
};

/** Reads a frame of the server; undefined for one that this page does not know or that is not whole. */
export function parseFrame(text: string): ServerFrame | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isServerFrame(frame) ? frame : undefined;
}

function isServerFrame(frame: unknown): frame is ServerFrame {
  if (typeof frame !== "object" || frame === null) return false;
  const values = frame as Record<string, unknown>;
  const op = values["op"];
  if (typeof op !== "string" || !Object.hasOwn(fields, op)) return false;
  const other = Object.hasOwn(others, op) ? others[op]!.find(({ by }) => by in values) : undefined;
  const wanted = Object.entries(other?.fields ?? fields[op as ServerFrame["op"]]);
  return wanted.every(([name, type]) => (type === "array" ? Array.isArray(values[name]) : typeof values[name] === type));
}

/** The server reads at most 64 KiB a frame. */
const maxIdBytes = 48 * 1024;

/** The `among` request of a stream, as many frames as its ids need. */
export function amongFrames(stream: number, added: string[], shown: string[]): BrowserFrame[] {
  const frames: Extract<BrowserFrame, { op: "among" }>[] = [{ op: "among", stream, added: [], shown: [] }];
  let bytes = 0;
  const put = (list: "added" | "shown") => (id: string) => {
    const size = new TextEncoder().encode(JSON.stringify(id)).length + 1;
    if (bytes + size > maxIdBytes) {
      frames.at(-1)!.more = true;
      frames.push({ op: "among", stream, added: [], shown: [] });
      bytes = 0;
    }
    frames.at(-1)![list].push(id);
    bytes += size;
  };
  withoutMade(added).forEach(put("added"));
  withoutMade(shown).forEach(put("shown"));
  return frames;
}
