/** Browsers that know no idle time get this long to draw, in milliseconds. */
const enough = 300;
/** So long at most, however busy the page is. */
const longest = 2000;

/** Resolves when the page has drawn what it has to draw, for what nobody waits for. */
export function leisure(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: longest });
      else setTimeout(resolve, enough);
    });
  });
}
