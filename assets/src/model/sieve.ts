// What the lens lets through: each rule that hides or dims things is a sieve,
// and a thing is as clear as the strictest of them leaves it.
import type { ModelGraph } from "./change";
import type { Lens } from "./lens";
import type { EdgeAttributes, NodeAttributes } from "./types";

/** How clearly something is shown; dimmed is in sight but steps back. */
export type Clarity = "clear" | "dimmed" | "hidden";

/** One rule; what it has nothing to say about is clear. */
export interface Sieve {
  node?(id: string, attributes: NodeAttributes): Clarity;
  link?(id: string, attributes: EdgeAttributes): Clarity;
}

/** Makes the rule that a lens asks for, or none. Made anew when the graph or the lens changes. */
type SieveMaker = (lens: Lens, graph: ModelGraph) => Sieve | undefined;

const makers: readonly SieveMaker[] = [switches];

export function sievesOf(lens: Lens, graph: ModelGraph): Sieve[] {
  return makers.map((make) => make(lens, graph)).filter((sieve) => sieve !== undefined);
}

/** The less clear of the two. */
export function dimmer(a: Clarity, b: Clarity): Clarity {
  if (a === "hidden" || b === "hidden") return "hidden";
  return a === "dimmed" || b === "dimmed" ? "dimmed" : "clear";
}

/** Types and relations that are switched off. */
function switches({ types, relations }: Lens): Sieve | undefined {
  if (!types && !relations) return undefined;
  const off = { types: new Set(types), relations: new Set(relations) };
  return {
    node: (_, { entity }) => (off.types.has(entity.type) ? "hidden" : "clear"),
    link: (_, { link }) => (off.relations.has(link.type) ? "hidden" : "clear"),
  };
}
