// The camera in the reader's terms: which point of the graph is in the middle
// and how many pixels a graph unit takes. It means the same in every window.
import type { CameraState } from "sigma/types";
import type { Point } from "./curve";
import type { Drawn } from "./drawn";

/** Sigma draws a frozen square of the graph; the camera moves freely over and beyond it. */
export const FRAME = 1000;
export const FRAME_BOX: { x: [number, number]; y: [number, number] } = {
  x: [-FRAME / 2, FRAME / 2], y: [-FRAME / 2, FRAME / 2],
};

export interface View { x: number; y: number; scale: number }

export interface Size { width: number; height: number }

export interface Box { left: number; right: number; bottom: number; top: number }

/** Pixels per graph unit. */
export function scaleOf(ratio: number, { width, height }: Size): number {
  return Math.min(width, height) / (FRAME * ratio);
}

export function viewOf(camera: CameraState, size: Size): View {
  return { x: (camera.x - 0.5) * FRAME, y: (camera.y - 0.5) * FRAME, scale: scaleOf(camera.ratio, size) };
}

export function cameraOf(view: View, size: Size): CameraState {
  return { x: view.x / FRAME + 0.5, y: view.y / FRAME + 0.5, angle: 0, ratio: Math.min(size.width, size.height) / (FRAME * view.scale) };
}

/** Graph coordinates (y up) to pixels from the top left (y down). */
export function toScreen(view: View, size: Size, x: number, y: number): Point {
  return { x: size.width / 2 + (x - view.x) * view.scale, y: size.height / 2 - (y - view.y) * view.scale };
}

export function toGraph(view: View, size: Size, at: Point): Point {
  return { x: view.x + (at.x - size.width / 2) / view.scale, y: view.y - (at.y - size.height / 2) / view.scale };
}

/** The box around all that is shown; undefined where that is nothing. */
export function boxOf(drawn: Drawn): Box | undefined {
  if (!drawn.ids.length) return undefined;
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (let i = 0; i < drawn.ids.length; i++) {
    const [x, y, r] = [drawn.x[i]!, drawn.y[i]!, drawn.radius[i]!];
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.bottom = Math.min(box.bottom, y - r);
    box.top = Math.max(box.top, y + r);
  }
  return box;
}
