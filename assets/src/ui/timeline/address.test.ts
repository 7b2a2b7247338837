import { expect, test } from "vitest";
import { clocksIn, withClocks } from "./address";

const url = (path: string) => new URL(path, "http://h");

test("the address tells where the clocks are, and nothing that makes no sense", () => {
  expect(clocksIn(url("/?asOf=2021-04"))).toEqual({ asOf: "2021-04", knownOn: undefined });
  expect(clocksIn(url("/?view=S&asOf=2020/2021&knownOn=2022"))).toEqual({ asOf: "2020/2021", knownOn: "2022" });
  expect(clocksIn(url("/?asOf="))).toEqual({ asOf: undefined, knownOn: undefined });
  expect([clocksIn(url("/?view=S")), clocksIn(url("/?asOf=soon"))]).toEqual([undefined, undefined]);
});

test("the address holds the clocks where the picture doesn't have them by itself", () => {
  expect(withClocks(url("/?view=S"), { asOf: "2021/2022" })).toBe("/?view=S&asOf=2021/2022");
  expect(withClocks(url("/?view=S&asOf=2020"), { asOf: "2021" }, { asOf: "2021" })).toBe("/?view=S");
  expect(withClocks(url("/?view=S"), {}, { asOf: "2021" })).toBe("/?view=S&asOf=");
  expect(withClocks(url("/?asOf=2021#x"), {})).toBe("/#x");
  expect(clocksIn(url(withClocks(url("/"), { knownOn: "2021" })))).toEqual({ asOf: undefined, knownOn: "2021" });
});
