import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { open } from "../harness.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
let opened;
let page;

beforeEach(async () => {
  opened = await open(folder, "page", { endpoint: inject("endpoint") });
  page = opened.page;
});
afterEach(() => opened.close());

const focused = () => page.evaluate(() => [document.activeElement.closest("[aria-rowindex]")?.ariaRowIndex, document.activeElement.closest("[aria-colindex]")?.ariaColIndex]);

describe("a table of 100,000 rows", () => {
  beforeEach(() => page.evaluate(() => {
    for (let i = 0; i < 20; i++) fill(5000);
  }));

  test("has elements only for the rows in sight, wherever it is scrolled to", async () => {
    const places = await page.evaluate(async () => {
      const grid = document.querySelector(".grid");
      const seen = [];
      for (const share of [0, 0.31, 0.77, 1]) {
        grid.scrollTop = share * grid.scrollHeight;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const box = grid.getBoundingClientRect();
        const row = document.elementFromPoint(box.x + 150, box.y + 200).closest(".grid-row");
        seen.push([Number(row.ariaRowIndex) - 2, document.querySelectorAll(".grid-body .grid-row").length]);
      }
      return seen;
    });
    expect(places[0][0]).toBe(4);
    expect(places[1][0]).toBeGreaterThan(30_900);
    expect(places[3][0]).toBeGreaterThan(99_990);
    for (const [, elements] of places) expect(elements).toBeLessThan(60);
    expect(await page.$eval(".grid", (grid) => grid.ariaRowCount)).toBe("100001");
    expect(opened.errors.filter((error) => /Security Policy/.test(error))).toEqual([]);
  });

  test("scrolls smoothly: a screenful is made in less than a frame's time", async () => {
    const times = await page.evaluate(async () => {
      const grid = document.querySelector(".grid");
      const took = [];
      for (let i = 1; i <= 60; i++) {
        grid.scrollTop = i * 1400;
        const start = performance.now();
        grid.dispatchEvent(new Event("scroll"));
        took.push(performance.now() - start);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return took.sort((a, b) => a - b);
    });
    expect(times[30]).toBeLessThan(16);
  });

  test("is walked by keyboard, one tab stop, to its last row and back to its head", async () => {
    await page.focus(".grid [tabindex='0']");
    expect(await focused()).toEqual(["2", "2"]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toEqual(["3", "3"]);
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    expect(await focused()).toEqual(["100001", "5"]);
    await page.waitForFunction(() => {
      const [row, grid] = [document.activeElement.getBoundingClientRect(), document.querySelector(".grid").getBoundingClientRect()];
      return row.top >= grid.top && row.bottom <= grid.bottom + 1;
    });
    await page.keyboard.down("Control");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.up("Control");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toEqual(["1", "5"]);
    expect(await page.$$eval(".grid [tabindex='0']", (all) => all.length)).toBe(1);
  });

  test("keeps the focused cell when it is scrolled out of sight", async () => {
    await page.focus(".grid [tabindex='0']");
    await page.evaluate(async () => {
      document.querySelector(".grid").scrollTop = 500_000;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    expect(await focused()).toEqual(["2", "2"]);
  });

  test("sorts by its heads and says so, filters, and leaves out columns", async () => {
    await page.click("[data-column='0']");
    await page.click("[data-column='0']");
    expect(await page.$eval("[role=columnheader][aria-colindex='2']", (head) => head.ariaSort)).toBe("descending");
    const first = () => page.$eval("[aria-rowindex='2']", (row) => row.textContent);
    expect(await first()).toMatch(/^100,000699,993Company 99999founded · 2010-04/);
    await page.type(".find-field input", "company 777 2021");
    await page.waitForFunction(() => /^\d{1,3} rows found$/.test(document.querySelector(".rows-note").textContent));
    expect(await first()).toContain("Company 9");
    await page.evaluate(() => document.querySelector(".disclosure").setAttribute("open", ""));
    await page.click(".disclosure-panel label");
    expect(await page.$eval(".grid", (grid) => grid.ariaColCount)).toBe("4");
  });

  test("copies what is selected with Shift and the arrows as lines of tabs", async () => {
    await page.focus(".grid [tabindex='0']");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.up("Shift");
    const copied = page.evaluate(() => new Promise((resolve) => {
      window.addEventListener("copy", (event) => resolve([event.clipboardData.getData("text/plain"), event.defaultPrevented]));
    }));
    await page.evaluate(() => document.execCommand("copy"));
    expect(await copied).toEqual(["n\tentity\n0\tCompany 0\n7\tCompany 1", true]);
  });

  test("opens the link of a cell with Enter", async () => {
    await page.focus(".grid [tabindex='0']");
    await page.keyboard.press("ArrowRight");
    const opening = page.waitForRequest((request) => request.url().endsWith("/e/e0"));
    await page.keyboard.press("Enter");
    await opening;
  });
});

describe("the editor", () => {
  const within = (selector) => page.evaluateHandle((selector) => document.querySelector("#editor > div").shadowRoot.querySelector(selector), selector);

  test("colours Cypher under the strict policy, and keeps the form's field filled in", async () => {
    const look = await page.evaluate(() => {
      const root = document.querySelector("#editor > div").shadowRoot;
      const style = (selector) => getComputedStyle(root.querySelector(selector)).fontWeight;
      return [root.querySelector(".cy-keyword").textContent, root.querySelector(".cy-label").textContent, style(".cy-keyword"), document.querySelector("#text").hidden];
    });
    expect(look).toEqual(["match", "Company", "600", true]);
    await (await within(".cm-content")).click();
    await page.keyboard.press("End");
    await page.keyboard.type(" limit 5");
    expect(await page.$eval("#text", (text) => text.value)).toBe("match (n:Company) return n limit 5");
    await page.evaluate(() => editor.format());
    expect(await page.$eval("#text", (text) => text.value)).toBe("MATCH (n:Company)\nRETURN n\nLIMIT 5");
    expect(opened.errors.filter((error) => /Security Policy/.test(error))).toEqual([]);
  });

  test("offers the form's parameters", async () => {
    await (await within(".cm-content")).click();
    await page.keyboard.press("End");
    await page.keyboard.type(", $");
    await page.waitForFunction(() => document.querySelector("#editor > div").shadowRoot.querySelector(".cm-tooltip-autocomplete")?.textContent.includes("$agency"));
  });
});
