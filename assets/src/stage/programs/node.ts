import type { ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Shape } from "../../types";
import type { IconAtlas } from "../icons";
import type { NodeLook } from "../look";
import { MIN_RADIUS } from "../size";
import type { Paint } from "../paint";
import { KeptProgram } from "./kept";
import { FRAGMENT, VERTEX } from "./node.glsl";

const SHAPES: Record<Shape, number> = { circle: 0, square: 1, hexagon: 2, diamond: 3, page: 4, disc: 5 };

/** Draws entities: a shape filled with the type's colour, its white icon, a ring when selected, a dot when pinned. */
export function nodeProgram(paint: Paint, atlas: IconAtlas) {
  return class NodeProgram extends KeptProgram {
    drawLabel = undefined;
    drawHover = undefined;
    #texture: WebGLTexture | undefined;
    #version = -1;

    constructor(...[gl, , renderer]: ConstructorParameters<typeof KeptProgram>) {
      super(gl, null, renderer);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: ["u_matrix", "u_half", "u_scale", "u_pixel", "u_smallest", "u_legible", "u_focus", "u_paper", "u_ink", "u_thread", "u_icons"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 2, type: FLOAT },
          { name: "a_fill", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_face", size: 2, type: FLOAT },
          { name: "a_state", size: 4, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
      };
    }

    process(_index: number, offset: number, data: object): void {
      const node = data as NodeLook;
      if (node.hidden) return this.write(offset, undefined);
      const face = [SHAPES[node.shape], atlas.index(node.icon)];
      const state = [node.ring, node.pinned ? 1 : 0, node.lit ? 1 : 0, node.dimmed ? 1 : 0];
      this.write(offset, [node.x, node.y, node.size, node.room, floatColor(node.color), ...face, ...state]);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      const { width, height, pixelRatio, sizeRatio, matrix } = params;
      gl.uniformMatrix3fv(at["u_matrix"]!, false, matrix);
      gl.uniform2f(at["u_half"]!, (width * pixelRatio) / 2, (height * pixelRatio) / 2);
      gl.uniform1f(at["u_scale"]!, pixelRatio / sizeRatio);
      gl.uniform1f(at["u_pixel"]!, pixelRatio);
      gl.uniform1f(at["u_smallest"]!, MIN_RADIUS * pixelRatio);
      gl.uniform1f(at["u_legible"]!, paint.legible * pixelRatio);
      gl.uniform1f(at["u_focus"]!, paint.focus ? 1 : 0);
      gl.uniform3fv(at["u_paper"]!, paint.paper);
      gl.uniform3fv(at["u_ink"]!, paint.ink);
      gl.uniform3fv(at["u_thread"]!, paint.thread);
      gl.uniform1i(at["u_icons"]!, 0);
      this.#bindIcons(gl);
    }

    override kill(): void {
      if (this.#texture) this.normalProgram.gl.deleteTexture(this.#texture);
      super.kill();
    }

    #bindIcons(gl: WebGLRenderingContext | WebGL2RenderingContext): void {
      this.#texture ??= gl.createTexture() ?? undefined;
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, this.#texture ?? null);
      if (this.#version === atlas.version) return;
      this.#version = atlas.version;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, atlas.canvas);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      gl.generateMipmap(gl.TEXTURE_2D);
    }
  };
}

