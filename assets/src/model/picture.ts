// What is visible but for groups, in flat arrays for a worker, read in slices: the page stays free.
import { isDisc } from "./disc";
import type { Model } from "./model";
import type { SievePart } from "./sieve";
import { Slices } from "./slices";

export interface Picture {
  ids: string[];
  /** Source and target of each visible link in turn, as places among the ids. */
  edges: Uint32Array<ArrayBuffer>;
}

/** Reads what is visible now, or would be without these parts of the lens; undefined once it is no longer asked for. */
export async function pictureOf(model: Model, isWanted: () => boolean, without: readonly SievePart[] = []): Promise<Picture | undefined> {
  const slices = new Slices();
  const places = new Map<string, number>();
  for (const id of model.graph.nodes()) {
    if (slices.due && (await slices.next(), !isWanted())) return undefined;
    if (!isDisc(id) && model.clarityOfNode(id, ...without) !== "hidden") places.set(id, places.size);
  }
  const edges: number[] = [];
  for (const id of model.graph.edges()) {
    if (slices.due && (await slices.next(), !isWanted())) return undefined;
    if (isDisc(id) || model.clarityOfEdge(id, ...without) === "hidden") continue;
    const [source, target] = model.graph.extremities(id);
    edges.push(places.get(source)!, places.get(target)!);
  }
  return { ids: [...places.keys()], edges: Uint32Array.from(edges) };
}

export function samePicture(a: Picture, b: Picture): boolean {
  const same = <T>(a: ArrayLike<T>, b: ArrayLike<T>) => a.length === b.length && Array.prototype.every.call(a, (value, i) => value === b[i]);
  return same(a.ids, b.ids) && same(a.edges, b.edges);
}
