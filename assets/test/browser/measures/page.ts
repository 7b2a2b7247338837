// The page that drives the thread that measures: a model and no picture.
import { scaleFree } from "../../../src/bench/graph";
import { Measures } from "../../../src/model/measures";
import { Model } from "../../../src/model/model";

const model = new Model();
model.run(scaleFree(2000, 5000));

Object.assign(window, { model, measures: new Measures(model) });
