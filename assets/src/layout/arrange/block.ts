// Where an arranged block goes: where its entities were, but clear of what stays.
import { Grid } from "../../model/grid";
import { type ArrangeJob, type Arranged, type Block, roles } from "./job";

interface Disc { x: number; y: number; r: number }
interface Shift { x: number; y: number }

/** Least room between a block and what stays. */
const space = 30;
const rings = 60;
const directions = 24;

export function settleBlock(job: ArrangeJob, block: Block): Arranged {
  const kept = discsOf(job, roles.kept);
  const shift = block.origin ?? clear(block, kept, meanOf(job, block));
  const xy = Float32Array.from(job.xy);
  block.items.forEach(({ node }, i) => xy.set([block.x[i]! + shift.x, block.y[i]! + shift.y], 2 * node));
  if (block.origin) seatAround(job, block, xy);
  makeWay(job, xy);
  const areas = (block.areas ?? []).map(({ key, ...box }) => ({
    key,
    ...{ left: box.left + shift.x, right: box.right + shift.x, bottom: box.bottom + shift.y, top: box.top + shift.y },
  }));
  return { xy, areas, ticks: (block.ticks ?? []).map(({ x, date }) => ({ x: x + shift.x, date })) };
}

/** From the middle of the block to the middle of where its entities were. */
function meanOf(job: ArrangeJob, block: Block): Shift {
  const box = boxOf(block);
  const count = block.items.length;
  const sum = (axis: 0 | 1) => block.items.reduce((sum, { node }) => sum + job.xy[2 * node + axis]!, 0);
  return { x: sum(0) / count - (box.left + box.right) / 2, y: sum(1) / count - (box.bottom + box.top) / 2 };
}

/** The shift nearest to the wanted one that keeps the block clear of all discs. */
function clear(block: Block, kept: readonly Disc[], wanted: Shift): Shift {
  const box = boxOf(block);
  const isClear = ({ x, y }: Shift) => kept.every((disc) => !touches(box, x, y, disc));
  if (isClear(wanted)) return wanted;
  const step = Math.max(box.right - box.left, box.top - box.bottom) / 8 + space;
  for (let ring = 1; ring <= rings; ring++) {
    for (let i = 0; i < directions; i++) {
      const angle = (2 * Math.PI * i) / directions;
      const shift = { x: wanted.x + ring * step * Math.cos(angle), y: wanted.y + ring * step * Math.sin(angle) };
      if (isClear(shift)) return shift;
    }
  }
  return { x: Math.max(...kept.map(({ x, r }) => x + r)) - box.left + 2 * space, y: wanted.y };
}

function touches(box: Box, x: number, y: number, disc: Disc): boolean {
  const reach = disc.r + space;
  return disc.x > box.left + x - reach && disc.x < box.right + x + reach && disc.y > box.bottom + y - reach && disc.y < box.top + y + reach;
}

interface Box { left: number; right: number; bottom: number; top: number }

function boxOf({ items, x, y, areas }: Block): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  const take = (left: number, right: number, bottom: number, top: number) => {
    box.left = Math.min(box.left, left);
    box.right = Math.max(box.right, right);
    box.bottom = Math.min(box.bottom, bottom);
    box.top = Math.max(box.top, top);
  };
  items.forEach(({ r }, i) => take(x[i]! - r, x[i]! + r, y[i]! - r, y[i]! + r));
  for (const { left, right, bottom, top } of areas ?? []) take(left, right, bottom, top);
  return box;
}

/** A block whose middle is pinned can't go elsewhere: entities that touch what stays find free spots near by. */
function seatAround(job: ArrangeJob, { items }: Block, xy: Float32Array): void {
  const grid = new Grid(80, 2);
  for (const { x, y, r } of discsOf(job, roles.kept)) grid.add(x, y, r);
  for (const { node, r } of items) {
    const [x, y] = grid.freeSpot(xy[2 * node]!, xy[2 * node + 1]!, r);
    xy.set([x, y], 2 * node);
    grid.add(x, y, r);
  }
}

/** What is hidden must overlap nothing when it comes back: it goes aside where something was put in its place. */
function makeWay(job: ArrangeJob, xy: Float32Array): void {
  if (!job.roles.includes(roles.hidden)) return;
  const grid = new Grid(80, 2);
  const each = (wanted: (role: number) => boolean, visit: (i: number) => void) => job.roles.forEach((role, i) => wanted(role) && visit(i));
  each((role) => role !== roles.hidden, (i) => grid.add(xy[2 * i]!, xy[2 * i + 1]!, job.radii[i]!));
  each((role) => role === roles.hidden, (i) => {
    const [x, y] = grid.freeSpot(xy[2 * i]!, xy[2 * i + 1]!, job.radii[i]!);
    xy.set([x, y], 2 * i);
    grid.add(x, y, job.radii[i]!);
  });
}

function discsOf(job: ArrangeJob, role: number): Disc[] {
  const nodes = [...job.roles.keys()].filter((i) => job.roles[i] === role);
  return nodes.map((i) => ({ x: job.xy[2 * i]!, y: job.xy[2 * i + 1]!, r: job.radii[i]! }));
}
