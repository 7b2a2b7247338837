import { expect, test } from "vitest";
import { nameOf } from "./save-as";

test.each([
  ['attachment; filename="Xiaomi.graphml"', "Xiaomi.graphml"],
  ["attachment; filename=\"x.json\"; filename*=UTF-8''%E5%B0%8F%E7%B1%B3.json", "小米.json"],
  [null, undefined],
])("a file is called what the server calls it: %s", (disposition, name) => {
  expect(nameOf(disposition)).toBe(name);
});
