import { expect, test } from "vitest";
import table from "../../../graph/testdata/styles.json";
import looks from "../types.json";
import { Model } from "./model";
import type { Facts } from "./rules";
import { type Style, icons, mixed, swatches, tidyStyle } from "./style";
import type { Entity, Link } from "./types";

const of = <T>(values: Record<string, T>) => new Map(Object.entries(values));

function canvas(...styles: Style[]): Model {
  const model = new Model();
  const entities = (table.entities as Entity[]).map((entity, i) => ({ entity, x: i * 99, y: 0 }));
  model.run({ kind: "add", label: "Add", entities, links: table.links as Link[] });
  model.learn({ facts: of<Facts>(table.facts), shown: { degree: of(table.measures.degree), community: of(table.measures.community) } });
  model.run({ kind: "lens", label: "Style", lens: { styles } });
  return model;
}

/** What the rules say of everything, sizes to a thousandth. graph/style_test.go reads the same table. */
function dressed({ graph, styles }: Model): Record<string, object> {
  const dress = (id: string) => {
    const { label, size, ...rest } = graph.hasNode(id) ? styles.entity(id) : styles.link(id);
    return { ...rest, ...(size !== undefined && { size: Math.round(size * 1000) / 1000 }), ...(label !== undefined && { label: label && label.texts }) };
  };
  return Object.fromEntries([...graph.nodes(), ...graph.edges()].map((id) => [id, dress(id)] as const).filter(([, said]) => Object.keys(said).length > 0));
}

test.each(table.cases)("rules say $says", ({ styles, dresses }) => {
  expect(dressed(canvas(...(styles as Style[])))).toEqual(dresses);
});

const bySize: Style = { of: "entities", any: [], size: { by: { on: "total" } } };
const companies: Style = { of: "entities", any: [[{ on: "type", is: ["Company"] }]], colour: { swatch: "blue" } };
const byCountry: Style = { of: "entities", any: [], colour: { by: { on: "property", name: "country" }, values: { CN: "orange", US: "green" } } };

test("a legend counts what takes something from a rule, and knows the ends of its scale", () => {
  const { styles } = canvas(companies, byCountry, bySize);
  const [first, second, third] = styles.effects();
  expect(first).toMatchObject({ count: 2 });
  expect(second).toMatchObject({ count: 1, counts: new Map([["US", 1]]) });
  expect(third).toMatchObject({ count: 4, size: { least: 2, most: 30, ends: ["2", "30"] } });
});

test("a legend tells of what is in sight, with what filters hide left out", () => {
  const model = canvas(bySize);
  model.run({ kind: "lens", label: "Filter", lens: { filters: [{ of: "entities", any: [[{ on: "type", is: ["Company"] }]], rest: "hide" }] } });
  expect(model.styles.effects()[0]).toMatchObject({ count: 2, size: { least: 9, most: 12 } });
  expect(model.styles.entity("huawei").size).toBe(36);
  model.undo();
  expect(model.styles.effects()[0]).toMatchObject({ count: 4, size: { least: 2, most: 30 } });
});

test("styles are undone, stored and compared as settings are", () => {
  const model = canvas(companies);
  model.run({ kind: "lens", label: "More", lens: { styles: [bySize, companies] } });
  expect(Model.fromJSON(JSON.parse(JSON.stringify(model.toJSON()))).lens.styles).toEqual([bySize, companies]);
  model.undo();
  expect(model.lens.styles).toEqual([companies]);
  expect(JSON.stringify(tidyStyle({ colour: { values: { b: "blue", a: "grey" }, by: { on: "type" } }, any: [], of: "entities" })))
    .toBe('{"of":"entities","any":[],"colour":{"by":{"on":"type"},"values":{"a":"grey","b":"blue"}}}');
});

test("the icons that can be chosen are those that the canvas has", () => {
  const drawn = new Set(Object.values(looks).map(({ icon }) => icon));
  expect(icons.filter((icon) => !drawn.has(icon))).toEqual([]);
});

/** Red, green and blue as amounts of light. */
function light(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
}

function luminance(colour: string): number {
  const [r, g, b] = light(colour) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** How readers without one sort of cones see light: G. M. Machado et al. (2009), at full severity. */
const eyes: Record<string, number[][]> = {
  "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function times(matrix: number[][], vector: number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i]!, 0));
}

/** A place in OKLab, where distances are as eyes see them. */
function oklab(rgb: number[]): number[] {
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], rgb.map((value) => Math.max(0, value)));
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], cones.map(Math.cbrt));
}

test.each(Object.keys(eyes))("the colours are told apart with %s", (eye) => {
  const places = swatches.map(({ name, colour }) => ({ name, at: oklab(times(eyes[eye]!, light(colour))) }));
  const alike = places.flatMap((a, i) => places.slice(i + 1).map((b) => [a.name, b.name, Math.hypot(...a.at.map((value, j) => value - b.at[j]!))] as const)).filter(([, , far]) => far < 0.08);
  expect(alike).toEqual([]);
});

test("each colour, and each between two, stands out on light and on dark, and so do icons on it", () => {
  const between = swatches.flatMap(({ name: a }) => swatches.flatMap(({ name: b }) => [0, 0.25, 0.5, 0.75, 1].map((share) => mixed(a, b, share))));
  for (const colour of between) for (const paper of ["#f7f6f2", "#14171c", "#ffffff"]) expect([colour, paper, contrast(colour, paper) >= 2.95]).toEqual([colour, paper, true]);
});
