import { describe, expect, test } from "vitest";
import { CARE_GAP, CARE_TEMPLATES, type CareTemplate } from "#app/domain/care-templates.ts";
import { REASON_MAX_CHARS } from "#app/domain/post.ts";

const NAMES = Object.keys(CARE_TEMPLATES) as CareTemplate[];

describe("a care message to begin with", () => {
  test.each(NAMES)("for “%s” has one gap, and fits when it is filled", (name) => {
    const { text } = CARE_TEMPLATES[name];
    expect(text).toMatch(CARE_GAP);
    const filled = text.replace(CARE_GAP, "You wrote that Tuesdays are the longest day.");
    expect(filled).not.toMatch(CARE_GAP);
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

describe("a gap", () => {
  test.each([
    ["[Something you heard.]", true],
    ["before [x] after", true],
    ["two lines [that\nbreak]", false],
    ["[]", false],
    ["a [link](/help-now)", true], // Rather one message too many looked at again than one sent with a gap.
    ["no brackets", false],
    ["half [open", false],
    [`[${"x".repeat(200)}]`, true],
    [`[${"x".repeat(201)}]`, false],
  ])("in “%s”: %s", (text, found) => {
    expect(CARE_GAP.test(text)).toBe(found);
  });
});
