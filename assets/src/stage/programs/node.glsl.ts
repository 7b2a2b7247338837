import { COLUMNS } from "../icons";
import { RADIUS_GLSL } from "../size";

/** How much of an entity or a link that steps back is seen. */
export const DIMMED = "0.2";

export const VERTEX = /* glsl */ `${RADIUS_GLSL}
attribute vec2 a_position;
attribute vec2 a_size;    // radius, room to grow
attribute vec4 a_fill;
attribute vec2 a_face;   // shape, icon
attribute vec4 a_state;  // ring, pinned, lit, dimmed
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_pixel;
varying vec2 v_at;
varying float v_radius;
varying vec3 v_fill;
varying vec2 v_face;
varying vec4 v_state;

void main() {
  float radius = drawnRadius(a_size.x, a_size.y);
  float reach = radius * 1.08 + (a_state.x > 0.0 ? 7.0 : 3.0) * u_pixel;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  v_at = a_corner * reach;
  v_radius = radius;
  v_fill = a_fill.rgb;
  v_face = a_face;
  v_state = a_state;
  gl_Position = a_size.x > 0.0 ? vec4(centre + v_at / u_half, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

// Signed distances in pixels: negative inside. Shapes have about the same area.
export const FRAGMENT = /* glsl */ `
precision highp float;
varying vec2 v_at;
varying float v_radius;
varying vec3 v_fill;
varying vec2 v_face;
varying vec4 v_state;
uniform float u_pixel;
uniform float u_focus;   // 1 while what is not lit steps back
uniform vec3 u_paper;
uniform vec3 u_ink;
uniform vec3 u_thread;
uniform sampler2D u_icons;

float box(vec2 p, vec2 half_, float corner) {
  vec2 d = abs(p) - half_ + corner;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - corner;
}

float hexagon(vec2 p, float r, float corner) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  r -= corner;
  p = abs(p.yx);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y) - corner;
}

float diamond(vec2 p, float r, float corner) {
  return box(mat2(0.7071068, 0.7071068, -0.7071068, 0.7071068) * p, vec2(r), corner);
}

float outline(vec2 p, float r, float shape) {
  if (shape < 0.5) return length(p) - r;
  if (shape < 1.5) return box(p, vec2(r * 0.84), r * 0.22);
  if (shape < 2.5) return hexagon(p, r * 0.95, r * 0.12);
  if (shape < 3.5) return diamond(p, r * 0.79, r * 0.18);
  if (shape < 4.5) return box(p, vec2(r * 0.74, r * 0.95), r * 0.13);
  return length(p) - r * 0.82; // a group: a disc in a ring
}

float iconHalf(float shape) {
  if (shape < 0.5) return 0.58;
  if (shape < 1.5) return 0.62;
  if (shape < 2.5) return 0.58;
  return 0.52;
}

float icon(vec2 p, float r) {
  vec2 at = p / (2.0 * iconHalf(v_face.x) * r) + 0.5;
  if (at.x < 0.0 || at.x > 1.0 || at.y < 0.0 || at.y > 1.0) return 0.0;
  float cells = ${COLUMNS}.0;
  vec2 cell = vec2(mod(v_face.y, cells), floor(v_face.y / cells));
  vec2 inset = vec2(at.x, 1.0 - at.y) * 0.75 + 0.125;
  return texture2D(u_icons, (cell + inset) / cells).a;
}

// Alpha-premultiplied "colour over what is there".
vec4 over(vec4 below, vec3 colour, float cover) {
  return vec4(colour, 1.0) * cover + below * (1.0 - cover);
}

float inside(float distance_) {
  return clamp(0.5 - distance_, 0.0, 1.0);
}

void main() {
  float d = outline(v_at, v_radius, v_face.x);
  vec4 colour = vec4(0.0);
  if (v_state.x > 0.5) {
    float width = v_state.x > 1.5 ? 1.25 : 1.5;
    vec3 ring = v_state.x > 1.5 ? u_ink : u_thread;
    colour = over(colour, ring, inside(abs(d - 4.2 * u_pixel) - width * u_pixel));
  }
  colour = over(colour, u_paper, inside(d - min(1.75 * u_pixel, v_radius * 0.25)));
  colour = over(colour, v_fill, inside(d));
  if (v_face.x > 4.5) {
    float rim = abs(length(v_at) - v_radius * 0.98) - max(v_radius * 0.05, 0.8 * u_pixel);
    colour = over(over(colour, u_paper, inside(rim - 1.5 * u_pixel)), v_fill, inside(min(rim, d)));
  }
  float shown = smoothstep(6.5, 9.5, v_radius / u_pixel);
  if (shown > 0.0 && v_face.y >= 0.0) colour = over(colour, vec3(1.0), icon(v_at, v_radius) * shown * inside(d));
  if (v_state.y > 0.5 && v_radius > 5.0 * u_pixel) {
    float pin = length(v_at - v_radius * 0.76) - 3.4 * u_pixel;
    colour = over(over(colour, u_paper, inside(pin - 1.5 * u_pixel)), u_ink, inside(pin));
  }
  bool dim = v_state.x < 0.5 && (v_state.w > 0.5 || (u_focus > 0.5 && v_state.z < 0.5));
  gl_FragColor = colour * (dim ? (v_state.w > 0.5 ? ${DIMMED} : 0.34) : 1.0);
}`;
