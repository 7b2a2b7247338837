// What the clocks say: dates as readers write them, and what is in the picture at them.
import type { Tally } from "../../model/clock";
import { daysOf, isTime, precisionOf } from "../../model/dates";
import type { Lens } from "../../model/lens";
import { language, t } from "../../words/words";

/** The dates that things hold on, or those on which they were known. */
export type Which = "asOf" | "knownOn";

const locale = language === "en" ? "en-GB" : language;
const forms = {
  day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }),
  year: new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" }),
};

/** A partial date at its precision: "14 May 2021", "May 2021", "2021". */
export function dateText(date: string): string {
  const days = daysOf(date);
  return days ? forms[precisionOf(date)].format(days.first * 24 * 60 * 60 * 1000) : date;
}

/** "As of 14 May 2021", "Became known between 2020 and 2021". */
export function momentText(which: Which, moment: string): string {
  const [from, to] = moment.split("/").map(dateText) as [string, string];
  if (!isTime(moment)) return which === "asOf" ? t("clock.as-of", { date: from }) : t("clock.known-by", { date: from });
  return which === "asOf" ? t("clock.true-between", { from, to }) : t("clock.known-between", { from, to });
}

/** Which moments the lens looks at. */
export function clocksText({ asOf, knownOn }: Pick<Lens, "asOf" | "knownOn">): string {
  const [first, second] = [asOf && momentText("asOf", asOf), knownOn && momentText("knownOn", knownOn)];
  if (first && second) return t("clock.both", { first, second: second.charAt(0).toLocaleLowerCase(language) + second.slice(1) });
  return first ?? second ?? t("clock.all-dates");
}

/** "21 of 24 links in force", and how many of all have no date. */
export function tallyText({ asOf }: Pick<Lens, "asOf">, { holding, undated, all }: Tally): string[] {
  const held = asOf ? t("clock.in-force", { holding, n: all }) : t("clock.known", { holding, n: all });
  return undated > 0 ? [held, t("clock.without-date", { n: undated })] : [held];
}
