import { expect, test } from "vitest";
import { clocksText, dateText, momentText, tallyText } from "./words";

test("dates are written at their precision", () => {
  expect(["2021-05-14", "2021-05", "2021", "0987-03", "spring"].map(dateText)).toEqual(["14 May 2021", "May 2021", "2021", "March 987", "spring"]);
});

test("a clock says which dates it shows", () => {
  expect(momentText("asOf", "2021-05-14")).toBe("As of 14 May 2021");
  expect(momentText("asOf", "2020/2021-03")).toBe("Between 2020 and March 2021");
  expect(momentText("knownOn", "2021-05")).toBe("Known by May 2021");
  expect(clocksText({})).toBe("All dates");
  expect(clocksText({ asOf: "2021", knownOn: "2022/2023" })).toBe("As of 2021, became known between 2022 and 2023");
  expect(tallyText({ asOf: "2021" }, { holding: 21, undated: 0, all: 24 })).toEqual(["21 of 24 links in force"]);
  expect(tallyText({}, { holding: 0, undated: 1, all: 1 })).toEqual(["0 of 1 link known", "1 without a date"]);
});
