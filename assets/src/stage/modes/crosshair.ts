// A crosshair that the arrow keys move over the canvas: it points, picks and
// drags as a mouse does.
import { t } from "../../words/words";
import type { Point } from "../curve";
import type { Stage } from "../stage";
import { toGraph } from "../view";
import { type KeyRow, type Mode, type Press, arrows, pressIn, shiftArrows, stepOf } from "./mode";
import { nameOf, onlySelected, saying } from "./said";

/** Pixels a press, and how near to the edge it goes before the picture moves. */
const [near, far, edge] = [12, 72, 24];

export const crossKeys: readonly KeyRow<CrossMode>[] = [
  { keys: arrows, does: t("modes.cross-move"), run: (mode, press) => mode.move(stepOf(press), near) },
  { keys: shiftArrows, does: t("modes.cross-far"), run: (mode, press) => mode.move(stepOf(press), far) },
  { keys: ["Enter", " "], does: t("modes.cross-pick"), run: (mode) => mode.pick(false) },
  { keys: ["Shift+Enter"], does: t("modes.cross-add"), run: (mode) => mode.pick(true) },
  { keys: ["M"], does: t("modes.cross-carry"), run: (mode) => mode.carry() },
  { keys: ["Escape"], does: t("modes.cross-end"), run: (mode) => mode.leave() },
];

export class CrossMode implements Mode {
  readonly #element = document.createElement("div");
  #at: Point = { x: 0, y: 0 };
  #under: string | undefined;
  /** What is carried, and the point of the graph where it was taken up. */
  #carried: { ids: string[]; from: Point } | undefined;

  constructor(readonly stage: Stage) {
    this.#element.className = "crosshair";
    this.#element.setAttribute("aria-hidden", "true");
  }

  begin(): void {
    const { stage } = this;
    const only = onlySelected(stage.model);
    const { clientWidth: width, clientHeight: height } = stage.container;
    const start = (only !== undefined && stage.positionOf(only)) || { x: width / 2, y: height / 2 };
    stage.container.append(this.#element);
    this.#under = undefined;
    this.#put(start);
  }

  end(): void {
    if (this.#carried) this.#putBack();
    this.#element.remove();
    this.stage.light(undefined);
  }

  press(press: Press): boolean {
    return pressIn(crossKeys, this, press);
  }

  move(step: Point, pixels: number): void {
    this.#put({ x: this.#at.x + step.x * pixels, y: this.#at.y - step.y * pixels });
    if (this.#carried) this.stage.drag(this.#carried.ids, this.#carriedBy(this.#carried.from));
    else this.#point();
  }

  pick(additive: boolean): void {
    const { stage } = this;
    if (this.#carried) return this.carry();
    const id = stage.pick(this.#at);
    const isEntity = id !== undefined && stage.model.graph.hasNode(id);
    stage.model.select(id === undefined ? [] : [id], additive && id !== undefined ? "toggle" : "replace");
    stage.emit(id === undefined ? "stage:click" : isEntity ? "node:click" : "link:click", { ...(id === undefined ? {} : { id }), ...this.#at, additive });
    stage.say(id === undefined ? t("modes.nothing-here") : saying(stage.model, id));
  }

  /** Takes along the entity under the crosshair, with the others that are selected with it; or puts it down. */
  carry(): void {
    const { stage } = this;
    if (this.#carried) return this.#putDown(this.#carried.ids);
    const id = stage.pick(this.#at);
    const { graph, selection } = stage.model;
    if (id === undefined || !graph.hasNode(id)) return stage.say(t("modes.nothing-here"));
    const ids = selection.has(id) ? [...selection].filter((one) => graph.hasNode(one)) : [id];
    this.#carried = { ids, from: this.#inGraph() };
    this.#element.classList.add("is-carrying");
    stage.say(t("modes.carrying", this.#named(ids)));
  }

  leave(): void {
    if (this.#carried) this.#putBack();
    else this.stage.keyboard.mode = "menu";
  }

  #putDown(ids: string[]): void {
    this.#let();
    this.stage.drop(ids);
    this.stage.say(t("modes.put-down", this.#named(ids)));
  }

  #putBack(): void {
    const { ids } = this.#carried!;
    this.#let();
    this.stage.putBack(ids);
    this.stage.say(t("modes.put-back", this.#named(ids)));
  }

  #let(): void {
    this.#carried = undefined;
    this.#element.classList.remove("is-carrying");
  }

  #named(ids: readonly string[]): { n: number; name: string } {
    return { n: ids.length, name: nameOf(this.stage.model, ids[0]!) };
  }

  /** Puts the crosshair there; beyond the edge the picture moves instead. */
  #put(to: Point): void {
    const { clientWidth: width, clientHeight: height } = this.stage.container;
    this.#at = { x: clamp(to.x, edge, width - edge), y: clamp(to.y, edge, height - edge) };
    const { view } = this.stage;
    if (view) this.stage.view = { ...view, x: view.x + (to.x - this.#at.x) / view.scale, y: view.y - (to.y - this.#at.y) / view.scale };
    this.#element.style.transform = `translate(${Math.round(this.#at.x)}px, ${Math.round(this.#at.y)}px)`;
  }

  /** Lights up what is under the crosshair, and says so when it is something else than before. */
  #point(): void {
    const under = this.stage.pick(this.#at);
    if (under === this.#under) return;
    this.#under = under;
    this.stage.light(under);
    this.stage.say(under === undefined ? t("modes.nothing-here") : saying(this.stage.model, under));
  }

  #inGraph(): Point {
    const picture = this.stage.picture!;
    return toGraph(picture.view, picture.size, this.#at);
  }

  #carriedBy(from: Point): Point {
    const to = this.#inGraph();
    return { x: to.x - from.x, y: to.y - from.y };
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
