// How many things a group stands for, written in its disc.
import { leftIn } from "../model/disc";
import type { Model } from "../model/model";
import { language } from "../words/words";
import type { Drawn } from "./drawn";
import type { Written } from "./lettering";
import { type Size, type View, toScreen } from "./view";

/** A disc smaller than this on the screen has no number; its name tells it, too. In pixels. */
const SMALLEST = 8;
const compact = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });

/** Writes the numbers, and tells where. */
export function drawCounts(context: CanvasRenderingContext2D, { model, drawn, view, size }: { model: Model; drawn: Drawn; view: View; size: Size }, font: string, alpha: (id: string) => number): Written[] {
  const written: Written[] = [];
  Object.assign(context, { textAlign: "center", textBaseline: "middle", fillStyle: "#fff" });
  const radius = drawn.radii(view.scale, size);
  for (const i of drawn.discs) {
    if (radius(i) < SMALLEST) continue;
    const { id, disc } = model.graph.getNodeAttribute(drawn.ids[i]!, "entity");
    const text = compact.format(leftIn(disc!));
    const { x, y } = toScreen(view, size, drawn.x[i]!, drawn.y[i]!);
    context.font = `700 ${Math.min(radius(i) * 0.8, (radius(i) * 2.1) / text.length)}px ${font}`;
    context.globalAlpha = alpha(id);
    context.fillText(text, x, y);
    written.push({ id, text, x, y, font: context.font, colour: "#fff", halo: 0, alpha: context.globalAlpha, direction: "ltr" });
  }
  context.globalAlpha = 1;
  return written;
}
