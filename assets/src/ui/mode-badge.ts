// What the keyboard does on the canvas, in words over it: while the keyboard
// is used there, and always in a mode that was chosen.
import { type ModeTable, modeTable } from "../stage/modes/modes";
import type { Stage } from "../stage/stage";
import { t } from "../words/words";
import { h, part } from "./dom";

export function showMode(stage: Stage): void {
  const root = part("mode");
  const render = () => {
    const { mode } = stage.keyboard;
    root.hidden = mode === "menu" && !stage.container.matches(":focus-visible");
    root.replaceChildren(...words(modeTable(mode)));
  };
  for (const event of ["clew:mode", "focus", "blur"]) stage.container.addEventListener(event, render);
}

function words({ title, about }: ModeTable): HTMLElement[] {
  return [h("b", {}, t("modes.badge", { mode: title })), h("span", { class: "mode-about" }, about)];
}
