// What a note is called.
import type { Note } from "../../model/notes";
import { t } from "../../words/words";

const longest = 60;

/** "Arrow: this is the ruling". */
export function noteName({ kind, text }: Note): string {
  const words = text.replace(/\s+/g, " ").trim();
  return t("notes.named", { kind: t(`notes.${kind}`), text: words ? (words.length > longest ? `${words.slice(0, longest)}…` : words) : t("notes.empty") });
}
