import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { isolate } from "./isolate";
import { pieces, t } from "./words";

test("a message is filled in, in the plural of its number", () => {
  expect(t("counts.links", { n: 1 })).toBe("1 link");
  expect(t("counts.links", { n: 1214 })).toBe("1,214 links");
  expect(t("counts.quotes", { n: 0 })).toBe("no quotes");
  expect(t("deeds.hide", { n: 1, name: "Huawei" })).toBe("Hide Huawei");
  expect(t("deeds.hide", { n: 2, name: "Huawei" })).toBe("Hide 2 entities");
});

test("a name is never read as a placeholder", () => {
  expect(t("counts.two-names", { first: "{second}", second: "DJI" })).toBe("{second} and DJI");
});

test("names from right to left are isolated, others are left alone", () => {
  expect(t("deeds.hide", { n: 1, name: "شركة هواوي" })).toBe("Hide \u2068شركة هواوي\u2069");
  for (const name of ["Huawei", "华为", "Čeněk 12", ""]) expect(isolate(name)).toBe(name);
  for (const name of ["هواوي", "רפאל Ltd", "Thaana ދިވެހި"]) expect(isolate(name)).toBe(`\u2068${name}\u2069`);
});

test("a sentence that holds elements comes in pieces", () => {
  expect(pieces("counts.two-names")).toEqual(["", "first", " and ", "second", ""]);
});

test("what the browser knows in English it knows in German", () => {
  for (const area of Object.keys(en) as (keyof typeof en)[]) expect(Object.keys(de[area]).sort()).toEqual(Object.keys(en[area]).sort());
});

test("every message that the program says gets the values it has places for", () => {
  const faults = sources("src").flatMap((file) => callsOf(file).flatMap(({ key, values, line }) => {
    const wanted = placeholdersOf(key);
    const missing = [...wanted].filter((name) => !values.has(name));
    const vain = [...values].filter((name) => !wanted.has(name) && !(name === "n" && typeof message(key) !== "string"));
    return missing.length + vain.length ? [`${file}:${line}: ${key} lacks ${missing}, has no place for ${vain}`] : [];
  }));
  expect(faults).toEqual([]);
}, 60_000); // all of the program is parsed

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).map((name) => join(folder, name));
}

function message(key: string): unknown {
  const [area, name] = key.split(/\.(.*)/s) as [keyof typeof en, string];
  return (en[area] as Record<string, unknown>)[name];
}

function placeholdersOf(key: string): Set<string> {
  return new Set([...JSON.stringify(message(key)).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
}

/** The calls t("area.name", { … }) of a file with all that is known before the program runs. */
function callsOf(file: string): { key: string; values: Set<string>; line: number }[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const calls: { key: string; values: Set<string>; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText() !== "t") return;
    const [key, values] = node.arguments;
    if (!key || !ts.isStringLiteral(key) || (values && !ts.isObjectLiteralExpression(values))) return;
    const names = (values?.properties ?? []).map((property) => property.name?.getText() ?? "");
    calls.push({ key: key.text, values: new Set(names), line: source.getLineAndCharacterOfPosition(node.pos).line + 1 });
  };
  visit(source);
  return calls;
}
