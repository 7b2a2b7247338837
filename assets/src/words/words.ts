// Every string that a reader sees, in the language of the page. The messages
// are in assets/words, one folder a language, which the server's pages read too.
import { type Area, type Catalogue, en } from "./en";
import { isolate } from "./isolate";

/** A message's name: "area.name". */
export type Key = { [A in Area]: `${A}.${keyof (typeof en)[A] & string}` }[Area];

/** What fills a message's {placeholders}. The number n chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** The language that the page is in. */
export const language = typeof document === "undefined" ? "en" : document.documentElement.lang || "en";

const catalogue: Catalogue = language === "de" ? (await import("./de")).de : en;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/** The message of that key, filled in; names written from right to left don't turn the words around them. */
export function t(key: Key, values: Values = {}): string {
  return text(key, values).replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name];
    return value === undefined ? gap : typeof value === "number" ? count(value) : isolate(value);
  });
}

/** The message without its placeholders filled in, in pieces: texts at even places, names of placeholders at odd ones. For sentences that hold an element. */
export function pieces(key: Key, values: Values = {}): string[] {
  return text(key, values).split(/\{(\w+)\}/);
}

/** The message of a name that only data knows, such as a type; undefined where there is none. */
export function known(area: Area, name: string, values?: Values): string | undefined {
  return Object.hasOwn(catalogue[area], name) ? t(`${area}.${name}` as Key, values) : undefined;
}

/** A number as the language groups its digits: 1,214. */
export function count(n: number): string {
  return numbers.format(n);
}

function text(key: Key, { n }: Values): string {
  const [area, name] = key.split(/\.(.*)/s) as [Area, string];
  const message = catalogue[area][name]!;
  if (typeof message === "string") return message;
  const forms = typeof n === "number" ? [String(n), plurals.select(n)] : [];
  return message[forms.find((form) => message[form] !== undefined) ?? "other"]!;
}
