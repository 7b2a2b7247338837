import { expect, test } from "vitest";
import { Subgraph } from "./subgraph";

const a = { id: "a", type: "Person", name: "A" };
const b = { id: "b", type: "Company", name: "B" };
const link = { id: "l", type: "OWNS", source: "a", target: "b" };

test("a result's graph is its entities, links and paths, in lists and maps too, each once", () => {
  const graph = new Subgraph().add([
    [{ entity: a }, 1, null],
    [[{ path: { entities: [a, b], links: [link] } }], { map: { x: { link } } }, { record: { label: "Source", id: "s", properties: {} } }],
  ]);
  expect([...graph.entities.keys()]).toEqual(["a", "b"]);
  expect([...graph.links.values()]).toEqual([link]);
  expect(graph.ids).toEqual(["a", "b"]);
});

test("a link brings its ends, which the query did not return", () => {
  expect(new Subgraph().add([[{ link }]]).ids).toEqual(["a", "b"]);
});
