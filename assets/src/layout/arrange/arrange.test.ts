import { describe, expect, test } from "vitest";
import { layoutNames } from "../../model/arrangement";
import { random } from "../../model/random";
import { rankOf, ranks } from "../../model/ranks";
import { arrange } from "./arrange";
import { type ArrangeJob, type Arranged, lineNames, roles } from "./job";
import { middleOf } from "./dates";

const types = ["Company", "Court", "Agency", "Government", "Ruling", "Designation", "Person", "Widget"];

/** A picture with hubs, entities by themselves, partial dates and long names; the same for the same seed. */
function picture(kind: ArrangeJob["kind"], count: number, seed = 1): ArrangeJob {
  const next = random(seed);
  const pick = (n: number) => Math.floor(next() * n);
  const edges: number[] = [];
  for (let i = 1; i < count * 0.9; i++) edges.push(i, next() < 0.5 ? 0 : pick(i));
  const dates = () => ["", `20${10 + pick(12)}`, `202${pick(3)}-0${1 + pick(9)}`, `2021-01-1${pick(10)}`][pick(4)]!;
  return {
    id: 1, kind,
    xy: Float32Array.from({ length: 2 * count }, () => (next() - 0.5) * 2000),
    radii: Float32Array.from({ length: count }, () => 12 + pick(22)),
    edges: Uint32Array.from(edges),
    roles: new Uint8Array(count),
    names: Array.from({ length: count }, (_, i) => `Entity ${i} ${"of some length ".repeat(pick(3))}`),
    types: Array.from({ length: count }, () => types[pick(types.length)]!),
    dates: Array.from({ length: count }, dates),
    groups: Float64Array.from({ length: count }, () => 1 + pick(9)),
    chosen: Uint32Array.of(0),
  };
}

/** Entities by their radius, those of one lane or all. */
function overlaps(job: ArrangeJob, { xy }: Arranged): number {
  let found = 0;
  for (let i = 0; i < job.radii.length; i++) {
    for (let j = i + 1; j < job.radii.length; j++) {
      if (Math.hypot(xy[2 * i]! - xy[2 * j]!, xy[2 * i + 1]! - xy[2 * j + 1]!) < job.radii[i]! + job.radii[j]! - 0.01) found++;
    }
  }
  return found;
}

const at = ({ xy }: Arranged, i: number) => ({ x: xy[2 * i]!, y: xy[2 * i + 1]! });
const inside = ({ x, y }: { x: number; y: number }, box: { left: number; right: number; bottom: number; top: number }) =>
  x > box.left && x < box.right && y > box.bottom && y < box.top;

