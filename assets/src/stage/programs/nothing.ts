import type { NodeProgramType } from "sigma/rendering";
import type { EdgeAttributes, NodeAttributes } from "../../model/types";

/** Sigma draws the node under the pointer once more in a layer of its own; we don't need that layer. */
export const nothingProgram: NodeProgramType<NodeAttributes, EdgeAttributes> = class {
  drawLabel = undefined;
  drawHover = undefined;
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
};
