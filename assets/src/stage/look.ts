// What entities and links look like: the only place that turns the model's
// facts and the reader's attention into sizes, colours and states. They are
// drawn by programs/, and for files by vector/, which has to draw the same.
import { isDisc } from "../model/disc";
import type { Model } from "../model/model";
import type { EdgeAttributes, Link, NodeAttributes } from "../model/types";
import { type Shape, discLook, lookOf } from "../types";
import type { Bows } from "./bows";
import { type BackingLook, backingLookOf } from "../model/backing";
import { radiusOf } from "./size";

/** 0 none, 1 selected (thread red), 2 pointed at or found (ink). */
export type Ring = 0 | 1 | 2;

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  room: number;
  color: string;
  hidden: boolean;
  type: "entity";
  shape: Shape;
  icon: string;
  ring: Ring;
  pinned: boolean;
  lit: boolean;
  /** Steps back, unless the reader attends to it. */
  dimmed: boolean;
}

/** The line to a group: it stands for many links, and can't say how well they are evidenced. */
const groupLine: Omit<BackingLook, "name"> = { width: 1.8 };

/** One line, two beside each other, or one with ticks across. */
export type LinkForm = "single" | "double" | "ticked";

export type LinkState = "plain" | "lit" | "selected" | "kept" | "dimmed";

export interface LinkLook {
  size: number;
  /** One that a rule gave it; sigma's own `color` is not asked for. */
  colour: string | undefined;
  hidden: boolean;
  type: "straight" | "bowed";
  bow: number;
  loop: boolean;
  /** Length of a dash and its gap, or from tick to tick, in pixels; 0 for a whole line. */
  period: number;
  /** The dash's share of it. */
  share: number;
  form: LinkForm;
  state: LinkState;
}

/** What has the reader's attention. */
export interface Attention {
  /** The entity or link under the pointer. */
  hovered: string | undefined;
  /** Entities to show clearly while the rest steps back. */
  lit: ReadonlySet<string> | undefined;
  /** Whether `lit` came from a search: then what is found gets a ring. */
  found: boolean;
  /** Where entities are drawn while they are dragged or travel; the model has not moved them yet. */
  preview: ReadonlyMap<string, readonly [number, number]>;
}

/** `room` is how large the entity could be drawn, in graph units. */
export function nodeLook(model: Model, attention: Attention, room: number, id: string, attributes: NodeAttributes): NodeLook {
  const { type, disc } = attributes.entity;
  const { colour, shape, icon } = disc ? discLook(type) : lookOf(type);
  const dress = model.styles.entity(id);
  const [x, y] = attention.preview.get(id) ?? [attributes.x, attributes.y];
  const clarity = model.clarityOfNode(id);
  return {
    x, y, shape, room,
    icon: dress.icon ?? icon,
    size: dress.size ?? radiusOf(attributes.entity.degree),
    color: dress.colour ?? colour,
    hidden: clarity === "hidden",
    dimmed: clarity === "dimmed",
    type: "entity",
    ring: ringOf(model, attention, id),
    pinned: attributes.pinned,
    lit: attention.lit?.has(id) ?? false,
  };
}

export function linkLook(model: Model, attention: Attention, bows: Bows, id: string, { link }: EdgeAttributes): LinkLook {
  const bow = bows.of(id);
  const loop = link.source === link.target;
  const clarity = model.clarityOfEdge(id);
  const { width, period = 0, share = 1, double, ticks } = isDisc(id) ? groupLine : backingLookOf(link);
  const dress = model.styles.link(id);
  return {
    size: dress.size ?? width,
    colour: dress.colour,
    hidden: clarity === "hidden",
    type: bow || loop ? "bowed" : "straight",
    bow, loop,
    ...(dress.line ?? { period, share }),
    form: dress.line ? "single" : double ? "double" : ticks ? "ticked" : "single",
    state: stateOf(model, attention, id, link, clarity === "dimmed"),
  };
}

function ringOf(model: Model, attention: Attention, id: string): Ring {
  if (model.selection.has(id)) return 1;
  return attention.hovered === id || (attention.found && attention.lit?.has(id)) ? 2 : 0;
}

function stateOf(model: Model, attention: Attention, id: string, { source, target }: Link, dimmed: boolean): LinkState {
  if (model.selection.has(id)) return "selected";
  const { hovered, lit, found } = attention;
  if (hovered === id) return "lit";
  if (dimmed) return "dimmed";
  if (model.thread.has(id)) return "selected";
  if (!lit) return "plain";
  if (found) return lit.has(source) && lit.has(target) ? "kept" : "plain";
  return source === hovered || target === hovered ? "lit" : "plain";
}
