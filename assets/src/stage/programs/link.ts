import type { ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { LinkLook } from "../look";
import type { Paint } from "../paint";
import { MIN_RADIUS } from "../size";
import { KeptProgram } from "./kept";
import { FRAGMENT, VERTEX } from "./link.glsl";

const STATES = { plain: 0, lit: 1, selected: 2, kept: 3, dimmed: 4 };
const FORMS = { single: 0, double: 1, ticked: 2 };
const UNIFORMS = [
  "u_matrix", "u_half", "u_scale", "u_swell", "u_pixel", "u_smallest", "u_legible", "u_focus", "u_link", "u_lit", "u_thread", "u_alpha",
];

interface End { x: number; y: number; size: number; room: number; hidden: boolean }

/** Draws links with arrowheads, as strips of that many straight pieces: 1 for straight links, more for bowed ones. */
export function linkProgram(paint: Paint, pieces: number) {
  const place = [...body(pieces), [0, 0, 1], [1, -1, 1], [1, 1, 1]];
  return class LinkProgram extends KeptProgram {
    drawLabel = undefined;

    constructor(...[gl, , renderer]: ConstructorParameters<typeof KeptProgram>) {
      super(gl, null, renderer);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      return {
        VERTICES: place.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_sizes", size: 4, type: FLOAT },
          { name: "a_bow", size: 1, type: FLOAT },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_state", size: 2, type: FLOAT },
          { name: "a_ink", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_pattern", size: 3, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_place", size: 3, type: FLOAT }],
        CONSTANT_DATA: place,
      };
    }

    process(_index: number, offset: number, from: object, to: object, data: object): void {
      const [source, target] = [from as End, to as End];
      const link = data as LinkLook;
      if (link.hidden || source.hidden || target.hidden) return this.write(offset, undefined);
      const ends = [source.x, source.y, target.x, target.y, source.size, source.room, target.size, target.room];
      this.write(offset, [...ends, link.bow, link.size, STATES[link.state], link.loop ? 1 : 0, link.colour ? floatColor(link.colour) : 0, link.period, link.share, FORMS[link.form]]);
    }

    override render(params: RenderParams): void {
      if (!paint.sketch) super.render(params);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      const { width, height, pixelRatio, sizeRatio, matrix } = params;
      gl.uniformMatrix3fv(at["u_matrix"]!, false, matrix);
      gl.uniform2f(at["u_half"]!, (width * pixelRatio) / 2, (height * pixelRatio) / 2);
      gl.uniform1f(at["u_scale"]!, pixelRatio / sizeRatio);
      gl.uniform1f(at["u_swell"]!, Math.min(Math.max(Math.sqrt(1 / sizeRatio), 0.3), 1.6));
      gl.uniform1f(at["u_pixel"]!, pixelRatio);
      gl.uniform1f(at["u_smallest"]!, MIN_RADIUS * pixelRatio);
      gl.uniform1f(at["u_legible"]!, paint.legible * pixelRatio);
      gl.uniform1f(at["u_focus"]!, paint.focus ? 1 : 0);
      gl.uniform3fv(at["u_link"]!, paint.link);
      gl.uniform3fv(at["u_lit"]!, paint.lit);
      gl.uniform3fv(at["u_thread"]!, paint.thread);
      gl.uniform1f(at["u_alpha"]!, paint.linkAlpha);
    }
  };
}

/** Two triangles for every piece: along, side, not the arrowhead. */
function body(pieces: number): number[][] {
  return Array.from({ length: pieces }, (_, i) => {
    const [from, to] = [i / pieces, (i + 1) / pieces];
    return [[from, -1, 0], [to, -1, 0], [from, 1, 0], [from, 1, 0], [to, -1, 0], [to, 1, 0]];
  }).flat();
}
