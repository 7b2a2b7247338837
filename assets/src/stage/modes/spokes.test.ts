import fc from "fast-check";
import { expect, test } from "vitest";
import { Model } from "../../model/model";
import { Bows } from "../bows";
import { Drawn } from "../drawn";
import { spokeTowards, spokesOf } from "./spokes";

const up = { x: 0, y: 1 };
const down = { x: 0, y: -1 };
const right = { x: 1, y: 0 };
const left = { x: -1, y: 0 };

/** An entity "hub" at the origin with a link to each place; ids are their order. */
function star(places: readonly (readonly [number, number])[]): Drawn {
  const entity = (id: string) => ({ id, type: "Person", name: id, degree: 1 });
  const nodes = [["hub", 0, 0] as const, ...places.map(([x, y], i) => [String(i), x, y] as const)];
  const model = new Model();
  model.run({
    kind: "add", label: "", entities: nodes.map(([id, x, y]) => ({ entity: entity(id), x, y })),
    links: places.map((_, i) => ({ id: `l${i}`, type: "KNOWS", source: i % 2 ? "hub" : String(i), target: i % 2 ? String(i) : "hub", evidence: 1 })),
  });
  const drawn = new Drawn();
  drawn.rebuild(model, new Bows(), new Map());
  return drawn;
}

test("the links of an entity are counted clockwise from straight up", () => {
  const spokes = spokesOf(star([[0, -50], [-50, 0], [0, 50], [50, 0]]), "hub");
  expect(spokes.map(({ other }) => other)).toEqual(["2", "3", "0", "1"]);
  expect(spokes.map(({ isOut }) => isOut)).toEqual([false, true, false, true]);
});

test("an arrow chooses the link whose direction fits, and then the others there", () => {
  const spokes = spokesOf(star([[5, 50], [-20, 50], [50, 0], [0, -50]]), "hub");
  expect(spokeTowards(spokes, up, undefined)?.other).toBe("0");
  expect(spokeTowards(spokes, up, "l0")?.other).toBe("1");
  expect(spokeTowards(spokes, up, "l1")?.other).toBe("0");
  expect(spokeTowards(spokes, right, "l1")?.other).toBe("2");
  expect(spokeTowards(spokes, down, undefined)?.other).toBe("3");
  expect(spokeTowards(spokes, left, undefined)?.other).toBe("1");
});

test("where nothing lies in a direction nothing is chosen", () => {
  expect(spokeTowards(spokesOf(star([[0, 50]]), "hub"), down, undefined)).toBeUndefined();
  expect(spokesOf(star([]), "hub")).toEqual([]);
  expect(spokesOf(star([]), "nobody")).toEqual([]);
});

test("every link of every entity can be reached by arrows", () => {
  const place = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
  fc.assert(fc.property(fc.array(place, { maxLength: 25 }), (places) => {
    const spokes = spokesOf(star(places), "hub");
    const reached = new Set<string>();
    for (const direction of [up, down, left, right]) {
      let chosen: string | undefined;
      for (let press = 0; press < spokes.length; press++) {
        chosen = spokeTowards(spokes, direction, chosen)?.link;
        if (chosen !== undefined) reached.add(chosen);
      }
    }
    expect(reached.size).toBe(places.length);
  }));
});
