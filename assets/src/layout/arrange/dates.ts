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

/** The years, or with few of them the months, that begin within an interval of days, as partial dates. */
export function marks(from: number, until: number): string[] {
  const [first, last] = [new Date(from * day), new Date(until * day)];
  const [y0, y1] = [first.getUTCFullYear(), last.getUTCFullYear()];
  const all: string[] = [];
  for (let year = y0; year <= y1 + 1; year++) {
    if (y1 - y0 > 3) all.push(text(year));
    else for (let month = 1; month <= 12; month++) all.push(month === 1 ? text(year) : `${text(year)}-${String(month).padStart(2, "0")}`);
  }
  return all.filter((date) => spanOf(date)![0] >= from && spanOf(date)![0] <= until);
}

function text(year: number): string {
  return String(year).padStart(4, "0");
}
