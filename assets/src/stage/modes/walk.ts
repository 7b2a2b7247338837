// Walking the graph: at an entity, arrows choose one of its links by direction,
// and Enter goes along it.
import { verbOf } from "../../ui/fold-words";
import { hasInverse, relation } from "../../ui/words";
import { t } from "../../words/words";
import type { Stage } from "../stage";
import { type KeyRow, type Mode, type Press, arrows, entityNear, pressIn, stepOf } from "./mode";
import { nameOf, onlySelected, saying } from "./said";
import { type Spoke, spokeTowards, spokesOf } from "./spokes";

export const walkKeys: readonly KeyRow<WalkMode>[] = [
  { keys: arrows, does: t("modes.walk-choose"), run: (mode, press) => mode.choose(press) },
  { keys: ["Enter"], does: t("modes.walk-go"), run: (mode) => mode.go() },
  { keys: [" "], does: t("modes.walk-read"), run: (mode) => mode.read() },
  { keys: ["E"], does: t("modes.walk-expand"), run: (mode) => mode.expand() },
  { keys: ["Backspace"], does: t("modes.walk-back"), run: (mode) => mode.back() },
  { keys: ["Escape"], does: t("modes.walk-end"), run: ({ stage }) => (stage.keyboard.mode = "menu") },
];

export class WalkMode implements Mode {
  /** The entity that the reader is at, the link chosen there, and the entities before. */
  #at: string | undefined;
  #chosen: string | undefined;
  #trail: string[] = [];

  constructor(readonly stage: Stage) {}

  begin(): void {
    this.#trail = [];
    this.#at = this.#chosen = undefined;
    this.#arrive();
  }

  end(): void {
    this.stage.light(undefined);
  }

  press(press: Press): boolean {
    this.#arrive();
    return pressIn(walkKeys, this, press);
  }

  choose(press: Press): void {
    const spokes = this.#spokes();
    const spoke = spokeTowards(spokes, stepOf(press), this.#chosen);
    if (!spoke) return this.#sayNone(spokes);
    this.#chosen = spoke.link;
    if (this.#at !== undefined && onlySelected(this.stage.model) !== this.#at) this.stage.model.select([this.#at]);
    this.stage.light(spoke.link);
    this.stage.say(this.#words(spoke, spokes.indexOf(spoke) + 1, spokes.length));
  }

  go(): void {
    const spoke = this.#spokes().find(({ link }) => link === this.#chosen);
    if (!spoke) return this.stage.say(t("modes.choose-first"));
    if (this.#at !== undefined) this.#trail.push(this.#at);
    this.#moveTo(spoke.other);
    this.stage.say(saying(this.stage.model, spoke.other));
  }

  /** Selects the chosen link, so that its claims are shown; the reader stays at the entity. */
  read(): void {
    const { stage } = this;
    const id = this.#chosen;
    if (id === undefined || !stage.model.graph.hasEdge(id)) return stage.say(t("modes.choose-first"));
    stage.model.select([id]);
    stage.emit("link:click", { id, ...(stage.positionOf(id) ?? { x: 0, y: 0 }), additive: false });
    stage.say(saying(stage.model, id));
  }

  expand(): void {
    const id = this.#at;
    if (id !== undefined) this.stage.emit("node:open", { id, ...(this.stage.positionOf(id) ?? { x: 0, y: 0 }), additive: false });
  }

  back(): void {
    const { stage } = this;
    const last = this.#trail.pop();
    if (last === undefined) return stage.say(t("modes.began"));
    if (!stage.model.isNodeVisible(last)) return this.back();
    this.#moveTo(last);
    stage.say(t("modes.back-at", { what: saying(stage.model, last) }));
  }

  /** Takes up what was selected by other means; where nothing is, the walk begins in the middle of the picture. */
  #arrive(): void {
    const { stage } = this;
    const only = onlySelected(stage.model);
    const drawn = stage.picture?.drawn;
    if (only !== undefined && only === this.#chosen) return;
    if (only !== undefined && drawn?.place(only) !== undefined) {
      if (only !== this.#at) [this.#at, this.#chosen] = [only, undefined];
      return;
    }
    const known = this.#at !== undefined && drawn?.place(this.#at) !== undefined ? this.#at : undefined;
    const start = known ?? (drawn && entityNear(drawn, stage.view ?? { x: 0, y: 0 }));
    if (start !== undefined) this.#moveTo(start);
  }

  #moveTo(id: string): void {
    [this.#at, this.#chosen] = [id, undefined];
    this.stage.light(undefined);
    this.stage.model.select([id]);
    this.stage.focus(id);
  }

  #spokes(): Spoke[] {
    const drawn = this.stage.picture?.drawn;
    return drawn && this.#at !== undefined ? spokesOf(drawn, this.#at) : [];
  }

  #sayNone(spokes: readonly Spoke[]): void {
    if (this.#at === undefined) this.stage.say(t("modes.nothing-drawn"));
    else this.stage.say(spokes.length ? t("modes.no-link") : t("modes.no-links", { name: nameOf(this.stage.model, this.#at) }));
  }

  /** "targeted by Designation of Xiaomi, 3 of 12". */
  #words({ link, other, isOut }: Spoke, at: number, n: number): string {
    const { model } = this.stage;
    const said = model.graph.getEdgeAttribute(link, "link");
    const { type } = said;
    const name = nameOf(model, other);
    if (isOut) return t("modes.link-out", { relation: verbOf(said), name, at, n });
    if (hasInverse(type)) return t("modes.link-in", { relation: relation(type, "target"), name, at, n });
    return t("modes.link-in-plain", { name, relation: verbOf(said), here: nameOf(model, this.#at!), at, n });
  }
}
