import { expect, test } from "vitest";
import { Model } from "../../model/model";
import { stepFrom } from "../../model/story";
import type { Opened } from "../../net/views";
import { contentsOf, draftOf } from "../share-draft";
import { isAsSaved, modelOfView } from "../view-open";

/** a owns b, b owns c; step one shows a and b with the relation off, then a is hidden. */
function told(): Model {
  const model = new Model();
  model.run({
    kind: "add", label: "",
    entities: ["a", "b", "c"].map((id, i) => ({ entity: { id, type: "Company", name: id, degree: 1 }, x: i, y: 0 })),
    links: [["ab", "a", "b"], ["bc", "b", "c"]].map(([id, source, target]) => ({ id: id!, type: "OWNS", source: source!, target: target!, evidence: 1 })),
  });
  model.run({ kind: "hide", label: "", nodes: ["c"] });
  model.run({ kind: "lens", label: "", lens: { asOf: "2020" } });
  model.run({ kind: "write", label: "", written: { story: [stepFrom(model, "x", " ")] } });
  model.run({ kind: "lens", label: "", lens: { asOf: undefined } });
  model.run({ kind: "hide", label: "", nodes: ["a"] });
  return model;
}

test("what a step shows travels with the view, hidden or not, and nothing else that is hidden", () => {
  const model = told();
  expect(contentsOf(model)).toMatchObject({ entities: 2, links: 1, hiddenEntities: 1, hiddenLinks: 1, steps: 1 });
  const draft = draftOf(model, undefined, "frozen", false);
  expect(draft.entities.map(({ id, hidden }) => [id, hidden])).toEqual([["a", true], ["b", false]]);
  expect([draft.links, draft.concealed]).toEqual([["ab"], ["a", "ab"]]);
  expect(draft.story).toEqual([{ title: "Step 1", text: "", shown: ["a", "b"], lit: [], without: [], hiddenTypes: [], hiddenLinkTypes: [], lens: { asOf: "2020" } }]);
});

test("a step names nothing that was taken off the canvas since", () => {
  const model = told();
  model.run({ kind: "remove", label: "", nodes: ["a"] });
  expect(draftOf(model, undefined, "frozen", false).story[0]!.shown).toEqual(["b"]);
});

test("a story comes back as it was sent, and a change to it is one to the view", () => {
  const model = told();
  const { story, ...draft } = draftOf(model, undefined, "frozen", false);
  const share = { slug: "s", mode: "frozen", access: "unlisted", version: 1, versions: 1, created: "" } as const;
  const links = draft.links.map((id) => model.graph.getEdgeAttribute(id, "link"));
  const entities = draft.entities.map((entity) => ({ ...model.graph.getNodeAttribute(entity.id, "entity"), ...entity }));
  const opened: Opened = { share, mine: true, view: { ...draft, title: "", note: "", taken: "", entities, links, story } };
  const again = modelOfView(opened.view);
  expect(again.written.story[0]).toMatchObject({ title: "Step 1", shown: ["a", "b"], lens: { asOf: "2020" } });
  expect(isAsSaved(again, opened)).toBe(true);
  again.run({ kind: "write", label: "", written: { story: [] } });
  expect(isAsSaved(again, opened)).toBe(false);
});

test("the trail names nothing that is not in the view, and travels only when it is asked for", () => {
  const model = told();
  model.run({ kind: "write", label: "Name", written: { trail: " From a " } });
  expect(draftOf(model, undefined, "frozen", false).trail).toBeUndefined();
  const { trail } = draftOf(model, undefined, "frozen", false, true);
  expect([trail!.title, trail!.begun, trail!.deeds!.length]).toEqual(["From a", [], model.trail.at]);
  expect(trail!.deeds![0]!.came).toEqual(["a", "b"]); // and c, which stays with the reader
});

test("notes travel, but for words that were never written", () => {
  const model = told();
  const note = { x: 1, y: 2, toX: 0, toY: 0 };
  model.run({ kind: "write", label: "", written: { notes: [{ id: "1", kind: "text", text: "Mind", ...note }, { id: "2", kind: "text", text: " ", ...note }] } });
  expect(contentsOf(model).notes.map(({ id }) => id)).toEqual(["1"]);
  expect(draftOf(model, undefined, "frozen", false).annotations).toEqual([{ kind: "text", text: "Mind", ...note }]);
});
