import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { measure } from "../measure/measure";
import { Network } from "../measure/network";
import { type MeasureJob, type MeasureWorker, Measures } from "./measures";
import { Model } from "./model";

/** The worker's code, answering in this thread, as Node has no browser's Worker. */
class HereWorker implements MeasureWorker {
  onmessage: MeasureWorker["onmessage"] = null;
  onerror: MeasureWorker["onerror"] = null;
  terminated = false;

  postMessage({ id, metrics, count, edges }: MeasureJob): void {
    jobs.push(metrics.join(" "));
    if (!held) for (const metric of metrics) queueMicrotask(() => this.#answer({ id, metric, ...measure(metric, new Network(count, edges)) }));
  }

  terminate(): void {
    this.terminated = true;
  }

  #answer(data: unknown): void {
    if (!this.terminated) this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data }));
  }
}

let model: Model;
let measures: Measures;
let jobs: string[];
let workers: HereWorker[];
let held: boolean;

beforeEach(() => {
  [jobs, workers, held] = [[], [], false];
  model = new Model();
  const entities = ["a", "b", "c", "d"].map((id, i) => ({ entity: { id, type: i < 3 ? "Person" : "Company", name: id, degree: 1 }, x: i * 99, y: 0 }));
  const links = [["a", "b"], ["b", "c"], ["b", "d"]].map(([source, target], i) => ({ id: `l${i}`, type: "KNOWS", source: source!, target: target!, evidence: 1 }));
  model.run({ kind: "add", label: "Add", entities, links });
  measures = new Measures(model, () => (workers.push(new HereWorker()), workers.at(-1)!));
});
afterEach(() => measures.kill());

const degrees = () => Object.fromEntries(measures.get("degree")?.values ?? []);
const hide = (...nodes: string[]) => model.run({ kind: "hide", label: "Hide", nodes });
const until = (state: string) => vi.waitFor(() => expect(measures.state("degree")).toBe(state));

describe("measures", () => {
  test("are worked out when somebody watches, only those watched, and once for all", async () => {
    const told = vi.fn();
    expect(measures.state("degree")).toBe("waiting");
    measures.watch("degree", told);
    measures.watch("degree", told);
    await until("ready");
    expect(degrees()).toEqual({ a: 1, b: 3, c: 1, d: 1 });
    expect(told).toHaveBeenCalledTimes(1);
    expect((await measures.ask("betweenness")).values.get("b")).toBe(1);
    expect(jobs).toEqual(["degree", "betweenness"]);
    expect(measures.get("pagerank")).toBeUndefined();
  });

  test("count what is visible only, and follow it", async () => {
    measures.watch("degree", () => undefined);
    await until("ready");
    hide("a");
    expect(measures.state("degree")).toBe("waiting");
    expect(degrees()).toEqual({ a: 1, b: 3, c: 1, d: 1 });
    await until("ready");
    expect(degrees()).toEqual({ b: 2, c: 1, d: 1 });
    model.undo();
    await until("ready");
    expect(degrees()["b"]).toBe(3);
  });

  test("are not worked out again for a change that leaves the picture as it was", async () => {
    measures.watch("degree", () => undefined);
    await until("ready");
    model.run({ kind: "pin", label: "Pin", nodes: ["a"] });
    model.run({ kind: "move", label: "Move", positions: { a: [5, 5] } });
    await until("ready");
    expect(jobs).toEqual(["degree"]);
  });

  test("of another picture are not taken for those of this one", async () => {
    await measures.ask("degree");
    hide("a");
    await measures.ask("component");
    model.run({ kind: "pin", label: "Pin", nodes: ["b"] });
    expect((await measures.ask("degree")).values.get("b")).toBe(2);
  });

  test("that are stale are given up, and nobody is told of them", async () => {
    held = true;
    const told = vi.fn();
    measures.watch("degree", told);
    await vi.waitFor(() => expect(jobs).toEqual(["degree"]));
    held = false;
    hide("c", "d");
    expect(workers[0]!.terminated).toBe(true);
    await until("ready");
    expect(told).toHaveBeenCalledTimes(1);
    expect(degrees()).toEqual({ a: 1, b: 1 });
  });

  test("nobody watches any more are left alone", async () => {
    measures.watch("degree", () => undefined)();
    hide("a");
    await measures.ask("component");
    expect(jobs).toEqual(["component"]);
  });

  test("that can't be worked out say so, and are tried again when asked for again", async () => {
    const broken = new Measures(model, () => {
      if (workers.length === 0) return workers.push(new HereWorker()), undefined as never;
      return new HereWorker();
    });
    await expect(broken.ask("degree")).rejects.toThrow("could not be worked out");
    expect((await broken.ask("degree")).values.get("b")).toBe(3);
    broken.kill();
  });
});
