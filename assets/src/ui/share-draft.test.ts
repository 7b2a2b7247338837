import { expect, test } from "vitest";
import { discEntity, discLink } from "../model/disc";
import { Model } from "../model/model";
import type { Filter } from "../model/rules";
import type { Link } from "../model/types";
import { found, linkRows } from "./rows";
import { contentOf } from "./save-as";
import { contentsOf, draftOf, longestTitle, suggestedTitle } from "./share-draft";

const entity = (id: string, type = "Company", name = id.toUpperCase()) => ({ id, type, name, degree: 3 });
const link = (id: string, source: string, target: string, type = "OWNS"): Link => ({ id, type, source, target, evidence: 1 });

/** a owns b, a and b know c, c owns d. */
function canvas(): Model {
  const model = new Model();
  model.run({
    kind: "add", label: "",
    entities: [entity("a"), entity("b"), entity("c", "Person"), entity("d")].map((entity, i) => ({ entity, x: i * 10.25, y: -i })),
    links: [link("ab", "a", "b"), link("ac", "a", "c", "KNOWS"), link("bc", "b", "c", "KNOWS"), link("cd", "c", "d")],
  });
  return model;
}

test("what is hidden stays with the reader, unless it is asked for", () => {
  const model = canvas();
  model.run({ kind: "hide", label: "", nodes: ["d"] });
  model.run({ kind: "lens", label: "", lens: { types: ["Person"], relations: ["OWNS"] } });
  expect(contentsOf(model)).toEqual({ entities: 2, links: 0, hiddenEntities: 2, hiddenLinks: 4, leftOutEntities: 0, leftOutLinks: 0, clocks: "", groups: [], steps: 0, notes: [], deeds: 3 });
  const without = draftOf(model, undefined, "frozen", false);
  expect(without.entities.map(({ id }) => id)).toEqual(["a", "b"]);
  expect([without.links, without.hiddenTypes, without.hiddenLinkTypes]).toEqual([[], [], []]);
  const whole = draftOf(model, undefined, "frozen", true);
  expect(whole.entities.map(({ id, hidden }) => [id, hidden])).toEqual([["a", false], ["b", false], ["c", false], ["d", true]]);
  expect([whole.links.length, whole.hiddenTypes, whole.hiddenLinkTypes]).toEqual([4, ["Person"], ["OWNS"]]);
});

test("groups do not travel, and who shares is told of them", () => {
  const model = canvas();
  const group = discEntity({ of: "a", part: { filter: { kinds: ["Company"] } }, count: 812, shown: 0 }, "812 companies", "group:1");
  model.run({ kind: "add", label: "", entities: [{ entity: group, x: 0, y: 0 }], links: [discLink({ ...group, disc: group.disc! })] });
  model.select(["group:1", "a"]);
  expect(contentsOf(model)).toMatchObject({ entities: 4, links: 4, hiddenEntities: 0, hiddenLinks: 0, groups: ["812 companies"] });
  const draft = draftOf(model, undefined, "frozen", true);
  expect([draft.entities.length, draft.links.length, draft.selection, draft.concealed]).toEqual([4, 4, ["a"], []]);
});

test("a live view goes on hiding the relations that the reader hid", () => {
  const model = canvas();
  model.run({ kind: "lens", label: "", lens: { types: [], relations: ["OWNS"] } });
  expect(draftOf(model, undefined, "live", false).hiddenLinkTypes).toEqual(["OWNS"]);
});

test("positions, pins, selection and camera travel; names and history do not", () => {
  const model = canvas();
  model.run({ kind: "pin", label: "", nodes: ["b"] });
  model.select(["b"]);
  const camera = { x: 1, y: 2, scale: 3, width: 4, height: 5 };
  const draft = draftOf(model, camera, "frozen", false);
  expect(draft.entities[1]).toEqual({ id: "b", x: 10.25, y: -1, pinned: true, hidden: false });
  expect([draft.selection, draft.camera]).toEqual([["b"], camera]);
  expect(Object.keys(draft).sort()).toEqual(["annotations", "camera", "concealed", "entities", "hiddenLinkTypes", "hiddenTypes", "lens", "links", "selection", "story"]);
});

