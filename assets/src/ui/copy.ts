// Buttons with data-copy="/path" put that page's whole address on the clipboard.

import { t } from "../words/words";
import { announce } from "./announcer";

export function attachCopy(): void {
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-copy]") : null;
    if (pressed) void copy(pressed, new URL(pressed.dataset.copy!, location.href).href);
  });
}

async function copy(pressed: HTMLElement, url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    say(pressed, t("share.link-copied"));
  } catch {
    // Plain HTTP beyond this machine has no clipboard: show what to copy.
    prompt(t("deeds.copy-by-hand"), url);
  }
}

/** Says so on the button itself for a moment, at the width it had. */
function say(pressed: HTMLElement, text: string): void {
  const label = pressed.lastChild;
  announce(text);
  if (!label || pressed.classList.contains("done")) return;
  const before = label.textContent;
  pressed.classList.add("done");
  label.textContent = t("share.copied");
  setTimeout(() => {
    label.textContent = before;
    pressed.classList.remove("done");
  }, 1600);
}
