import { describe, expect, test } from "vitest";
import { beginningProblem } from "#app/domain/canned-reason.ts";
import { CARE_BEGINNINGS, CARE_TEMPLATES, type CareTemplate } from "#app/domain/care-templates.ts";
import { REASON_MAX_CHARS } from "#app/domain/post.ts";

const NAMES = Object.keys(CARE_TEMPLATES) as CareTemplate[];
const GAP = "[Something from their post that you heard.]";

describe("a care message to begin with", () => {
  test.each(NAMES)("for “%s” has one gap, is not sent without it, and fits when it is filled", (name) => {
    const { text } = CARE_TEMPLATES[name];
    const [before = "", after = "", ...more] = text.split(GAP);
    expect(more).toEqual([]);
    expect(beginningProblem(text, CARE_BEGINNINGS)).toBe("gap");
    expect(beginningProblem(before + after, CARE_BEGINNINGS)).toBe("as-it-came");
    const filled = `${before}You wrote that Tuesdays are the longest day.${after}`;
    expect(beginningProblem(filled, CARE_BEGINNINGS)).toBeNull();
    expect(filled.length).toBeLessThan(REASON_MAX_CHARS);
  });

  test.each(NAMES)(
    "for “%s” shows where somebody answers, and neither threatens nor asks for a promise",
    (name) => {
      const { text } = CARE_TEMPLATES[name];
      expect(text).toContain("“Help now”");
      expect(text).not.toMatch(/police|promise|must|attention|selfish/i);
    },
  );

  test("about danger now asks directly", () => {
    expect(CARE_TEMPLATES.now.text).toMatch(/are you thinking of ending your life\?/);
  });
});
