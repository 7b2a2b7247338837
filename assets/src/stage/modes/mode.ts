// What the keyboard does on the stage. Each mode is a table of keys, which the
// sheet of keys is made from, too.
import { matches } from "../../ui/keys";
import type { Drawn } from "../drawn";

export type ModeId = "menu" | "walk" | "cross";

/** A press, as far as modes look at it. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Keys of a mode and what they do, in words and in fact. */
export interface KeyRow<M> {
  readonly keys: readonly string[];
  readonly does: string;
  run(mode: M, press: Press): void;
}

export interface Mode {
  /** Does what the press means; false where it means nothing in this mode. */
  press(press: Press): boolean;
  begin(): void;
  end(): void;
}

export const arrows = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];
export const shiftArrows = arrows.map((key) => `Shift+${key}`);

export function pressIn<M>(rows: readonly KeyRow<M>[], mode: M, press: Press): boolean {
  const row = rows.find(({ keys }) => keys.some((key) => matches(press, key)));
  row?.run(mode, press);
  return row !== undefined;
}

/** The unit step of an arrow key in graph coordinates, y up. */
export function stepOf({ key }: Press): { x: number; y: number } {
  return { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: 1 } }[key] ?? { x: 0, y: -1 };
}

/** The entity within 75° of the direction, nearest by angle and distance; undefined where there is none. */
export function entityTowards(drawn: Drawn, from: { x: number; y: number }, direction: { x: number; y: number }): string | undefined {
  let [best, found] = [Infinity, -1];
  for (let i = 0; i < drawn.ids.length; i++) {
    const [dx, dy] = [drawn.x[i]! - from.x, drawn.y[i]! - from.y];
    const distance = Math.hypot(dx, dy);
    const cosine = distance ? (dx * direction.x + dy * direction.y) / distance : -1;
    const cost = distance * (2 - cosine);
    if (cosine >= 0.26 && cost < best) [best, found] = [cost, i];
  }
  return drawn.ids[found];
}

/** The entity nearest to a point. */
export function entityNear(drawn: Drawn, to: { x: number; y: number }): string | undefined {
  let [best, found] = [Infinity, -1];
  for (let i = 0; i < drawn.ids.length; i++) {
    const distance = Math.hypot(drawn.x[i]! - to.x, drawn.y[i]! - to.y);
    if (distance < best) [best, found] = [distance, i];
  }
  return drawn.ids[found];
}
