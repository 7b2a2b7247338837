// Draws the bars of the timeline and the dates below them. It is drawn anew
// when what is on the canvas changes, never while a hand moves.
import { type Bars, type Scale, type Unit, ticksOf } from "../../model/bins";
import { dateOf, dayOf } from "../../model/dates";
import { language } from "../../words/words";
import { h } from "../dom";

/** Height of the dates below the bars, in pixels. */
const axis = 18;
/** Least distance between two dates, in pixels. */
const apart = 62;
/** Series that have a colour of their own; the last is for all others. */
export const mostSeries = 7;

const locale = language === "en" ? "en-GB" : language;
const monthName = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
const dayName = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });

/** Where a day begins on the line, from 0 to 1. */
export function shareOf({ edges }: Scale, day: number): number {
  const [first, end] = [edges[0]!, edges.at(-1)!];
  return (day - first) / (end - first);
}

/** The day at a place on the line. */
export function dayAt({ edges }: Scale, share: number): number {
  const [first, end] = [edges[0]!, edges.at(-1)!];
  return Math.min(end - 1, Math.max(first, Math.floor(first + share * (end - first))));
}

export class BarChart {
  readonly element = h("canvas", { class: "timeline-bars", "aria-hidden": "true" });

  draw(bars: Bars, scale: Scale): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0) return;
    [this.element.width, this.element.height] = [width * devicePixelRatio, height * devicePixelRatio];
    const context = this.element.getContext("2d")!;
    context.scale(devicePixelRatio, devicePixelRatio);
    const style = getComputedStyle(this.element);
    this.#bars(context, bars, scale, { width, height: height - axis }, coloursOf(bars, style));
    this.#axis(context, scale, { width, height }, style);
  }

  #bars(context: CanvasRenderingContext2D, bars: Bars, scale: Scale, { width, height }: { width: number; height: number }, colours: string[]): void {
    const tall = (height - 4) / Math.max(bars.most, 1);
    for (let bin = 0; bin < scale.edges.length - 1; bin++) {
      const left = shareOf(scale, scale.edges[bin]!) * width;
      const wide = Math.max(1, shareOf(scale, scale.edges[bin + 1]!) * width - left - 1);
      let top = height;
      for (const [parts, alpha] of [[bars.sure, 1], [bars.vague, 0.4]] as const) {
        context.globalAlpha = alpha;
        for (let i = 0; i < bars.series; i++) {
          const share = parts[bin * bars.series + i]!;
          if (share === 0) continue;
          const part = Math.max(share * tall, 2); // in sight, however vague
          context.fillStyle = colours[i]!;
          context.fillRect(left, top - part, wide, part);
          top -= part;
        }
      }
    }
    context.globalAlpha = 1;
  }

  #axis(context: CanvasRenderingContext2D, scale: Scale, { width, height }: { width: number; height: number }, style: CSSStyleDeclaration): void {
    const [from, end] = [scale.edges[0]!, scale.edges.at(-1)!];
    const { unit, days } = ticksOf(scale, (apart * (end - from)) / width);
    context.strokeStyle = style.getPropertyValue("--line-strong");
    context.beginPath();
    context.moveTo(0, height - axis + 0.5);
    context.lineTo(width, height - axis + 0.5);
    for (const day of days) {
      const x = Math.round(shareOf(scale, day) * width) + 0.5;
      context.moveTo(x, height - axis);
      context.lineTo(x, height - axis + 4);
    }
    context.stroke();
    context.fillStyle = style.getPropertyValue("--muted");
    context.font = `11.5px ${style.fontFamily}`;
    context.textBaseline = "bottom";
    days.forEach((day, i) => {
      const words = tickText(day, unit, i === 0);
      const x = shareOf(scale, day) * width;
      context.textAlign = x < 20 ? "left" : "center";
      if (x + context.measureText(words).width / 2 <= width) context.fillText(words, x, height);
    });
  }
}

/** The colours of the series in turn. */
export function coloursOf(bars: Pick<Bars, "series" | "types">, style: CSSStyleDeclaration): string[] {
  return Array.from({ length: bars.series }, (_, i) => style.getPropertyValue(seriesName(bars, i)));
}

/** The custom property with the colour of a series. */
export function seriesName({ types }: Pick<Bars, "types">, i: number): string {
  return `--series-${i < types.length ? i + 1 : "others"}`;
}

function tickText(day: number, unit: Unit, isFirst: boolean): string {
  const [year, month] = dateOf(day).split("-").map(Number) as [number, number];
  const milliseconds = day * 24 * 60 * 60 * 1000;
  if ("days" in unit) return dayName.format(milliseconds) + (isFirst ? ` ${year}` : "");
  if (unit.months >= 12 || day === dayOf(year, 1, 1)) return String(year);
  return monthName.format(milliseconds) + (isFirst && month > 1 ? ` ${year}` : "");
}
