// What the trail says of a deed.
import type { Deed } from "../../model/history";
import { t } from "../../words/words";
import { entitiesAndLinks } from "../words";

/** "Expanded Xiaomi: 4 entities and 13 links". */
export function deedWords({ text, entities, links }: Deed): string {
  return entities + links > 0 ? t("trail.brought", { text, what: entitiesAndLinks(entities, links) }) : text;
}
