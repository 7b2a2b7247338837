// Which tab this is. A duplicated tab comes with the other one's id; what is
// stored under it must not be written by both.
import { tabId } from "../model/persist";

/** How long a page that is just being reloaded may take to let go of its tab, in milliseconds. */
const grace = 500;

/** `saved` is the tab whose canvas to show, `own` the one to store it under: the same, but for a duplicate. */
export async function claimTab(): Promise<{ saved: string; own: string }> {
  const saved = tabId();
  if (await claim(saved)) return { saved, own: saved };
  sessionStorage.removeItem("clew-tab");
  const own = tabId();
  await claim(own);
  return { saved, own };
}

/** Holds the tab's lock as long as the page lives; where the browser has no locks there is nothing to hold. */
function claim(tab: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(`clew-tab ${tab}`, { signal: AbortSignal.timeout(grace) }, held).catch(() => resolve(false));
  });
}
