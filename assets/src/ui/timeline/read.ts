// What of the canvas is on the line of time.
import { type Begun, type Scale, scaleOf } from "../../model/bins";
import { type Days, daysOf, momentDays } from "../../model/dates";
import { isMade } from "../../model/made";
import type { Model } from "../../model/model";
import type { Which } from "./words";

/** The narrowest bin, in pixels, and how many there are at most. */
const narrowest = 7;
const mostBins = 160;

export interface Line {
  begun: Begun[];
  /** Undefined where nothing has a date. */
  scale: Scale | undefined;
  /** The days on which something begins or ends. */
  span: Days | undefined;
}

/** The links that would be visible if no clock was on, on a line so many pixels wide. */
export function lineOf(model: Model, which: Which, width: number): Line {
  const begun: Begun[] = [];
  const span = { first: Infinity, last: -Infinity };
  const include = (days: Days | undefined) => {
    if (!days) return;
    span.first = Math.min(span.first, days.first);
    span.last = Math.max(span.last, days.last);
  };
  model.graph.forEachEdge((id, { link }) => {
    if (isMade(id) || !model.isEdgeVisibleAnytime(id)) return;
    const [begin, end] = which === "asOf" ? [daysOf(link.from), daysOf(link.until)] : [daysOf(link.known), undefined];
    begun.push({ type: link.type, days: begin ?? end });
    include(begin);
    include(end);
  });
  if (span.first > span.last) return { begun, scale: undefined, span: undefined };
  const things = { ...span };
  include(momentDays(model.lens[which]));
  return { begun, scale: scaleOf(span, Math.min(mostBins, Math.floor(width / narrowest))), span: things };
}
