import { dateOf, dayOf, daysOf } from "../../model/dates";

/** The middle of the days that a partial date may be, as days since 1970: it says no more exactly when. Undefined for what is no date. */
export function middleOf(date: string): number | undefined {
  const days = daysOf(date);
  return days && (days.first + days.last + 1) / 2;
}

/** The years that begin within an interval of days, and if those are few the months, too, as partial dates. */
export function marks(from: number, until: number): string[] {
  const [first, last] = [Number(dateOf(from, "year")), Number(dateOf(until, "year"))];
  const years = Array.from({ length: last - first + 1 }, (_, i) => dayOf(first + i, 1, 1));
  const months = last - first > 3 ? [] : years.flatMap((day) => Array.from({ length: 11 }, (_, i) => dayOf(Number(dateOf(day, "year")), i + 2, 1)));
  const within = (day: number) => day >= from && day <= until;
  return [...years.filter(within).map((day) => dateOf(day, "year")), ...months.filter(within).map((day) => dateOf(day, "month"))];
}

/** The first day that a partial date may be. */
export function firstOf(date: string): number {
  return daysOf(date)!.first;
}
