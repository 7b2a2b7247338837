// Collapsing takes away what expanding an entity brought. It leaves what the
// reader put there or pinned, and what is linked to anything else on the canvas
// than what was expanded and what goes with it.
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
  const roots = new Set([root]);
  const nodes = new Set<string>();
  for (const [id, of] of expansions) {
    if (!of.includes(root)) continue;
    for (const other of of) roots.add(other);
    for (const node of brought.get(id) ?? []) nodes.add(node);
  }
  for (const id of roots) nodes.delete(id);
  return [...nodes].filter((id) => graph.neighbors(id).every((other) => other === id || nodes.has(other) || roots.has(other)));
}
