import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "./announcer";

let said: string[];
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  announcer = new Announcer((sentences) => void said.push(...sentences));
});

afterEach(() => void vi.useRealTimers());

const soon = () => vi.advanceTimersByTime(200);

test("two sentences at once are both said, in order", () => {
  announcer.say("Hid Huawei.");
  announcer.say("1 entity selected.");
  soon();
  expect(said).toEqual(["Hid Huawei.", "1 entity selected."]);
});

test("the same sentence from two parts of the page is said once", () => {
  announcer.say("8 companies added.");
  announcer.say("8 companies added.");
  soon();
  expect(said).toEqual(["8 companies added."]);
});

test("what is said again later is said again", () => {
  announcer.say("There is no link in that direction.", "place");
  soon();
  announcer.say("There is no link in that direction.", "place");
  soon();
  expect(said).toHaveLength(2);
});

test("of places that are passed quickly only the last is said", () => {
  for (const name of ["Huawei", "DJI", "Xiaomi"]) announcer.say(name, "place");
  announcer.say("Hid Huawei.");
  soon();
  expect(said).toEqual(["Xiaomi", "Hid Huawei."]);
});

test("a stream says how far it is now and then, and its end at once", () => {
  for (let n = 1; n <= 100; n++) {
    announcer.progress(`${n} companies added`);
    vi.advanceTimersByTime(100);
  }
  expect(said.length).toBeGreaterThanOrEqual(3);
  expect(said.length).toBeLessThanOrEqual(4);
  announcer.progress("100 companies added");
  announcer.say("All 100 are here.", "stream");
  vi.advanceTimersByTime(20_000);
  expect(said.at(-1)).toBe("All 100 are here.");
  expect(said.filter((text) => text === "100 companies added")).toEqual([]);
});
