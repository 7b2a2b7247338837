/**
 * Places on a line as near as can be (in least squares) to the wanted ones, in
 * their order, each at least `gap` after the one before it. Isotonic regression
 * by pooling adjacent violators; `wanted` need not be sorted.
 */
export function spread(wanted: ArrayLike<number>, gap: (i: number) => number): Float64Array {
  const count = wanted.length;
  const offset = new Float64Array(count);
  for (let i = 1; i < count; i++) offset[i] = offset[i - 1]! + gap(i);
  const pools: { sum: number; size: number }[] = [];
  for (let i = 0; i < count; i++) {
    let pool = { sum: wanted[i]! - offset[i]!, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size >= pool.sum / pool.size; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
    }
    pools.push(pool);
  }
  const places = new Float64Array(count);
  let i = 0;
  for (const { sum, size } of pools) for (const end = i + size; i < end; i++) places[i] = sum / size + offset[i]!;
  return places;
}
