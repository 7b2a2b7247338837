// The mode to begin with: arrows choose an entity, Enter opens its menu.
import { t } from "../../words/words";
import type { Stage } from "../stage";
import { type KeyRow, type Mode, type Press, arrows, entityNear, entityTowards, pressIn, stepOf } from "./mode";
import { onlySelected, saying } from "./said";

export const menuKeys: readonly KeyRow<MenuMode>[] = [
  { keys: arrows, does: t("modes.menu-choose"), run: (mode, press) => mode.choose(press) },
  { keys: ["Enter", "Shift+F10", "ContextMenu"], does: t("modes.menu-open"), run: (mode) => mode.open() },
];

export class MenuMode implements Mode {
  constructor(readonly stage: Stage) {}

  begin(): void {}
  end(): void {}

  press(press: Press): boolean {
    const isMeant = press.key.startsWith("Arrow") || onlySelected(this.stage.model) !== undefined;
    return isMeant && pressIn(menuKeys, this, press);
  }

  choose(press: Press): void {
    const { stage } = this;
    const drawn = stage.picture?.drawn;
    const from = this.#from();
    if (!drawn || !from) return;
    const next = from.isEntity ? entityTowards(drawn, from, stepOf(press)) : entityNear(drawn, from);
    if (next === undefined) return stage.say(drawn.ids.length ? t("modes.nothing-there") : t("modes.nothing-drawn"));
    stage.model.select([next]);
    stage.focus(next);
    stage.say(saying(stage.model, next));
  }

  open(): void {
    const id = onlySelected(this.stage.model)!;
    this.stage.emit("node:menu", { id, ...(this.stage.positionOf(id) ?? { x: 0, y: 0 }), additive: false });
  }

  /** Where to go on from, in graph units: what is selected, or else the middle of the picture. */
  #from(): { x: number; y: number; isEntity: boolean } | undefined {
    const { picture, model } = this.stage;
    const only = onlySelected(model);
    const i = only === undefined ? undefined : picture?.drawn.place(only);
    if (!picture) return undefined;
    if (i === undefined) return { x: picture.view.x, y: picture.view.y, isEntity: false };
    return { x: picture.drawn.x[i]!, y: picture.drawn.y[i]!, isEntity: true };
  }
}
