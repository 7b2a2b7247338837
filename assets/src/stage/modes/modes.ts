// The modes of the keyboard on the stage, and which one is on.
import { matches } from "../../ui/keys";
import { t } from "../../words/words";
import type { Stage } from "../stage";
import { CrossMode, crossKeys } from "./crosshair";
import { MenuMode, menuKeys } from "./menu";
import { type KeyRow, type Mode, type ModeId, type Press, pressIn, shiftArrows, stepOf } from "./mode";
import { WalkMode, walkKeys } from "./walk";

const PAN = 80;

/** What a mode is called, what is said when it begins, and its keys. */
export interface ModeTable { readonly id: ModeId; readonly title: string; readonly about: string; readonly keys: readonly Pick<KeyRow<never>, "keys" | "does">[] }

/** Keys that mean the same in every mode that leaves them free. */
const commonKeys: readonly KeyRow<Stage>[] = [
  { keys: shiftArrows, does: t("modes.shift-pan"), run: (stage, press) => stage.pan(-stepOf(press).x * PAN, stepOf(press).y * PAN) },
];

export const modeTables: readonly ModeTable[] = [
  { id: "menu", title: t("modes.menu"), about: t("modes.menu-about"), keys: [...menuKeys, ...commonKeys] },
  { id: "walk", title: t("modes.walk"), about: t("modes.walk-about"), keys: [...walkKeys, ...commonKeys] },
  { id: "cross", title: t("modes.cross"), about: t("modes.cross-about"), keys: crossKeys },
];

export function modeTable(id: ModeId): ModeTable {
  return modeTables.find((table) => table.id === id)!;
}

export class Modes {
  readonly #stage: Stage;
  readonly #modes: Record<ModeId, Mode>;
  readonly #changed: () => void;
  #id: ModeId = "menu";

  constructor(stage: Stage, changed: () => void) {
    this.#stage = stage;
    this.#changed = changed;
    this.#modes = { menu: new MenuMode(stage), walk: new WalkMode(stage), cross: new CrossMode(stage) };
  }

  get mode(): ModeId {
    return this.#id;
  }

  set mode(id: ModeId) {
    if (id === this.#id) return;
    this.#modes[this.#id].end();
    this.#id = id;
    this.#modes[id].begin();
    this.#stage.say(`${modeTable(id).title}. ${modeTable(id).about}`);
    this.#changed();
  }

  /** Does what the key means; false where it means nothing on the stage. */
  press(press: Press): boolean {
    const { stage, mode } = { stage: this.#stage, mode: this.#modes[this.#id] };
    if (mode.press(press) || pressIn(commonKeys, stage, press)) return true;
    if (matches(press, "+") || matches(press, "=")) stage.zoom(1.4);
    else if (matches(press, "-")) stage.zoom(1 / 1.4);
    else if (matches(press, "0")) stage.fit();
    else if (press.key === "Escape" && stage.model.selection.size) stage.model.select([]);
    else return false;
    return true;
  }
}
