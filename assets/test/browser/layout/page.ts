// The page that drives the layout's worker: a model and no picture.
import { Layout } from "../../../src/layout/layout";
import { overlapsOf, positionsOf, stars } from "../../../src/layout/simulation";
import { Model } from "../../../src/model/model";
import { place } from "../../../src/model/place";

const model = new Model();
const batches = stars(1, 3, 60);
for (const { anchor, entities, links } of batches) {
  model.run({ kind: "add", label: "Add", entities: place(model.graph, entities, { around: anchor, links }), links });
}
const fresh = batches.at(-1)!.entities.map(({ id }) => id);

Object.assign(window, { model, fresh, layout: new Layout(), Layout, overlaps: () => overlapsOf(model), places: () => Object.fromEntries(positionsOf(model)) });
