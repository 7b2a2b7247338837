// Partial dates (2021, 2021-03, 2021-03-12) on a line of days since 1970.

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/;
const day = 86_400_000;

/** First day of a partial date and the day after its last; undefined for what is no date. */
export function spanOf(date: string): [number, number] | undefined {
  const found = pattern.exec(date);
  if (!found) return undefined;
  const [year, month, of] = [Number(found[1]), found[2] ? Number(found[2]) : undefined, found[3] ? Number(found[3]) : undefined];
  const first = dayOf(year, month ?? 1, of ?? 1);
  if (of !== undefined) return [first, first + 1];
  return [first, month === undefined ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)];
}

/** The middle of a partial date: it says no more exactly when. */
export function middleOf(date: string): number | undefined {
  const span = spanOf(date);
  return span && (span[0] + span[1]) / 2;
}

/** Months past the twelfth are of the next year. */
export function dayOf(year: number, month: number, of: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, of) / day;
}

/** The years that begin within an interval of days, and if those are few the months, too, as partial dates. */
export function marks(from: number, until: number): string[] {
  const [first, last] = [yearOf(from), yearOf(until)];
  const years = Array.from({ length: last - first + 1 }, (_, i) => text(first + i));
  const months = last - first > 3 ? [] : years.flatMap((year) => Array.from({ length: 11 }, (_, i) => `${year}-${String(i + 2).padStart(2, "0")}`));
  return [...years, ...months].filter((date) => spanOf(date)![0] >= from && spanOf(date)![0] <= until);
}

function yearOf(days: number): number {
  return new Date(days * day).getUTCFullYear();
}

function text(year: number): string {
  return String(year).padStart(4, "0");
}
