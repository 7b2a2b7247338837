import fc from "fast-check";
import { UndirectedGraph } from "graphology";
import library from "graphology-metrics/centrality/betweenness";
import { describe, expect, test } from "vitest";
import type { Metric } from "../model/measures";
import { betweenness } from "./betweenness";
import { measure } from "./measure";
import { Network } from "./network";

const network = (count: number, ...links: [number, number][]) => new Network(count, Uint32Array.from(links.flat()));
const values = (metric: Metric, of: Network) => [...measure(metric, of).values];
/** Two triangles joined by the link between 2 and 3, and one entity by itself. */
const bowtie = () => network(7, [0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]);

describe("degree", () => {
  test("counts every link, parallel ones too, and a link to itself once", () => {
    expect(values("degree", network(3, [0, 1], [0, 1], [1, 0], [1, 1]))).toEqual([3, 4, 0]);
  });
});

describe("betweenness", () => {
  test("is the share of pairs of others that an entity lies between", () => {
    // On a path of 5 the middle lies between 4 of 6 pairs, its neighbours between 3.
    expect(values("betweenness", network(5, [0, 1], [1, 2], [2, 3], [3, 4]))).toEqual([0, 3 / 6, 4 / 6, 3 / 6, 0]);
  });

  test("shares equally short paths out and takes parallel links for one", () => {
    expect(values("betweenness", network(4, [0, 1], [0, 1], [1, 3], [0, 2], [2, 3]))).toEqual([1 / 6, 1 / 6, 1 / 6, 1 / 6]);
  });

  test("is what the library says", () => {
    const links = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 });
    fc.assert(fc.property(links, (links) => {
      const graph = new UndirectedGraph();
      for (let i = 0; i < 12; i++) graph.addNode(i);
      for (const [a, b] of links) if (a !== b) graph.mergeEdge(a, b);
      const theirs = library(graph, { getEdgeWeight: null });
      values("betweenness", network(12, ...links)).forEach((value, i) => expect(value).toBeCloseTo(theirs[i]!, 12));
    }));
  });

  test("counts more equally short paths than 32 bits can", () => {
    // Five rosters of 100 between two ends: 100^5 shortest paths from end to end.
    const links: [number, number][] = [];
    const roster = (r: number) => Array.from({ length: 100 }, (_, i) => 1 + r * 100 + i);
    for (const i of roster(0)) links.push([0, i]);
    for (let r = 0; r < 4; r++) for (const a of roster(r)) for (const b of roster(r + 1)) links.push([a, b]);
    for (const i of roster(4)) links.push([i, 501]);
    const found = measure("betweenness", network(502, ...links)).values;
    // Each pair of others counts, in all, as often as there are entities on a shortest path between them.
    const sizes = [1, 100, 100, 100, 100, 100, 1];
    const between = (a: number, b: number) => (a === b ? sizes[a]! * (sizes[a]! - 1) : sizes[a]! * sizes[b]! * (Math.abs(a - b) - 1));
    const all = sizes.flatMap((_, a) => sizes.map((_, b) => between(a, b))).reduce((sum, n) => sum + n, 0);
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(all / (501 * 500), 9);
  });

  test("is estimated from a sample when the picture is large, the same each time, and says so", () => {
    const spokes = Array.from({ length: 400 }, (_, i): [number, number] => [0, i + 1]);
    const rim = spokes.map(([, i]): [number, number] => [i, (i % 400) + 1]);
    const wheel = network(401, ...spokes, ...rim);
    const exact = betweenness(wheel);
    const some = betweenness(wheel, 100 * (401 + 1600));
    expect(exact.sample).toBeUndefined();
    expect(some.sample).toBe(100);
    expect(betweenness(wheel, 100 * (401 + 1600))).toEqual(some);
    expect(some.values[0]! / exact.values[0]!).toBeCloseTo(1, 1);
    expect(some.values.indexOf(Math.max(...some.values))).toBe(0);
  });
});

describe("PageRank", () => {
  test("follows the direction of links and adds up to the whole", () => {
    const [a, b, c] = values("pagerank", network(3, [0, 1], [1, 2]));
    expect(a! + b! + c!).toBeCloseTo(1, 9);
    expect(a).toBeLessThan(b!);
    expect(b).toBeLessThan(c!);
  });

  test("counts parallel links", () => {
    const [, once, twice] = values("pagerank", network(3, [0, 1], [0, 2], [0, 2]));
    expect(twice).toBeGreaterThan(once!);
  });

  test("comes to an end on a large circle and on links that end nowhere", () => {
    const circle = Array.from({ length: 2000 }, (_, i): [number, number] => [i, (i + 1) % 2000]);
    for (const value of values("pagerank", network(2000, ...circle))) expect(value).toBeCloseTo(1 / 2000, 9);
  });
});

describe("groups", () => {
  test("are numbered from the largest", () => {
    expect(values("component", network(5, [3, 4], [1, 2], [2, 0]))).toEqual([1, 1, 1, 2, 2]);
    expect(values("component", bowtie())).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  test("part at the weak link, the same way each time", () => {
    const found = values("community", bowtie());
    expect(found.slice(0, 3)).toEqual([found[0], found[0], found[0]]);
    expect(found.slice(3, 6)).toEqual([found[3], found[3], found[3]]);
    expect(found[0]).not.toBe(found[3]);
    expect(found[6]).toBe(3);
    expect(values("community", bowtie())).toEqual(found);
  });
});

test.each(["degree", "betweenness", "pagerank", "community", "component"] as const)("%s of a picture with no links, or nothing, is no error", (metric) => {
  expect(values(metric, network(0))).toEqual([]);
  expect(values(metric, network(2))).toHaveLength(2);
  expect(values(metric, network(1, [0, 0])).every(Number.isFinite)).toBe(true);
});
