import type { Format } from "./save-as";
import { type Source, pictureFormats, saveAs, serverFormats } from "./save-as";
import { t } from "../words/words";
import { disclosure } from "./disclosure";
import { button } from "./dom";

/** A disclosure with a button for each format. */
export function saveMenu(source: () => Source | undefined, failed: (message: string) => void): HTMLElement {
  const save = async (format: Format) => {
    menu.open = false;
    const drawn = source();
    if (drawn) await saveAs(drawn, format).catch((error: unknown) => failed(error instanceof Error ? error.message : t("save.failed")));
  };
  const buttons = [...pictureFormats, ...serverFormats].map((format) => button(t(`save.${format}`), () => void save(format), { class: "save-format", "data-format": format }));
  const menu = disclosure(t("save.graph-as"), ...buttons);
  return menu;
}
