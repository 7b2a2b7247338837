import { type RGB, type Theme, rgb } from "./theme";

/** What the WebGL programs colour with; one object that lives as long as the stage and is repainted by it. */
export interface Paint {
  paper: RGB;
  ink: RGB;
  thread: RGB;
  link: RGB;
  lit: RGB;
  /** Opacity of an ordinary link: many links are drawn lighter. */
  linkAlpha: number;
  /** Radius in pixels below which few entities do not shrink. */
  legible: number;
  /** True while what is not lit steps back. */
  focus: boolean;
  /** True while less is drawn to keep pace: links are left out. */
  sketch: boolean;
}

export function newPaint(theme: Theme): Paint {
  const black: RGB = [0, 0, 0];
  const paint = { paper: black, ink: black, thread: black, link: black, lit: black, linkAlpha: 1, legible: 0, focus: false, sketch: false };
  return repaint(paint, theme);
}

export function repaint(paint: Paint, theme: Theme): Paint {
  return Object.assign(paint, {
    paper: rgb(theme.paper), ink: rgb(theme.ink), thread: rgb(theme.thread), link: rgb(theme.link), lit: rgb(theme.lit),
  });
}
