import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import table from "./types.json";
import { en } from "./words/en";
import { lookOf, paletteIndex, typeClasses } from "./types";

const looks = Object.entries(table).filter(([name]) => name !== "*").map(([name, look]) => ({ name, ...look }));

/** WCAG contrast of two colours such as #16a871. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

describe("the looks of types", () => {
  test.each(looks)("$name stands out on light and on dark", ({ colour }) => {
    expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, "#14171c")).toBeGreaterThanOrEqual(3);
  });

  test.each(looks)("$name has an icon that exists", ({ icon }) => {
    expect(existsSync(`node_modules/lucide-static/icons/${icon}.svg`)).toBe(true);
  });

  test("each is called something in every language", () => {
    expect(Object.keys(en.types).sort()).toEqual(looks.map(({ name }) => name).sort());
    expect(looks.map(({ name }) => lookOf(name).label).every(Boolean)).toBe(true);
    expect(lookOf("Person").label).toBe("Person");
  });

  test("types of one colour differ in shape or icon", () => {
    const drawn = looks.map(({ colour, icon, shape }) => `${colour} ${icon} ${shape}`);
    const alike = looks.filter((_, i) => drawn.indexOf(drawn[i]!) !== i).map(({ name }) => name);
    expect(alike).toEqual(["Order", "Lawsuit"]); // other datasets' words for ExecutiveOrder and Case
  });
});

describe("a type that Clew does not know", () => {
  // views/look_test.go holds the pages to the same numbers.
  test.each([["Vehicle Of Foo", 6], ["Größe", 4], ["小米", 4]])("%s takes a colour of the palette", (type, index) => {
    expect(paletteIndex(type)).toBe(index);
    expect(lookOf(type).colour).toBe(table["*"].palette[index]);
  });

  test("reads as words", () => {
    expect(lookOf("TaxHaven").label).toBe("Tax haven");
    expect(lookOf("TAX_HAVEN").label).toBe("Tax haven");
  });

  test("is safe as a class, whatever its name", () => {
    expect(typeClasses(`a b"<c>`)).toMatch(/^type-any-\d type-a-b--c-$/);
  });

  test("named like a part of every object has no look of its own", () => {
    expect(lookOf("constructor").icon).toBe(table["*"].icon);
  });
});
