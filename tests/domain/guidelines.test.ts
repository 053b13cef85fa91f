import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GUIDELINES, guidelineName } from "#app/domain/guidelines.ts";

const page = readFileSync(new URL("../../app/content/guidelines.md", import.meta.url), "utf8");

/** The page's numbered headings, each with its number, name and anchor. */
const headings = [...page.matchAll(/^## (\d+)\. (.+?) \{#(.+?)\}$/gm)].map(([, number, name, anchor]) => ({
  number: Number(number),
  name,
  anchor,
}));

describe("the guidelines in the code and on the page", () => {
  test("have the same numbers and names, in the same order, and an anchor by number", () => {
    expect(headings).toEqual(
      GUIDELINES.map(({ number, name }) => ({ number, name, anchor: `guideline-${number}` })),
    );
  });

  test("are numbered from 1 to 8 without a gap", () => {
    expect(GUIDELINES.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test.each(GUIDELINES)("say $number in one calm sentence", ({ summary }) => {
    expect(summary).toMatch(/^[A-Z][^.!]*\.$/);
  });
});

describe("a guideline's name", () => {
  test.each(GUIDELINES)("of $number is “$name”", ({ number, name }) => {
    expect(guidelineName(number)).toBe(name);
  });

  test.each([0, 9, -1, 1.5, Number.NaN])("of %s is not there", (number) => {
    expect(guidelineName(number)).toBeUndefined();
  });
});
