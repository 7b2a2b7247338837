// A link is a strip along a quadratic curve, cut where the two shapes begin,
// with an arrowhead on the way into its target. stage/curve.ts has the same line.
import { RADIUS_GLSL } from "../size";
import { DIMMED } from "./node.glsl";

export const VERTEX = /* glsl */ `${RADIUS_GLSL}
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec4 a_sizes;  // radius and room to grow of the source, then of the target
attribute float a_bow;
attribute float a_width;
attribute vec2 a_state;  // 0 plain, 1 lit, 2 selected, 3 kept clear, 4 dimmed; loop
attribute vec4 a_ink;    // a colour of its own, or nothing
attribute vec3 a_pattern; // period; share of the dash; 0 single, 1 double, 2 ticked
attribute vec3 a_place;  // along 0..1, side -1..1, 1 on the arrowhead
uniform mat3 u_matrix;
uniform vec2 u_half;
uniform float u_swell;
uniform float u_pixel;
uniform float u_focus;
uniform vec3 u_link;
uniform vec3 u_lit;
uniform vec3 u_thread;
uniform float u_alpha;
varying vec4 v_colour;
varying vec2 v_at;      // body: along, across; head: from tip, across
varying vec3 v_measure; // body: half width, period; head: length, half width; 1 on the head
varying vec4 v_pattern; // share of the dash; form; half a tick; a pixel

const float TURN = 6.2831853;
const float FEATHER = 1.0;
const float TICK = 3.2; // how far a tick stands out, in pixels at zoom 1
const float STOUT = 2.6; // no arrowhead is larger than that of a line so wide

vec2 A; vec2 B; vec2 C; vec2 centre; float loopRadius;

vec2 onPath(float t) {
  if (a_state.y > 0.5) return centre + loopRadius * vec2(sin(TURN * t), -cos(TURN * t));
  return mix(mix(A, C, t), mix(C, B, t), t);
}

vec2 slope(float t) {
  if (a_state.y > 0.5) return TURN * loopRadius * vec2(cos(TURN * t), sin(TURN * t));
  return 2.0 * mix(C - A, B - C, t);
}

// The place on the path at a distance from one of its ends.
float leaving(vec2 end_, float distance_, float t, float way) {
  for (int i = 0; i < 4; i++) {
    float off = length(onPath(t) - end_) - distance_;
    t -= way * off / max(length(slope(t)), 1.0);
  }
  return clamp(t, 0.0, 1.0);
}

void main() {
  A = (u_matrix * vec3(a_source, 1.0)).xy * u_half;
  B = (u_matrix * vec3(a_target, 1.0)).xy * u_half;
  C = 0.5 * (A + B) + vec2(A.y - B.y, B.x - A.x) * a_bow;
  vec2 radii = vec2(drawnRadius(a_sizes.x, a_sizes.y), drawnRadius(a_sizes.z, a_sizes.w));
  loopRadius = max(radii.x * 0.75, 8.0 * u_pixel) * (1.0 + 2.0 * abs(a_bow));
  centre = A + vec2(0.0, radii.x + loopRadius * 0.55);

  bool strong = a_state.x > 0.5 && a_state.x < 2.5;
  float width = a_width * u_swell * u_pixel * (strong ? 1.35 : 1.0);
  float gap = min(2.5 * u_pixel, radii.y * 0.3);
  float reach = a_state.y > 0.5 ? TURN * loopRadius : length(B - A);
  float stout = min(width, STOUT * u_swell * u_pixel);
  float head = min((4.0 * u_pixel * u_swell + 2.6 * stout), 0.35 * max(reach - radii.x - radii.y, 0.0));

  float first = leaving(A, radii.x + gap, min(0.4, radii.x / max(reach, 1.0)), 1.0);
  float tip = leaving(B, radii.y + gap, 1.0 - min(0.4, radii.y / max(reach, 1.0)), -1.0);
  float neck = leaving(B, radii.y + gap + head, tip, -1.0);
  if (a_state.y > 0.5) { first = 0.08; tip = 0.92; neck = tip - min(0.3, head / reach); }

  vec2 at;
  if (a_place.z > 0.5) {
    vec2 end_ = onPath(tip);
    vec2 way = end_ - onPath(neck);
    float length_ = max(length(way), 0.001);
    way /= length_;
    float half_ = length_ * 0.42;
    v_at = vec2(a_place.x * (length_ + FEATHER) - (1.0 - a_place.x) * 2.0 * FEATHER, a_place.y * (half_ + 2.0 * FEATHER));
    v_measure = vec3(length_, half_, 1.0);
    at = end_ - way * v_at.x + vec2(-way.y, way.x) * v_at.y;
  } else {
    float t = mix(first, max(first, mix(neck, tip, 0.2)), a_place.x);
    vec2 way = normalize(slope(t) + vec2(0.00001, 0.0));
    float half_ = 0.5 * max(width, 0.75);
    float tick = half_ + TICK * u_swell * u_pixel;
    float across = a_place.y * ((a_pattern.z > 1.5 ? tick : half_) + FEATHER);
    v_at = vec2(t * reach, across);
    v_measure = vec3(half_, a_pattern.x * u_pixel, 0.0);
    v_pattern = vec4(a_pattern.yz, tick, u_pixel);
    at = onPath(t) + vec2(-way.y, way.x) * across;
  }
  bool drawn = a_width > 0.0 && (a_state.y > 0.5 || reach > radii.x + radii.y);
  gl_Position = drawn ? vec4(at / u_half, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);

  float faint = min(width / (0.75 * u_pixel), 1.0);
  bool inked = a_ink.a > 0.5;
  vec3 ink = inked ? a_ink.rgb : u_link;
  if (a_state.x > 3.5) v_colour = vec4(ink, ${DIMMED} * u_alpha * faint);
  else if (u_focus > 0.5 && a_state.x < 0.5) v_colour = vec4(ink, 0.3 * u_alpha);
  else if (a_state.x > 1.5 && a_state.x < 2.5) v_colour = vec4(u_thread, 1.0);
  else if (a_state.x > 0.5 && a_state.x < 1.5) v_colour = vec4(u_lit, 1.0);
  else v_colour = vec4(ink, (inked ? 1.0 : u_alpha) * faint);
}`;

