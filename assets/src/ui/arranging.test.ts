import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ArrangeJob } from "../layout/arrange/job";
import type { Job } from "../layout/job";
import { Layout, type LayoutWorker } from "../layout/layout";
import { perform } from "../layout/perform";
import { Measures } from "../model/measures";
import { Model } from "../model/model";
import type { Entity, Link } from "../model/types";
import { Arranging, arrangerOf } from "./arranging";

/** The layout's own code, answering in this thread, as Node has no browser's Worker. */
class HereWorker implements LayoutWorker {
  onmessage: LayoutWorker["onmessage"] = null;
  onerror: LayoutWorker["onerror"] = null;
  #over = false;

  postMessage(job: Job | ArrangeJob): void {
    const data = { id: job.id, ...perform(job) };
    queueMicrotask(() => this.#over || this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data })));
  }

  terminate(): void {
    this.#over = true;
  }
}

const types = ["Agency", "Company", "Court", "Person"];
const entity = (id: string, type: string): Entity => ({ id, type, name: id, degree: 2 });
const link = (source: string, target: string, more: Partial<Link> = {}): Link => ({ id: `${source}-${target}`, type: "KNOWS", source, target, evidence: 1, ...more });

let model: Model;
let layout: Layout;
let arranging: Arranging;
let said: string[];
let failures: string[];
let fits: number;
let onTheWay: () => void;
/** What stands where when the picture is told to move. */
let travelled: number;

beforeEach(() => {
  model = new Model();
  const entities = Array.from({ length: 24 }, (_, i) => ({ entity: entity(`e${i}`, types[i % 4]!), x: (i % 6) * 120, y: Math.floor(i / 6) * 120 }));
  model.run({ kind: "add", label: "Add", entities, links: entities.slice(1).map(({ entity: { id } }, i) => link(`e${i >> 1}`, id, i % 3 ? {} : { from: `20${10 + (i % 9)}` })) });
  layout = new Layout(() => new HereWorker());
  [said, failures, fits, travelled, onTheWay] = [[], [], 0, 0, () => undefined];
  const board = {
    animateTo: async () => (travelled++, onTheWay()),
    reveal: () => undefined, rest: () => undefined, fit: () => void fits++,
  };
  const events = { say: (text: string) => void said.push(text), failed: (text: string) => void failures.push(text), working: () => undefined };
  arranging = new Arranging(model, layout, new Measures(model), board, events);
});
afterEach(() => layout.kill());

const places = () => new Map(model.graph.mapNodes((id, { x, y }) => [id, `${x} ${y}`]));
const moved = (before: Map<string, string>) => [...places()].filter(([id, at]) => before.get(id) !== at).map(([id]) => id);
const areaOf = (id: string) => {
  const { x, y } = model.graph.getNodeAttributes(id);
  return model.lens.layout?.areas?.find((area) => x > area.left && x < area.right && y > area.bottom && y < area.top)?.key;
};

describe("a chosen layout", () => {
  test("stands with its lanes, and one undo brings all back exactly", async () => {
    const before = places();
    await arranging.arrange("layered");
    expect(arranging.current).toBe("layered");
    expect(areaOf("e0")).toBe("agency");
    expect(areaOf("e2")).toBe("court");
    expect(fits).toBe(1);
    expect(model.canUndo).toBe("Layout: Lanes by institution");
    model.undo();
    expect(places()).toEqual(before);
    expect(arranging.current).toBe("links");
    expect(model.lens.layout).toBeUndefined();
    model.redo();
    expect(areaOf("e0")).toBe("agency");
  });

  test("moves only what is selected when that is several, and never what is pinned", async () => {
    const before = places();
    model.run({ kind: "pin", label: "Pin", nodes: ["e1"] });
    model.select(["e1", "e5", "e9"]);
    await arranging.arrange("grid");
    expect(moved(before)).toEqual(["e5", "e9"]);
    expect(fits).toBe(0);
  });

  test("moves everything when one entity is selected", async () => {
    const before = places();
    model.select(["e1"]);
    await arranging.arrange("grid");
    expect(moved(before).length).toBeGreaterThan(20);
  });

  test("goes around what is selected, one or several, when it is rings", async () => {
    model.select(["e5", "e6"]);
    await arranging.arrange("radial");
    const at = (id: string) => model.graph.getNodeAttributes(id);
    const middle = { x: (at("e5").x + at("e6").x) / 2, y: (at("e5").y + at("e6").y) / 2 };
    const distance = (id: string) => Math.hypot(at(id).x - middle.x, at(id).y - middle.y);
    for (const id of model.graph.nodes()) if (id !== "e5" && id !== "e6") expect(distance(id)).toBeGreaterThan(distance("e5"));
  });

  test("leaves what was pinned while it was on its way", async () => {
    const before = places();
    onTheWay = () => void model.run({ kind: "pin", label: "Pin", nodes: ["e3"] });
    await arranging.arrange("grid");
    expect(moved(before)).not.toContain("e3");
  });

  test("that gives way to undo changes nothing", async () => {
    const before = places();
    onTheWay = () => {
      arranging.abandon();
      model.undo();
    };
    await arranging.arrange("grid");
    expect(model.graph.order).toBe(0);
    model.redo();
    expect(places()).toEqual(before);
    expect(model.canRedo).toBeUndefined();
  });

  test("gives way to one that is chosen after it", async () => {
    const first = arranging.arrange("grid");
    await Promise.all([first, arranging.arrange("layered")]);
    expect(arranging.current).toBe("layered");
    expect(travelled).toBe(1);
    expect(failures).toEqual([]);
  });

  test("that can't be worked out says so and leaves all as it is", async () => {
    const before = places();
    const broken = new Layout(() => {
      throw new Error("refused");
    });
    await new Arranging(model, broken, arranging.measures, arranging.board, arranging.events).arrange("grid");
    expect(failures).toHaveLength(1);
    expect(places()).toEqual(before);
  });

  test("by links ends the lanes", async () => {
    await arranging.arrange("types");
    await arranging.tidy();
    expect(model.lens.layout).toBeUndefined();
  });

  test("of a few entities ends lanes that would no longer be true, and keeps those that are", async () => {
    await arranging.arrange("layered");
    model.select(["e0", "e4", "e8"]);
    await arranging.line("bottom");
    expect(arranging.current).toBe("layered");
    model.select(["e0", "e1", "e2"]);
    await arranging.line("bottom");
    expect(arranging.current).toBe("links");
  });
});

describe("newcomers to lanes", () => {
  const arrive = (fresh: Entity[], links: Link[]) => {
    const entities = arrangerOf(model, layout).place(model.graph, fresh, { around: "e0", links });
    model.run({ kind: "add", label: "Expand", entities, links });
  };
  const touching = () => {
    const all = model.graph.mapNodes((_, { x, y }) => ({ x, y }));
    return all.flatMap((a, i) => all.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < 30)).length;
  };

  test("go to the lane that they belong in, and nothing else moves, at once or later", async () => {
    await arranging.arrange("layered");
    const before = places();
    arrive([entity("n1", "Court"), entity("n2", "Agency")], [link("e0", "n1"), link("e0", "n2")]);
    expect([areaOf("n1"), areaOf("n2")]).toEqual(["court", "agency"]);
    expect(moved(before)).toEqual(["n1", "n2"]);
    expect(await arrangerOf(model, layout).settle(model, { fresh: ["n1", "n2"] })).toEqual({});
    expect(touching()).toBe(0);
  });

  test("go beside the lanes where none is for them, or theirs is full", async () => {
    await arranging.arrange("types");
    const crowd = Array.from({ length: 300 }, (_, i) => entity(`n${i}`, "Court"));
    arrive([...crowd, entity("w", "Widget")], [...crowd.map(({ id }) => link("e0", id)), link("e0", "w")]);
    expect(areaOf("w")).toBeUndefined();
    const inLane = crowd.filter(({ id }) => areaOf(id) === "Court").length;
    expect(inLane).toBeGreaterThan(0);
    expect(crowd.filter(({ id }) => areaOf(id) === undefined)).toHaveLength(300 - inLane);
    expect(touching()).toBe(0);
  });

  test("with a date are not put among those without on a timeline", async () => {
    await arranging.arrange("timeline");
    arrive([entity("n1", "Court"), entity("n2", "Court")], [link("e0", "n1", { from: "2015" }), link("e1", "n2")]);
    expect([areaOf("n1"), areaOf("n2")]).toEqual([undefined, ""]);
  });

  test("settle as ever where there are no lanes", async () => {
    await arranging.arrange("grid");
    const settle = vi.fn(async () => ({ e0: [1, 2] as [number, number] }));
    expect(await arrangerOf(model, { settle }).settle(model, { fresh: [] })).toEqual({ e0: [1, 2] });
  });
});