describe.each(layoutNames)("the %s layout", (kind) => {
  test.each([1, 2, 7, 60, 700])("of %i entities overlaps nowhere", (count) => {
    const job = picture(kind, count);
    const done = arrange(job);
    expect(done.xy.every(Number.isFinite)).toBe(true);
    expect(overlaps(job, done)).toBe(0);
  });

  test("is the same each time", () => {
    expect(arrange(picture(kind, 200))).toEqual(arrange(picture(kind, 200)));
  });

  test("of nothing is nothing", () => {
    expect(arrange(picture(kind, 0)).xy).toHaveLength(0);
  });

  test("keeps what has to stay, and keeps off it", () => {
    const job = picture(kind, 80);
    job.xy.set([0, 0, 500, 0, 0, 500], 6);
    for (const i of [3, 4, 5]) job.roles[i] = roles.kept;
    const done = arrange(job);
    for (const i of [3, 4, 5]) expect(at(done, i)).toEqual({ x: job.xy[2 * i], y: job.xy[2 * i + 1] });
    expect(overlaps(job, done)).toBe(0);
    for (const area of done.areas) for (const i of [3, 4, 5]) expect(inside(at(done, i), area)).toBe(false);
  });

  test("of a few among many goes where there is room, near where they were", () => {
    const job = picture(kind, 300);
    job.roles.fill(roles.kept, 20);
    job.xy.set(Float32Array.from({ length: 600 }, (_, i) => (i % 2 ? Math.floor(i / 40) : (i / 2) % 20) * 90));
    const done = arrange(job);
    expect(overlaps(job, done)).toBe(0);
    expect(done.xy.subarray(40)).toEqual(job.xy.subarray(40));
    for (let i = 0; i < 20; i++) expect(Math.hypot(at(done, i).x, at(done, i).y)).toBeLessThan(6000);
  });

  test("gives hidden entities no place, and moves them out of the way only", () => {
    const job = picture(kind, 60);
    for (let i = 40; i < 60; i++) job.roles[i] = roles.hidden;
    const done = arrange(job);
    expect(overlaps(job, done)).toBe(0);
    expect(arrange({ ...job, xy: job.xy.map((value, i) => (i < 80 ? value : value + 9e5)) }).xy.subarray(0, 80)).toEqual(done.xy.subarray(0, 80));
  });

  test("is done with 10,000 entities and 20,000 links within seconds", () => {
    const job = picture(kind, 10_000);
    const begun = performance.now();
    arrange(job);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe("layered", () => {
  const job = picture("layered", 120);
  const done = arrange(job);

  test("has a lane for each institution that is there, from the government down", () => {
    const keys = done.areas.map(({ key }) => key);
    expect(keys).toEqual(["government", "agency", "measure", "ruling", "court", "company", "person", "other"]);
    for (let i = 1; i < done.areas.length; i++) expect(done.areas[i]!.top).toBeLessThan(done.areas[i - 1]!.bottom);
  });

  test("has each entity in its lane", () => {
    job.types.forEach((type, i) => {
      const area = done.areas.find(({ key }) => key === ranks[rankOf(type)]!.key)!;
      expect(inside(at(done, i), area)).toBe(true);
    });
  });

  test("puts entities above what they are linked to, so that links cross less than in the order of names", () => {
    const ladder = { ...picture("layered", 40), edges: Uint32Array.from({ length: 40 }, (_, i) => [2 * (i >> 1), (39 - 2 * (i >> 1))][i % 2]!) };
    ladder.types = ladder.types.map((_, i) => (i % 2 ? "Company" : "Agency"));
    ladder.names = ladder.names.map((_, i) => `n${String(i).padStart(2, "0")}`);
    const drawn = arrange(ladder);
    let crossings = 0;
    for (let a = 0; a < 20; a++) for (let b = a + 1; b < 20; b++) {
      const [s, t] = [2 * a, 2 * b];
      if ((at(drawn, s).x - at(drawn, t).x) * (at(drawn, 39 - s).x - at(drawn, 39 - t).x) < 0) crossings++;
    }
    expect(crossings).toBe(0);
  });
});

describe("the timeline", () => {
  const job = picture("timeline", 150);
  const done = arrange(job);

  test("never has a later date further left than an earlier one", () => {
    const dated = job.dates.flatMap((date, i) => (date ? [{ at: middleOf(date)!, x: at(done, i).x }] : [])).sort((a, b) => a.at - b.at);
    let reached = -Infinity;
    for (let i = 0; i < dated.length; ) {
      const same = dated.filter(({ at }) => at === dated[i]!.at);
      expect(Math.min(...same.map(({ x }) => x))).toBeGreaterThanOrEqual(reached);
      reached = Math.max(...same.map(({ x }) => x));
      i += same.length;
    }
  });

  test("has a lane for each type, and one of its own, the last, for what has no date", () => {
    expect(done.areas.at(-1)!.key).toBe("");
    job.dates.forEach((date, i) => expect(inside(at(done, i), done.areas.find(({ key }) => key === (date ? job.types[i] : ""))!)).toBe(true));
  });

  test("marks the line of time in order, between the entities of before and after", () => {
    expect(done.ticks.length).toBeGreaterThan(4);
    for (const { x, date } of done.ticks) {
      const day = middleOf(`${date.slice(0, 4)}-${date.slice(5, 7) || "01"}-01`)! - 0.5;
      job.dates.forEach((of, i) => {
        if (!of) return;
        if (middleOf(of)! < day) expect(at(done, i).x).toBeLessThanOrEqual(x + 0.1);
        if (middleOf(of)! >= day) expect(at(done, i).x).toBeGreaterThanOrEqual(x - 0.1);
      });
    }
  });

  test("of entities without any date is one lane without marks", () => {
    const without = arrange({ ...job, dates: job.dates.map(() => "") });
    expect(without.areas.map(({ key }) => key)).toEqual([""]);
    expect(without.ticks).toEqual([]);
  });
});

describe("groups", () => {
  test.each(["types", "communities"] as const)("by %s lie apart, each with its own", (kind) => {
    const job = picture(kind, 150);
    const done = arrange(job);
    const keyOf = (i: number) => (kind === "types" ? job.types[i]! : String(job.groups![i]));
    for (const { key, left, right, bottom, top } of done.areas) {
      const [x, y, r] = [(left + right) / 2, (bottom + top) / 2, (right - left) / 2];
      job.types.forEach((_, i) => expect(Math.hypot(at(done, i).x - x, at(done, i).y - y) < r).toBe(keyOf(i) === key));
    }
  });
});

describe("radial", () => {
  test("has the chosen in the middle, the linked nearer than the rest, the unlinked outermost", () => {
    const job = picture("radial", 100);
    const done = arrange(job);
    const distance = (i: number) => Math.hypot(at(done, i).x - at(done, 0).x, at(done, i).y - at(done, 0).y);
    const steps = new Map([[0, 0]]);
    for (let grew = true; grew; ) {
      grew = false;
      for (let e = 0; e < job.edges.length; e += 2) for (const [a, b] of [[job.edges[e]!, job.edges[e + 1]!], [job.edges[e + 1]!, job.edges[e]!]] as const) {
        if (steps.has(a) && (steps.get(b) ?? Infinity) > steps.get(a)! + 1) grew = !!steps.set(b, steps.get(a)! + 1);
      }
    }
    const rings = new Map<number, number[]>();
    for (let i = 0; i < 100; i++) rings.set(steps.get(i) ?? 99, [...(rings.get(steps.get(i) ?? 99) ?? []), distance(i)]);
    const sorted = [...rings].sort((a, b) => a[0] - b[0]).map(([, all]) => all);
    expect(sorted.length).toBeGreaterThan(3);
    for (let i = 1; i < sorted.length; i++) expect(Math.min(...sorted[i]!)).toBeGreaterThan(Math.max(...sorted[i - 1]!));
  });

  test("goes around a middle that is pinned", () => {
    const job = picture("radial", 100);
    job.roles[0] = roles.kept;
    job.roles[50] = roles.kept;
    job.xy.set([700, 700, 760, 700], 0);
    const done = arrange(job);
    expect(at(done, 0)).toEqual({ x: 700, y: 700 });
    expect(overlaps(job, done)).toBe(0);
  });
});

test("the grid has types together and names in order", () => {
  const job = picture("grid", 90);
  const done = arrange(job);
  const order = [...job.names.keys()].sort((a, b) => Math.round(at(done, b).y - at(done, a).y) || at(done, a).x - at(done, b).x);
  const read = order.map((i) => job.types[i]!);
  expect(read).toEqual([...read].sort());
});

describe("entities put in line", () => {
  /** Twenty chosen ones among others, of which the second is pinned. */
  function chosen(kind: ArrangeJob["kind"]): ArrangeJob {
    const job = picture(kind, 60, 3);
    job.roles.fill(roles.kept, 20);
    job.roles[1] = roles.kept;
    // What stays stands apart, but for some in the way.
    for (let i = 20; i < 60; i++) job.xy.set(i < 24 ? [job.xy[2 * i]!, 5000] : [(i % 8) * 100, 3000 + Math.floor(i / 8) * 100], 2 * i);
    job.xy.set([100, 4000], 2);
    job.chosen = Uint32Array.from({ length: 20 }, (_, i) => i);
    return job;
  }
  const free = [0, ...Array.from({ length: 18 }, (_, i) => i + 2)];
  const order = (xy: ArrayLike<number>, axis: 0 | 1) => [...free].sort((a, b) => xy[2 * a + axis]! - xy[2 * b + axis]!);

  test.each(lineNames)("%s: keep their order, off what stays, and overlap nowhere", (kind) => {
    const job = chosen(kind);
    const done = arrange(job);
    const axis = ["left", "centre", "right", "down"].includes(kind) ? 1 : 0;
    expect(order(done.xy, axis)).toEqual(order(job.xy, axis));
    for (let i = 0; i < 60; i++) if (!free.includes(i)) expect(at(done, i)).toEqual({ x: job.xy[2 * i], y: job.xy[2 * i + 1] });
    expect(overlaps(job, done)).toBe(0);
  });

  test("have their left edges where the leftmost of all chosen has it, a pinned one too", () => {
    const job = chosen("left");
    job.xy.set([-4000, 4000], 2);
    const done = arrange(job);
    for (const i of free) expect(at(done, i).x - job.radii[i]!).toBeCloseTo(-4000 - job.radii[1]!, 2);
  });

  test("have their middles at the height in the middle", () => {
    const job = chosen("middle");
    const done = arrange(job);
    expect(new Set(free.map((i) => Math.round(at(done, i).y)))).toHaveProperty("size", 1);
  });

  test("spaced evenly, have the same space between any two, and the ends where they were", () => {
    const job = chosen("across");
    for (const i of free) job.xy.set([job.xy[2 * i]! * 9, 0], 2 * i);
    const wide = { ...job, names: job.names.map(() => ""), radii: job.radii.map(() => 20) };
    const done = arrange(wide);
    const x = order(done.xy, 0).map((i) => at(done, i).x);
    const ends = order(wide.xy, 0).map((i) => wide.xy[2 * i]!);
    expect(x[0]).toBeCloseTo(ends[0]!, 1);
    expect(x.at(-1)).toBeCloseTo(ends.at(-1)!, 1);
    for (let i = 1; i < x.length; i++) expect(x[i]! - x[i - 1]!).toBeCloseTo(x[1]! - x[0]!, 1);
  });

  test("spaced evenly where there is too little room, make some", () => {
    const job = chosen("down");
    for (const i of free) job.xy.set([0, i], 2 * i);
    expect(overlaps(job, arrange(job))).toBe(0);
  });

  test("step aside for what stands in their line", () => {
    const job = chosen("middle");
    for (const i of [...free, 1]) job.xy.set([i * 200, i % 2 ? 30 : -30], 2 * i);
    job.xy.set([400, 0], 2 * 30);
    expect(overlaps(job, arrange(job))).toBe(0);
  });
});
