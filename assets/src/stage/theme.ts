// The canvas's colours, from the page's CSS custom properties, so that the
// style sheet alone decides what light and dark look like.

export type RGB = [number, number, number];

export interface Theme {
  paper: string;
  ink: string;
  muted: string;
  link: string;
  lit: string;
  thread: string;
  /** The paper of the author's notes, and their lines. */
  slip: string;
  note: string;
  font: string;
}

const LIGHT: Theme = {
  paper: "#f7f6f2", ink: "#1c2024", muted: "#6b675e", link: "#979184", lit: "#4a463e", thread: "#c2352b", slip: "#fdf0d5", note: "#8a5700",
  font: "system-ui, sans-serif",
};
const DARK: Theme = {
  ...LIGHT, paper: "#15181c", ink: "#f1efe9", muted: "#a5a097", link: "#6d757f", lit: "#d0cbc1", thread: "#ff6f61", slip: "#40351f", note: "#e8b765",
};

/** Reads --paper, --ink, --muted, --thread, --canvas-link and --canvas-link-lit where the element has them. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const standard = isDark(style) ? DARK : LIGHT;
  const value = (name: string, fallback: string) => inNumbers(element, style.getPropertyValue(name).trim() || fallback);
  return {
    paper: value("--paper", standard.paper),
    ink: value("--ink", standard.ink),
    muted: value("--muted", standard.muted),
    thread: value("--thread", standard.thread),
    slip: value("--mark", standard.slip),
    note: value("--doubt", standard.note),
    link: value("--canvas-link", standard.link),
    lit: value("--canvas-link-lit", standard.lit),
    font: style.fontFamily || standard.font,
  };
}

/** Any CSS colour as red, green and blue from 0 to 1; black where the browser does not know it. */
export function rgb(colour: string): RGB {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r / 255, g / 255, b / 255];
}

/** A colour as the element has it: the reader's own colours have names such as CanvasText, which mean nothing outside of the page. */
function inNumbers(element: Element, colour: string): string {
  if (!/^[a-z]+$/i.test(colour)) return colour;
  const probe = document.createElement("span");
  probe.style.color = colour;
  element.append(probe);
  const numbers = getComputedStyle(probe).color;
  probe.remove();
  return numbers || colour;
}

function isDark(style: CSSStyleDeclaration): boolean {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen) return chosen === "dark";
  return style.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;
}