test("the title is the story's, or names what is selected or has the most links", () => {
  const model = canvas();
  const story = { title: "Who owns what", text: "", entities: ["a", "b", "c", "d"].map((id) => entity(id)), positions: [], links: [] };
  expect(suggestedTitle(model, story)).toBe("Who owns what");
  expect(suggestedTitle(model, undefined)).toBe("C, A and 2 more");
  model.select(["d"]);
  expect(suggestedTitle(model, { ...story, entities: [entity("a")] })).toBe("D");
  model.run({ kind: "add", label: "", entities: [{ entity: entity("long", "Law", "x".repeat(500)), x: 0, y: 0 }], links: [] });
  model.select(["long"]);
  expect(suggestedTitle(model, story)).toHaveLength(longestTitle);
});

test("what only the clock leaves out travels, so that readers can move it", () => {
  const model = canvas();
  const later = { id: "ad", type: "SUED", source: "a", target: "d", from: "2021-03", evidence: 1 };
  model.run({ kind: "add", label: "", entities: [], links: [later] });
  model.run({ kind: "hide", label: "", nodes: ["b"] });
  model.run({ kind: "lens", label: "", lens: { asOf: "2020", leftOut: "hide" } });
  expect(model.isEdgeVisible("ad")).toBe(false);
  expect(contentsOf(model)).toMatchObject({ entities: 3, links: 3, hiddenEntities: 1, hiddenLinks: 2, leftOutEntities: 0, leftOutLinks: 1, clocks: "As of 2020" });
  const draft = draftOf(model, undefined, "frozen", false);
  expect([draft.links, draft.concealed, draft.lens]).toEqual([["ac", "cd", "ad"], [], { asOf: "2020", leftOut: "hide" }]);
  expect(draftOf(model, undefined, "frozen", true).concealed).toEqual(["b", "ab", "bc"]);
});

test("filters that dim travel; those that hide only with what they hide, or where a live view goes on needing them", () => {
  const model = canvas();
  const of = (kind: "entities" | "links", rest: "dim" | "hide"): Filter => ({ of: kind, any: [[{ on: "type", is: ["Company", "OWNS"] }]], rest });
  const filters = [of("entities", "dim"), of("entities", "hide"), of("links", "hide")];
  model.run({ kind: "lens", label: "", lens: { filters } });
  const sent = (mode: "frozen" | "live", withHidden: boolean) => draftOf(model, undefined, mode, withHidden);
  expect(sent("frozen", false).lens.filters).toEqual([filters[0]]);
  expect(sent("live", false).lens.filters).toEqual([filters[0], filters[2]]);
  expect(sent("frozen", true).lens.filters).toEqual(filters);
  expect(sent("frozen", false).entities.map(({ id }) => id)).toEqual(["a", "b", "d"]);
  expect([sent("frozen", true).entities.length, sent("frozen", true).concealed]).toEqual([4, []]);
});

test("of the measures those travel that the lens asks for, and of entities that travel", () => {
  const model = canvas();
  model.run({ kind: "hide", label: "", nodes: ["d"] });
  model.learn({ offered: { degree: new Map([["a", 2], ["d", 1]]), pagerank: new Map([["a", 0.5]]) } });
  expect(draftOf(model, undefined, "frozen", false).measures).toBeUndefined();
  model.run({ kind: "lens", label: "", lens: { filters: [{ of: "entities", any: [[{ on: "degree", least: 1 }]], rest: "dim" }] } });
  expect(draftOf(model, undefined, "frozen", false).measures).toEqual({ offered: { degree: { a: 2 } }, shown: {} });
});

test("what is folded travels in full, and nothing is told of events that stay", () => {
  const model = canvas();
  model.run({ kind: "add", label: "", entities: [{ entity: entity("halt", "Ruling"), x: 0, y: 0 }], links: [link("ah", "a", "halt"), link("hb", "halt", "b")] });
  model.run({ kind: "lens", label: "", lens: { fold: { types: ["Ruling"], except: ["gone"] } } });
  expect(model.isNodeVisible("halt")).toBe(false);
  const draft = draftOf(model, undefined, "frozen", false);
  expect([draft.entities.length, draft.links, draft.concealed, draft.lens]).toEqual([5, ["ab", "ac", "bc", "cd", "ah", "hb"], [], { fold: { types: ["Ruling"] } }]);
  expect(contentsOf(model)).toMatchObject({ entities: 5, links: 6, hiddenEntities: 0, hiddenLinks: 0 });
  expect(contentOf({ model }).links).toContain("ah");
  expect(contentOf({ model, only: new Set(["a", "b"]) })).toEqual({ entities: ["a", "b", "halt"], links: ["ab", "ah", "hb"] });
  expect(linkRows(model, "halt").map(({ id }) => id)).toEqual(["fold:halt"]);
  expect(found(model, "halt")).toEqual(new Set(["a", "b"]));
});
