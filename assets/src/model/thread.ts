// The red thread: the links of the paths that answer why things are connected.
import type { Lens } from "./lens";

const nothing: ReadonlySet<string> = new Set();
const threads = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The links of the thread; the same set for the same lens, as it is asked for each link that is drawn. */
export function threadOf({ thread }: Readonly<Lens>): ReadonlySet<string> {
  if (!thread) return nothing;
  let links = threads.get(thread);
  if (!links) threads.set(thread, (links = new Set(thread)));
  return links;
}
