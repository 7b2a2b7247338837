import { Program, type ProgramInfo } from "sigma/rendering";
import type { EdgeAttributes, NodeAttributes } from "../../model/types";

/**
 * A WebGL program that uploads its buffers when they change, not every frame:
 * moving the camera over 30,000 links then sends a matrix, not megabytes.
 * It has no picking pass; stage/pick.ts finds what is under the pointer.
 */
export abstract class KeptProgram extends Program<string, NodeAttributes, EdgeAttributes> {
  #uploaded = false;

  protected override bindProgram(info: ProgramInfo): void {
    const { gl } = info;
    this.#bind(info, info.constantBuffer, this.CONSTANT_ATTRIBUTES, false);
    if (!this.#uploaded) gl.bufferData(gl.ARRAY_BUFFER, this.constantArray, gl.STATIC_DRAW);
    this.#bind(info, info.buffer, this.ATTRIBUTES, true);
    if (!this.#uploaded) gl.bufferData(gl.ARRAY_BUFFER, this.array, gl.DYNAMIC_DRAW);
    this.#uploaded = true;
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  override reallocate(capacity: number): void {
    super.reallocate(capacity);
    this.#uploaded = false;
  }

  /** Writes one item's attributes at its place; all zero hides it. */
  protected write(offset: number, values: readonly number[] | undefined): void {
    const start = offset * this.STRIDE;
    if (values) this.array.set(values, start);
    else this.array.fill(0, start, start + this.STRIDE);
    this.#uploaded = false;
  }

  #bind(info: ProgramInfo, buffer: WebGLBuffer, attributes: typeof this.ATTRIBUTES, perItem: boolean): void {
    info.gl.bindBuffer(info.gl.ARRAY_BUFFER, buffer);
    let offset = 0;
    for (const attribute of attributes) offset += this.bindAttribute(attribute, info, offset, perItem);
  }
}
