import { describe, expect, test } from "vitest";
import { Model } from "./model";
import { dimmer } from "./sieve";

const entity = (id: string, type: string) => ({ entity: { id, type, name: id, degree: 1 }, x: 0, y: 0 });

describe("the lens", () => {
  test("takes out of sight the types that are switched off, and their links with them", () => {
    const model = new Model();
    model.run({ kind: "add", label: "Add", entities: [entity("a", "Person"), entity("b", "Court")], links: [{ id: "ab", type: "KNOWS", source: "a", target: "b", evidence: 1 }] });
    model.run({ kind: "lens", label: "Hide courts", lens: { types: ["Court"] } });
    expect([model.clarityOfNode("a"), model.clarityOfNode("b"), model.clarityOfEdge("ab")]).toEqual(["clear", "hidden", "hidden"]);
    model.undo();
    expect(model.clarityOfEdge("ab")).toBe("clear");
  });

  test("holds nothing of a setting that is back at its default, and the order of a set says nothing", () => {
    const model = new Model();
    model.run({ kind: "lens", label: "Hide", lens: { types: ["Court", "Agency", "Court"] } });
    model.run({ kind: "lens", label: "Again", lens: { types: ["Agency", "Court"] } });
    expect(model.canUndo).toBe("Hide");
    model.run({ kind: "lens", label: "Show", lens: { types: [] } });
    expect(model.lens).toEqual({});
  });

  test("shows a thing as clearly as the strictest rule allows", () => {
    expect([dimmer("clear", "dimmed"), dimmer("dimmed", "hidden"), dimmer("clear", "clear")]).toEqual(["dimmed", "hidden", "clear"]);
  });
});
