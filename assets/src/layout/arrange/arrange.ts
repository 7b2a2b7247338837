// Layouts that put everything in order: rows, lanes, rings, groups. Each makes a
// block of entities that overlap nowhere; the block as a whole goes where it is
// clear of what has to stay.
import type { LayoutName } from "../../model/arrangement";
import { settleBlock } from "./block";
import { grid } from "./grid";
import { groups } from "./groups";
import { type Item, itemsOf } from "./item";
import { type ArrangeJob, type Arranged, type Block, type LineName, lineNames } from "./job";
import { layered } from "./layered";
import { line } from "./line";
import { radial } from "./radial";
import { timeline } from "./timeline";

export function arrange(job: ArrangeJob): Arranged {
  if (isLine(job)) return line(job);
  const items = itemsOf(job);
  if (items.length === 0) return { xy: job.xy, areas: [], ticks: [] };
  return settleBlock(job, blockOf(job, items));
}

function isLine(job: ArrangeJob): job is ArrangeJob & { kind: LineName } {
  return (lineNames as readonly string[]).includes(job.kind);
}

function blockOf(job: ArrangeJob, items: Item[]): Block {
  switch (job.kind as LayoutName) {
    case "grid":
      return grid(items);
    case "radial":
      return radial(job, items);
    case "layered":
      return layered(job, items);
    case "timeline":
      return timeline(items);
    case "types":
      return groups(items, (item) => item.type);
    case "communities":
      return groups(items, (item) => String(item.group));
  }
}
