import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { guidelineText } from "#app/render/guideline-text.ts";

const source = readFileSync(new URL("../../app/content/guidelines.md", import.meta.url), "utf8");

describe("the words of a guideline", () => {
  test("are the paragraphs under its heading, with their links", () => {
    const html = guidelineText(source, 7);
    expect(html).toMatch(/^<p>Care comes first\. .* a moderator sees it\.<\/p>\s*$/s);
    expect(html).toContain('<a href="/help-now"');
  });

  test.each(GUIDELINES)("of $number are there, and are not those of another", ({ number }) => {
    const html = guidelineText(source, number);
    expect(html).toMatch(/^<p>/);
    expect(html).not.toMatch(/<h2|What moderators do/);
    const others = GUIDELINES.filter((other) => other.number !== number);
    for (const other of others) expect(guidelineText(source, other.number)).not.toBe(html);
  });

  test.each([0, 9, 70])("are none for %i", (number) => {
    expect(guidelineText(source, number)).toBe("");
  });

  test("are found however the operator’s file ends its lines", () => {
    expect(guidelineText(source.replaceAll("\n", "\r\n"), 7)).toContain("Care comes first.");
  });
});
