// What a bin of the timeline holds, beside the pointer.
import { type Bars, type Scale, binOf, dateOfBin } from "../../model/bins";
import { dateOf } from "../../model/dates";
import { t } from "../../words/words";
import { h } from "../dom";
import { dayAt } from "./bars";
import { type Which, dateText } from "./words";

interface Pointed {
  readonly scale: Scale;
  readonly bars: Bars;
  readonly which: Which;
  readonly event: PointerEvent;
}

export class Tip {
  readonly #element = h("div", { class: "timeline-tip", "aria-hidden": "true", hidden: true });
  readonly #track: HTMLElement;

  constructor(track: HTMLElement) {
    this.#track = track;
    track.append(this.#element);
    track.addEventListener("pointerleave", () => this.show(undefined));
  }

  show(pointed: Pointed | undefined): void {
    const words = pointed && this.#words(pointed);
    this.#element.hidden = !words;
    if (!pointed || !words) return;
    this.#element.textContent = words;
    const box = this.#track.getBoundingClientRect();
    const half = this.#element.offsetWidth / 2;
    const x = Math.min(box.width - half, Math.max(half, pointed.event.clientX - box.left));
    this.#element.style.transform = `translate(calc(${x}px - 50%), -100%)`;
  }

  #words({ scale, bars, which, event }: Pointed): string | undefined {
    const box = this.#track.getBoundingClientRect();
    const bin = binOf(scale, dayAt(scale, (event.clientX - box.left) / box.width));
    const [sure, vague] = [bars.sure, bars.vague].map((parts) => sum(parts, bin * bars.series, bars.series)) as [number, number];
    if (sure + vague === 0) return undefined;
    const n = sure + Math.ceil(vague);
    const counted = which === "asOf" ? t("clock.begins", { n }) : t("clock.becomes-known", { n });
    return `${binText(scale, bin)}: ${counted}${vague > 0 ? ` (${t("clock.may")})` : ""}`;
  }
}

/** "March 2021", or the first and the last date of a bin of several. */
function binText(scale: Scale, bin: number): string {
  const last = dateOfBin(scale, bin);
  const precision = { 4: "year", 7: "month", 10: "day" }[last.length] as "year" | "month" | "day";
  const first = dateOf(scale.edges[bin]!, precision);
  return first === last ? dateText(last) : `${dateText(first)} – ${dateText(last)}`;
}

function sum(parts: Float32Array, from: number, count: number): number {
  let total = 0;
  for (let i = from; i < from + count; i++) total += parts[i]!;
  return total;
}
