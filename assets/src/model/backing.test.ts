import { expect, test } from "vitest";
import examples from "../../../graph/testdata/backings.json";
import { Model } from "./model";
import { readingOrder, backingOf, backings } from "./backing";
import type { Link } from "./types";

test("a link is evidenced as the server says it is", () => {
  for (const { link, backing } of examples) expect(backingOf(link as Link), JSON.stringify(link)).toBe(backing);
  expect([...readingOrder].sort()).toEqual(backings.map(({ name }) => name).sort());
});

test("links that are evidenced in a way that is switched off are hidden, and come back with undo", () => {
  const model = new Model();
  const entities = ["a", "b"].map((id) => ({ entity: { id, type: "Person", name: id, degree: 1 }, x: 0, y: 0 }));
  const links = [{ id: "l", type: "OWNS", source: "a", target: "b", evidence: 1 }, { id: "m", type: "OWNS", source: "a", target: "b", status: "alleged", evidence: 1 }];
  model.run({ kind: "add", label: "", entities, links });
  model.run({ kind: "lens", label: "", lens: { evidence: ["alleged", "alleged"] } });
  expect(model.lens).toEqual({ evidence: ["alleged"] });
  expect([model.isEdgeVisible("l"), model.isEdgeVisible("m")]).toEqual([true, false]);
  model.undo();
  expect(model.isEdgeVisible("m")).toBe(true);
});
