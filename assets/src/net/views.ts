// Views on the server: what a reader shares, and what a link to it opens. See graph.View.
import type { Lens } from "../model/lens";
import type { Facts } from "../model/rules";
import type { NoteKind } from "../model/notes";
import type { Entity, Link } from "../model/types";
import { json, post } from "./api";

export type Mode = "frozen" | "live";
export type Access = "unlisted" | "public" | "private";

/** The point in the middle, the pixels that a unit takes, and those of the canvas, where they are known. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
  width?: number;
  height?: number;
}

export interface ViewEntity extends Entity {
  x: number;
  y: number;
  pinned?: boolean;
  hidden?: boolean;
}

/** The lens of a view, but for what is switched off: that has fields of its own. */
export type ViewLens = Omit<Lens, "types" | "relations">;

/** A step of a view's story: see graph.StoryStep. */
export interface ViewStep {
  title: string;
  text?: string;
  shown: string[] | null;
  lit?: string[];
  without?: string[];
  hiddenTypes?: string[];
  hiddenLinkTypes?: string[];
  lens?: ViewLens;
  camera?: Camera;
}

/** What the author wrote on the picture: see graph.Annotation. */
export interface ViewNote {
  kind: NoteKind;
  text?: string;
  x: number;
  y: number;
  toX?: number;
  toY?: number;
}

/** How the author of a view got there: see graph.Trail. */
export interface ViewTrail {
  title?: string;
  begun?: string[];
  deeds: { text: string; came?: string[]; left?: string[] }[] | null;
}

/** A shared picture of the graph. */
export interface View {
  title: string;
  note?: string;
  author?: string;
  taken: string;
  entities: ViewEntity[];
  links?: Link[];
  selection?: string[];
  hiddenTypes?: string[];
  hiddenLinkTypes?: string[];
  lens?: ViewLens;
  /** Properties that the lens asks for, by id, where things have them. */
  facts?: Record<string, Facts>;
  measures?: ViewMeasures;
  camera?: Camera;
  story?: ViewStep[];
  annotations?: ViewNote[];
  trail?: ViewTrail;
}

/** Measures that the lens asks for, by metric and id: see Learnt of the model. */
export interface ViewMeasures {
  offered?: Record<string, Record<string, number>>;
  shown?: Record<string, Record<string, number>>;
}

/** What is on record of a view's permalink. */
export interface Share {
  slug: string;
  mode: Mode;
  access: Access;
  version: number;
  versions: number;
  created: string;
}

/** A view as its permalink opens it; `mine` when this browser saved it. */
export interface Opened {
  share: Share;
  mine: boolean;
  view: View;
}

/** What the browser says of a view; names, links and claims are read from the graph. */
export interface Draft {
  title: string;
  note: string;
  author: string;
  entities: { id: string; x: number; y: number; pinned: boolean; hidden: boolean }[];
  links: string[];
  selection: string[];
  hiddenTypes: string[];
  hiddenLinkTypes: string[];
  lens: ViewLens;
  measures?: ViewMeasures;
  /** Ids of entities and links that travel and that the lens hides, but for its filters. */
  concealed: string[];
  camera?: Camera;
  story: ViewStep[];
  annotations: ViewNote[];
  trail?: ViewTrail;
}

/** What is asked for. With `parent` it is the next version of one's own view, or made from another's. */
export interface ShareRequest {
  mode: Mode;
  access: Access;
  /** The last day, 2026-12-31; empty for no end. */
  expires: string;
  parent: string;
  view: Draft;
}

/** A view that was saved. */
export interface Saved {
  slug: string;
  version: number;
  url: string;
}

/** Which view an address names; version 0 is the one that the bare address stands for. */
export interface ViewAddress {
  slug: string;
  version: number;
}

/** What changed in the graph since a view was frozen, in words. */
export interface Moved {
  count: number;
  words: string;
}

export function view(at: ViewAddress, signal?: AbortSignal): Promise<Opened> {
  return json(apiPath(at), signal);
}

export function moved(at: ViewAddress, signal?: AbortSignal): Promise<Moved> {
  return json(apiPath(at, "/changes"), signal);
}

/** HTML of exactly what the readers of the view will see. */
export function preview(request: ShareRequest, signal?: AbortSignal): Promise<string> {
  return post("/api/views/preview", request, signal);
}

export function save(request: ShareRequest): Promise<Saved> {
  return post("/api/views", request);
}

function apiPath({ slug, version }: ViewAddress, part = ""): string {
  return `/api/views/${encodeURIComponent(slug)}${part}${version > 0 ? `?version=${version}` : ""}`;
}
