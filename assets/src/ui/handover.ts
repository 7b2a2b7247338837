// What one page of a tab leaves for the canvas to take up.

const key = "clew-add";

/** Leaves entities for the canvas of this tab; false where the browser stores nothing. */
export function leaveForCanvas(ids: readonly string[]): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(ids));
    return true;
  } catch {
    return false;
  }
}

/** The entities that were left for the canvas, once. */
export function takeForCanvas(): string[] {
  try {
    const left: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    sessionStorage.removeItem(key);
    return Array.isArray(left) ? left.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
