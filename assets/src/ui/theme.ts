// Light or dark. Runs before the first paint, so that no page flashes: it sets
// the reader's choice on <html>, and tells the styles that scripts run.
const key = "clew.theme";
const root = document.documentElement;

root.classList.add("js");
apply(stored());

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("#theme")) choose(isDark() ? "light" : "dark");
});
addEventListener("storage", (event) => {
  if (event.key === key) apply(event.newValue);
});
for (const wish of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) matchMedia(wish).addEventListener("change", announce);

function choose(theme: "light" | "dark"): void {
  apply(theme);
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is refused: the choice holds for this page only.
  }
}

function apply(theme: string | null): void {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
  announce();
}

/** Tells what draws without CSS, such as the canvas, to read its colours again. */
function announce(): void {
  document.dispatchEvent(new CustomEvent("clew:theme"));
}

function isDark(): boolean {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
