import { afterEach, describe, expect, test } from "vitest";
import { radiusOf } from "../stage/size";
import { Model } from "../model/model";
import { place } from "../model/place";
import type { ArrangeJob } from "./arrange/job";
import type { Job } from "./job";
import { Layout, type LayoutWorker } from "./layout";
import { diagonalOf, movements, overlapsOf, play, positionsOf, preferential, stars, threads } from "./simulation";
import { settle } from "./settle";
import { perform } from "./perform";
import { jobOf, positionsOf as byId } from "./jobs";

const settled = async (model: Model, fresh: string[]) => {
  const { job, ids } = await jobOf(model, "settle", { fresh });
  return byId(ids, settle(job));
};

/** The worker's code, answering in this thread, as Node has no browser's Worker. */
class HereWorker implements LayoutWorker {
  onmessage: LayoutWorker["onmessage"] = null;
  onerror: LayoutWorker["onerror"] = null;
  terminated = false;

  postMessage(job: Job | ArrangeJob): void {
    const done = perform(job);
    queueMicrotask(() => {
      if (!this.terminated) this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data: { id: job.id, ...done } }));
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** A worker that ends as soon as it gets something to do. */
class DyingWorker extends HereWorker {
  override postMessage(): void {
    this.onerror?.call(this as unknown as Worker, new Event("error") as ErrorEvent);
  }
}

const layouts: Layout[] = [];
const layoutWith = (start: () => LayoutWorker) => {
  const layout = new Layout(start);
  layouts.push(layout);
  return layout;
};
afterEach(() => layouts.splice(0).forEach((layout) => layout.kill()));

async function grown(batches = 4): Promise<Model> {
  return (await play(stars(7, batches, 60), (model, _, fresh) => settled(model, fresh))).model;
}

describe.each([
  ["a graph with hubs", preferential],
  ["stars opened from stars", stars],
  ["long threads", threads],
])("expanding %s", (_, graph) => {
  test.each([1, 2])("keeps the picture still, and nothing overlaps (seed %i)", async (seed) => {
    const { figures } = await play(graph(seed, 6, 60), (model, _, fresh) => settled(model, fresh));
    expect(figures.whileArriving).toBe(0);
    expect(figures.overlaps).toBe(0);
    expect(figures.worstMean).toBeLessThanOrEqual(0.005);
    expect(figures.worst).toBeLessThanOrEqual(0.02);
  });

  test("gives the same picture twice", async () => {
    const run = async () => (await play(graph(3, 4, 50), (model, _, fresh) => settled(model, fresh))).model;
    expect(positionsOf(await run())).toEqual(positionsOf(await run()));
  });
});

test("settling brings linked entities nearer than placing alone", async () => {
  const alone = (await play(stars(2, 10, 100), () => ({}))).figures;
  const after = (await play(stars(2, 10, 100), (model, _, fresh) => settled(model, fresh))).figures;
  expect(after.edge).toBeLessThan(alone.edge);
});

describe("the layout", () => {
  test("moves no pinned entity, in settling or tidying", async () => {
    const model = await grown();
    const pinned = model.graph.nodes().filter((_, i) => i % 7 === 0);
    model.run({ kind: "pin", label: "Pin", nodes: pinned });
    const layout = layoutWith(() => new HereWorker());
    for (const positions of [await layout.settle(model), await layout.tidy(model)]) {
      const before = positionsOf(model);
      model.run({ kind: "move", label: "Move", positions });
      for (const id of pinned) expect(positionsOf(model).get(id)).toEqual(before.get(id));
      expect(overlapsOf(model)).toBe(0);
    }
  });

  test("tidies so that links get shorter and nothing overlaps", async () => {
    const model = (await play(preferential(5, 5, 80), () => ({}))).model;
    const length = () => {
      const edges = model.graph.mapEdges((_, __, ___, ____, a, b) => Math.hypot(a.x - b.x, a.y - b.y));
      return edges.reduce((a, b) => a + b, 0) / diagonalOf(model);
    };
    const before = length();
    const layout = layoutWith(() => new HereWorker());
    model.run({ kind: "move", label: "Tidy", positions: await layout.tidy(model) });
    expect(length()).toBeLessThan(before);
    expect(overlapsOf(model)).toBe(0);
  });

  test("copes with nothing, with one entity and with entities at one place", async () => {
    const layout = layoutWith(() => new HereWorker());
    const model = new Model();
    expect(await layout.settle(model)).toEqual({});
    const entities = ["a", "b", "c"].map((id) => ({ entity: { id, type: "T", name: id, degree: 1 }, x: 5, y: 5 }));
    model.run({ kind: "add", label: "Add", entities: entities.slice(0, 1), links: [] });
    expect(await layout.tidy(model)).toEqual({ a: [5, 5] });
    model.run({ kind: "add", label: "Add", entities, links: [] });
    model.run({ kind: "move", label: "Settle", positions: await layout.settle(model, { fresh: ["b", "c"] }) });
    expect(overlapsOf(model)).toBe(0);
  });

  test("that cannot start says so, and leaves everything where it is", async () => {
    const model = await grown(1);
    const before = positionsOf(model);
    const layout = layoutWith(() => {
      throw new Error("refused by the policy");
    });
    await expect(layout.settle(model)).rejects.toThrow(/could not be worked out/);
    expect(Math.max(...movements(model, before))).toBe(0);
  });

  test("whose worker dies rejects what was asked and starts again", async () => {
    const workers: HereWorker[] = [];
    const layout = layoutWith(() => {
      workers.push(workers.length === 0 ? new DyingWorker() : new HereWorker());
      return workers.at(-1)!;
    });
    const model = await grown(1);
    await expect(layout.settle(model)).rejects.toThrow(/could not be worked out/);
    expect(Object.keys(await layout.settle(model))).toHaveLength(model.graph.order);
    expect(workers).toHaveLength(2);
  });

  test("that is killed rejects what was asked", async () => {
    const model = await grown(1);
    const layout = layoutWith(() => new HereWorker());
    const asked = layout.tidy(model);
    layout.kill();
    await expect(asked).rejects.toThrow(/stopped/);
  });
});

describe("the layout in order", () => {
  const arranged = async (model: Model, ...[kind, options]: [Parameters<Layout["arrange"]>[1], Parameters<Layout["arrange"]>[2]?]) => {
    const result = await layoutWith(() => new HereWorker()).arrange(model, kind, options);
    model.run({ kind: "move", label: "Arrange", positions: result.positions });
    return result;
  };

  test.each(["radial", "layered", "timeline", "grid", "types"] as const)("by %s moves neither what is pinned nor what was not chosen, and can be undone to the last bit", async (kind) => {
    const model = await grown(2);
    const before = positionsOf(model);
    model.run({ kind: "pin", label: "Pin", nodes: ["n3"] });
    await arranged(model, kind, { only: new Set(["n1", "n2", "n3", "n5"]) });
    const moved = [...before].filter(([id, at]) => String(positionsOf(model).get(id)) !== String(at)).map(([id]) => id);
    expect(moved.filter((id) => !["n1", "n2", "n5"].includes(id))).toEqual([]);
    expect(moved.length).toBeGreaterThan(1);
    expect(overlapsOf(model)).toBe(0);
    model.undo();
    expect(positionsOf(model)).toEqual(before);
  });

  test("of time goes by the earliest date on a visible link", async () => {
    const model = new Model();
    const entities = ["a", "b", "c"].map((id, i) => ({ entity: { id, type: "T", name: id, degree: 1 }, x: i * 200, y: 0 }));
    const dated = (id: string, source: string, target: string, from: string) => ({ id, type: "KNOWS", source, target, from, evidence: 1 });
    model.run({ kind: "add", label: "Add", entities, links: [dated("1", "a", "b", "2021"), dated("2", "a", "c", "2019-05"), { ...dated("3", "c", "b", "2001"), type: "SAW" }] });
    model.run({ kind: "lens", label: "Filter", lens: { relations: ["SAW"] } });
    const { areas, ticks } = await arranged(model, "timeline");
    const x = (id: string) => model.graph.getNodeAttribute(id, "x");
    expect(x("b")).toBeGreaterThan(x("a"));
    expect(x("b")).toBeGreaterThan(x("c"));
    expect(areas.map(({ key }) => key)).toEqual(["T"]);
    expect(ticks.map(({ date }) => date)).toContain("2020");
  });
});

describe("placing", () => {
  const entity = (id: string, degree = 1) => ({ id, type: "T", name: id, degree });
  const link = (source: string, target: string) => ({ id: `${source}${target}`, type: "T", source, target, evidence: 1 });

  test("the first entity is in the middle, and its neighbours are around it", () => {
    const model = new Model();
    model.run({ kind: "add", label: "Add", entities: place(model.graph, [entity("a", 9)], { links: [] }), links: [] });
    expect(positionsOf(model).get("a")).toEqual([0, 0]);
    const news = Array.from({ length: 9 }, (_, i) => entity(`b${i}`));
    const placed = place(model.graph, news, { around: "a", links: news.map(({ id }) => link(id, "a")) });
    for (const { x, y } of placed) expect(Math.hypot(x, y)).toBeLessThan(12 * radiusOf(9));
  });

  test("somebody who is there is not placed again", async () => {
    const model = await grown(1);
    const known = model.graph.nodes().map((id) => model.graph.getNodeAttribute(id, "entity"));
    expect(place(model.graph, known, { links: [] })).toEqual([]);
  });

  test("a newcomer goes beside whom it is linked to rather than who is expanded", async () => {
    const model = await grown(3);
    const [far, near] = ["n0", "n150"];
    const [placed] = place(model.graph, [entity("new")], { around: far, links: [link("new", near)] });
    const to = (id: string) => Math.hypot(...(["x", "y"] as const).map((axis) => model.graph.getNodeAttribute(id, axis) - placed![axis]) as [number, number]);
    expect(to(near)).toBeLessThan(to(far));
  });

  test("newcomers linked only to each other, or to nobody, get places of their own", async () => {
    const model = await grown(2);
    const news = Array.from({ length: 40 }, (_, i) => entity(`x${i}`, i));
    const links = news.slice(1, 20).map(({ id }, i) => link(id, `x${i}`));
    const entities = place(model.graph, news, { links });
    model.run({ kind: "add", label: "Add", entities, links });
    expect(entities).toHaveLength(40);
    expect(overlapsOf(model)).toBe(0);
  });
});
