import { readFileSync } from "node:fs";
import { DirectedGraph, MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { expect, test } from "vitest";

// What graph/formats writes, read by readers that know nothing of Clew.
const file = (name: string) => readFileSync(new URL(`../../../graph/formats/testdata/${name}`, import.meta.url), "utf8");

const company = "01F63H4S00K4VXSXXVXJVW6XJ4";
const ruling = "01F63H4S00DYBJT8WJW3V9F5TF";

test("GraphML is read by another reader", () => {
  const graph = graphml.parse(MultiDirectedGraph, file("small.graphml"));
  expect(graph.order).toBe(2);
  expect(graph.getNodeAttributes(company)).toMatchObject({ name: "A", type: "Company", size: 3, share: 0.5, listed: true, x: -3, y: 4 });
  expect(graph.getNodeAttribute(company, "two_x0020_words")).toBe('<a & "b">\n=1+1 _x001B_');
  expect(graph.directedEdges(company, ruling).map((edge) => graph.getEdgeAttribute(edge, "type"))).toEqual(["SUED"]);
});

test("GEXF is read by another reader", () => {
  const graph = gexf.parse(DirectedGraph, file("small.gexf"));
  expect(graph.order).toBe(2);
  // This reader goes by ids, Gephi by titles.
  expect(graph.getNodeAttributes(company)).toMatchObject({
    label: "A",
    type: "Company",
    x: -3,
    y: 4,
    "facts.size:long": 3,
    "facts.share:double": 0.5,
    "facts.listed:boolean": true,
    "facts.two words:string": '<a & "b">\n=1+1 _x001B_',
  });
  expect(graph.getEdgeAttributes(company, ruling)).toMatchObject({ type: "SUED", from: "2021-03", evidence: 1 });
});
