import { afterEach, expect, test, vi } from "vitest";
import { measure } from "../../measure/measure";
import { Network } from "../../measure/network";
import { type MeasureJob, type MeasureWorker, Measures } from "../../model/measures";
import { Model } from "../../model/model";
import type { Filter } from "../../model/rules";
import { type Ask, Learner } from "./learner";

/** The worker's code, answering in this thread, as Node has no browser's Worker. */
class HereWorker implements MeasureWorker {
  onmessage: MeasureWorker["onmessage"] = null;
  onerror: MeasureWorker["onerror"] = null;
  postMessage({ id, metrics, count, edges }: MeasureJob): void {
    jobs++;
    for (const metric of metrics) queueMicrotask(() => this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data: { id, metric, ...measure(metric, new Network(count, edges)) } })));
  }
  terminate(): void {}
}

const country: Filter = { of: "entities", any: [[{ on: "property", name: "country", is: ["CN"] }]], rest: "hide" };
const central: Filter = { of: "entities", any: [[{ on: "degree", least: 2 }]], rest: "hide" };
const countries: Record<string, string> = { a: "CN", b: "US" };
let jobs = 0;
let learner: Learner | undefined;
afterEach(() => {
  learner?.kill();
  jobs = 0;
});

function canvas(...filters: Filter[]): Model {
  const model = new Model();
  const entities = ["a", "b", "c"].map((id, i) => ({ entity: { id, type: "Company", name: id, degree: 1 }, x: i * 99, y: 0 }));
  model.run({ kind: "add", label: "Add", entities, links: ["b", "c"].map((target) => ({ id: `a${target}`, type: "KNOWS", source: "a", target, evidence: 1 })) });
  model.run({ kind: "lens", label: "Filter", lens: { filters } });
  return model;
}

const asks: string[][] = [];
const ask: Ask = async ({ ids }, names) => {
  asks.push([...ids]);
  return new Map(ids.map((id) => [id, Object.fromEntries(names.map((name) => [name, countries[id] ?? null]))]));
};

function learning(model: Model, asking = ask, failed: (error: unknown, retry: () => void) => void = () => undefined): Learner {
  asks.length = 0;
  return (learner = new Learner(model, asking, failed, new Measures(model, () => new HereWorker()), new Measures(model, () => new HereWorker(), false)));
}

const visible = (model: Model) => model.graph.filterNodes((id) => model.isNodeVisible(id));

test("the properties that filters ask for are read, once for each thing", async () => {
  const model = canvas(country);
  learning(model);
  await vi.waitFor(() => expect(visible(model)).toEqual(["a"]));
  model.run({ kind: "add", label: "Add", entities: [{ entity: { id: "d", type: "Company", name: "d", degree: 1 }, x: 0, y: 99 }], links: [] });
  await vi.waitFor(() => expect(visible(model)).toEqual(["a"]));
  expect(asks).toEqual([["a", "b", "c"], ["d"]]);
  await learner!.facts("entities", "country");
  expect(asks.length).toBe(2);
});

test("without a filter that asks, nothing is read or measured", async () => {
  const model = canvas();
  learning(model);
  model.run({ kind: "hide", label: "Hide", nodes: ["a"] });
  await new Promise(setImmediate);
  expect([asks.length, jobs]).toEqual([0, 0]);
});

test("measures that filters ask for are of the picture without filters, and settle", async () => {
  const model = canvas(central);
  learning(model);
  await vi.waitFor(() => expect(visible(model)).toEqual(["a"]));
  expect(Object.fromEntries(model.learnt.offered.degree!)).toEqual({ a: 2, b: 1, c: 1 });
  const told = vi.fn();
  model.on("filter", told);
  await vi.waitFor(() => expect(jobs).toBe(1));
  model.run({ kind: "add", label: "Add", entities: [], links: [{ id: "bc", type: "KNOWS", source: "b", target: "c", evidence: 1 }] });
  await vi.waitFor(() => expect(visible(model)).toEqual(["a", "b", "c"]));
  expect([jobs, told.mock.calls.length]).toEqual([2, 1]);
});

test("measures that styles ask for are of what is visible", async () => {
  const model = canvas(country);
  model.run({ kind: "lens", label: "Style", lens: { styles: [{ of: "entities", any: [], size: { by: { on: "degree" } } }] } });
  learning(model);
  await vi.waitFor(() => expect(Object.fromEntries(model.learnt.shown.degree ?? [])).toEqual({ a: 0 }));
  expect(model.learnt.offered).toEqual({});
});

test("measures that came with the canvas hold until it is another one", async () => {
  const model = canvas(central);
  model.learn({ offered: { degree: new Map([["a", 1], ["b", 5], ["c", 5]]) } });
  learning(model);
  model.select(["b"]);
  model.run({ kind: "move", label: "Move", positions: { a: [1, 1] } });
  expect(visible(model)).toEqual(["b", "c"]);
  model.run({ kind: "add", label: "Add", entities: [], links: [{ id: "bc", type: "KNOWS", source: "b", target: "c", evidence: 1 }] });
  await vi.waitFor(() => expect(visible(model)).toEqual(["a", "b", "c"]));
});

test("where the server can't be asked, it is asked again only when the reader wants it", async () => {
  const model = canvas(country);
  let isDown = true;
  const failures: (() => void)[] = [];
  learning(model, async (things, names, signal) => {
    if (isDown) throw new Error("down");
    return ask(things, names, signal);
  }, (_, retry) => failures.push(retry));
  await vi.waitFor(() => expect(failures.length).toBe(1));
  model.run({ kind: "hide", label: "Hide", nodes: ["c"] });
  await new Promise(setImmediate);
  expect(failures.length).toBe(1);
  isDown = false;
  failures[0]!();
  await vi.waitFor(() => expect(visible(model)).toEqual(["a"]));
});
