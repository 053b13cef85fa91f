import { describe, expect, test } from "vitest";
import { CARE_LEVELS, carePanel } from "#app/domain/care.ts";
import { combinations } from "#tests/support/combinations.ts";
import { someHelplines } from "#tests/support/some-helplines.ts";

const content = {
  helplines: someHelplines(),
  guideline: { name: "When someone may be in danger", html: "<p>Care comes first.</p>" },
};

describe("the care panel", () => {
  test.each(combinations({ level: CARE_LEVELS, country: ["GR", "gr", "IE", "TR"] }))(
    "for $level has the numbers of $country and nothing to choose",
    ({ level, country }) => {
      const panel = carePanel(content, { level, country });
      expect(panel.country?.code).toBe(country.toUpperCase());
      expect(panel.country?.emergency[0]?.href).toBe("tel:112");
      expect([panel.countries, panel.directories]).toEqual([[], []]);
    },
  );

  test.each(combinations({ level: CARE_LEVELS, country: [null, "", "XX"] }))(
    "for $level without a country that is listed ($country) has countries to choose from, and directories",
    ({ level, country }) => {
      const panel = carePanel(content, { level, country });
      expect([panel.country, panel.moreLines]).toEqual([null, 0]);
      expect(panel.countries.map(({ code }) => code)).toEqual(["GR", "IE", "TR"]);
      expect(panel.directories).toEqual(content.helplines.directories);
    },
  );

  test("has three lines at most, those for anyone first, and says how many more there are", () => {
    const names = (country: string) => {
      const panel = carePanel(content, { level: "now", country });
      return [panel.country?.lines.map(({ name }) => name), panel.moreLines];
    };
    expect(names("GR")).toEqual([["One", "Two", "Three"], 2]);
    expect(names("IE")).toEqual([["A line for anyone", "A line for the young"], 0]);
    expect(names("TR")).toEqual([[], 0]);
  });

  test.each(CARE_LEVELS)(
    "speaks calmly for %s: one short paragraph, and nothing that frightens or blames",
    (level) => {
      const { title, words } = carePanel(content, { level, country: null });
      expect(`${title} ${words}`).not.toMatch(/!|warning|alert|detected|suicid|violat|must|\n/i);
      expect(words.split(" ").length).toBeLessThan(90);
    },
  );

  test("has words of its own for each level, and the guideline's for both", () => {
    const panels = CARE_LEVELS.map((level) => carePanel(content, { level, country: null }));
    expect(new Set(panels.map(({ title }) => title)).size).toBe(2);
    for (const { guideline } of panels)
      expect(guideline).toEqual({
        number: 7,
        name: "When someone may be in danger",
        html: "<p>Care comes first.</p>",
      });
  });

  test("never has a source", () => {
    expect(JSON.stringify(carePanel(content, { level: "now", country: "GR" }))).not.toContain(
      "source.example",
    );
  });
});
