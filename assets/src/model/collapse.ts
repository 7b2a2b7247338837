// Collapsing takes away what expanding an entity brought. Other entities hold
// some of it: those that the reader put there, pinned or expanded, which stay
// themselves. What is linked to one of them stays, too.
import type { Model } from "./model";

/** What collapsing the entity would take away. */
export function broughtBy(model: Model, root: string): string[] {
  return broughtByAll(model, [root]).get(root) ?? [];
}

/** The same for each entity that was expanded; those that brought nothing which could go are left out. */
export function broughtByAll(model: Model, roots = expanded(model)): Map<string, string[]> {
  const brought = new Map<string, string[]>();
  model.graph.forEachNode((id, { by, pinned }) => {
    if (by === undefined || pinned) return;
    const all = brought.get(by);
    if (all) all.push(id);
    else brought.set(by, [id]);
  });
  const taken = roots.map((root): [string, string[]] => [root, loose(model, root, brought)]);
  return new Map(taken.filter(([, nodes]) => nodes.length > 0));
}

function expanded(model: Model): string[] {
  return [...new Set([...model.expansions.values()].flat())].filter((id) => model.graph.hasNode(id));
}

/** Of what the expansions of an entity brought: those that nothing else holds. */
function loose({ graph, expansions }: Model, root: string, brought: ReadonlyMap<string, string[]>): string[] {
  const [own, others] = [new Set([root]), new Set<string>()];
  const nodes = new Set<string>();
  for (const [id, of] of expansions) {
    const came = brought.get(id) ?? [];
    if (came.length > 0) for (const other of of) (of.includes(root) ? own : others).add(other);
    if (of.includes(root)) for (const node of came) nodes.add(node);
  }
  const holds = (id: string) => {
    const { by, pinned } = graph.getNodeAttributes(id);
    return !own.has(id) && (by === undefined || pinned || others.has(id));
  };
  return [...nodes].filter((id) => !own.has(id) && !holds(id) && !graph.neighbors(id).some(holds));
}
