// How far entities can grow without touching each other.

/** Part of the way between two entities that both may fill together; the rest shows their link. */
const SHARE = 0.85;
/** Room in graph units beyond which no entity grows at any zoom: what one alone on the canvas has. */
const PLENTY = 4000;

/**
 * For each disc the radius it may grow to: it shares the way to every other
 * with it by size, so that grown discs don't overlap where the given ones don't.
 */
export function roomFor(x: ArrayLike<number>, y: ArrayLike<number>, radius: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const room = new Float64Array(radius.length).fill(PLENTY);
  for (let i = 0; i < radius.length; i++) {
    for (let j = i + 1; j < radius.length; j++) {
      const [dx, dy] = [x[i]! - x[j]!, y[i]! - y[j]!];
      const part = (SHARE * Math.sqrt(dx * dx + dy * dy)) / (radius[i]! + radius[j]!);
      if (part * radius[i]! < room[i]!) room[i] = part * radius[i]!;
      if (part * radius[j]! < room[j]!) room[j] = part * radius[j]!;
    }
  }
  return room;
}
