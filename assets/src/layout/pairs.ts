/** Calls visit once for each pair of points that lie within reach of each other, and for some that lie further apart. */
export function eachPair(xy: ArrayLike<number>, reach: number, visit: (i: number, j: number) => void): void {
  if (xy.length === 0) return;
  const { columns, rows, first, points } = sortIntoCells(xy, reach);
  for (let cell = 0; cell < columns * rows; cell++) {
    const column = cell % columns;
    const ahead = [
      column + 1 < columns ? cell + 1 : -1,
      cell + columns,
      column + 1 < columns ? cell + columns + 1 : -1,
      column > 0 ? cell + columns - 1 : -1,
    ].filter((other) => other >= 0 && other < columns * rows);
    for (let a = first[cell]!; a < first[cell + 1]!; a++) {
      for (let b = a + 1; b < first[cell + 1]!; b++) visit(points[a]!, points[b]!);
      for (const other of ahead) {
        for (let b = first[other]!; b < first[other + 1]!; b++) visit(points[a]!, points[b]!);
      }
    }
  }
}

interface Cells {
  columns: number;
  rows: number;
  /** Where each cell begins in points, and the end. */
  first: Uint32Array;
  points: Uint32Array;
}

/** Counting sort of the points into square cells at least as wide as the reach, and no more cells than is useful. */
function sortIntoCells(xy: ArrayLike<number>, reach: number): Cells {
  const count = xy.length / 2;
  const [left, width] = extent(xy, 0);
  const [bottom, height] = extent(xy, 1);
  const side = Math.max(reach, Math.sqrt((width * height) / (4 * count)), Math.max(width, height) / (4 * count));
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;
  const first = new Uint32Array(columns * rows + 1);
  const cellOf = (i: number) => Math.floor((xy[2 * i + 1]! - bottom) / side) * columns + Math.floor((xy[2 * i]! - left) / side);
  for (let i = 0; i < count; i++) first[cellOf(i) + 1]!++;
  for (let cell = 0; cell < columns * rows; cell++) first[cell + 1]! += first[cell]!;
  const next = first.slice();
  const points = new Uint32Array(count);
  for (let i = 0; i < count; i++) points[next[cellOf(i)]!++] = i;
  return { columns, rows, first, points };
}

function extent(xy: ArrayLike<number>, axis: 0 | 1): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = axis; i < xy.length; i += 2) {
    least = Math.min(least, xy[i]!);
    greatest = Math.max(greatest, xy[i]!);
  }
  return [least, greatest - least];
}
