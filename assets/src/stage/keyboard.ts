// The stage by keyboard alone: arrows go along links, or pan where nothing is
// selected or Shift is held.
import type { Stage } from "./stage";
import { neighbourTowards } from "./walk";

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: 1 }, ArrowDown: { x: 0, y: -1 },
};
const PAN = 80;

/** Does what the key means; false where it means nothing here. */
export function pressKey(stage: Stage, { key, shiftKey }: { key: string; shiftKey: boolean }): boolean {
  const [only] = stage.model.selection.size === 1 ? stage.model.selection : [];
  const direction = ARROWS[key];
  if (direction) return goTowards(stage, direction, shiftKey ? undefined : only);
  if (only !== undefined && opens(stage, key, shiftKey, only)) return true;
  if (key === "+" || key === "=") stage.zoom(1.4);
  else if (key === "-") stage.zoom(1 / 1.4);
  else if (key === "0") stage.fit();
  else if (key === "Escape" && stage.model.selection.size) stage.model.select([]);
  else return false;
  return true;
}

function goTowards(stage: Stage, direction: { x: number; y: number }, from: string | undefined): boolean {
  const { picture } = stage;
  if (!picture) return false;
  const next = from === undefined ? undefined : neighbourTowards(picture.drawn, from, direction);
  if (next === undefined) {
    stage.pan(-direction.x * PAN, direction.y * PAN);
    return true;
  }
  stage.model.select([next]);
  stage.focus(next);
  return true;
}

function opens(stage: Stage, key: string, shift: boolean, id: string): boolean {
  const event = { id, ...(stage.positionOf(id) ?? { x: 0, y: 0 }), additive: false };
  const isEntity = stage.model.graph.hasNode(id);
  if (key === "Enter") stage.emit(isEntity ? "node:open" : "link:click", event);
  else if (isEntity && (key === "ContextMenu" || (key === "F10" && shift))) stage.emit("node:menu", event);
  else return false;
  return true;
}
