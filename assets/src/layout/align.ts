/** Turns and shifts all points, rigidly, so that those with weight lie as near as can be to where they were (Procrustes). */
export function align(xy: Float64Array, was: ArrayLike<number>, weights: ArrayLike<number>): void {
  const from = centre(xy, weights);
  const to = centre(was, weights);
  let [dot, cross] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    if (!weights[i]) continue;
    const [ax, ay] = [xy[2 * i]! - from[0], xy[2 * i + 1]! - from[1]];
    const [bx, by] = [was[2 * i]! - to[0], was[2 * i + 1]! - to[1]];
    dot += ax * bx + ay * by;
    cross += ax * by - ay * bx;
  }
  const length = Math.hypot(dot, cross) || 1;
  const [cos, sin] = dot === 0 && cross === 0 ? [1, 0] : [dot / length, cross / length];
  for (let i = 0; i < xy.length; i += 2) {
    const [x, y] = [xy[i]! - from[0], xy[i + 1]! - from[1]];
    xy[i] = to[0] + cos * x - sin * y;
    xy[i + 1] = to[1] + sin * x + cos * y;
  }
}

function centre(xy: ArrayLike<number>, weights: ArrayLike<number>): [number, number] {
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    if (!weights[i]) continue;
    x += xy[2 * i]!;
    y += xy[2 * i + 1]!;
    count++;
  }
  return count > 0 ? [x / count, y / count] : [0, 0];
}
