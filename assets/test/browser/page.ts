// The page that browser tests and looks drive: a stage on its own, no server behind it.
import { Model } from "../../src/model/model";
import type { Command } from "../../src/model/types";
import { Minimap } from "../../src/stage/minimap";
import type { PaceMode } from "../../src/stage/pace";
import { Stage } from "../../src/stage/stage";

const model = new Model();
const pace = new URLSearchParams(location.search).get("pace") as PaceMode | null;
const map = document.querySelector<HTMLCanvasElement>("#minimap")!;
const panels = [...document.querySelectorAll<HTMLElement>("#meter, #tools")];
const stage = new Stage(document.querySelector("#canvas")!, model, { floating: { panels, map }, ...(pace ? { pace } : {}) });
new Minimap(map, stage, model);

Object.assign(window, { model, stage, run: (command: Command) => model.run(command) });

declare global {
  interface Window { model: Model; stage: Stage; run(command: Command): void }
}