export const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_colour;
varying vec2 v_at;
varying vec3 v_measure;
varying vec4 v_pattern;

// How much of a pixel the line covers that is off its middle by so much.
float lineAt(float off) {
  float cover = v_measure.x - off + 0.5;
  if (v_pattern.y > 0.5 && v_pattern.y < 1.5) cover = min(cover, off - v_measure.x + 1.2 * v_pattern.w + 0.5);
  if (v_measure.y > 0.0 && v_pattern.x < 1.0) {
    cover = min(cover, v_measure.y * v_pattern.x * 0.5 - abs(mod(v_at.x, v_measure.y) - v_measure.y * 0.5) + 0.5);
  }
  return cover;
}

// Ticks stand in the middle of the gaps.
float tickAt(float off) {
  float along = abs(mod(v_at.x + v_measure.y * 0.5, v_measure.y) - v_measure.y * 0.5);
  return min(0.6 * v_pattern.w - along, v_pattern.z - off) + 0.5;
}

void main() {
  float cover;
  if (v_measure.z > 0.5) {
    float slope = v_measure.y / v_measure.x;
    cover = (v_at.x * slope - abs(v_at.y)) / sqrt(1.0 + slope * slope) + 0.5;
    cover = min(cover, v_measure.x - v_at.x + 0.5);
  } else {
    cover = lineAt(abs(v_at.y));
    if (v_pattern.y > 1.5) cover = max(cover, tickAt(abs(v_at.y)));
  }
  gl_FragColor = vec4(v_colour.rgb, 1.0) * v_colour.a * clamp(cover, 0.0, 1.0);
}`;
