import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts } from "#app/render/compare-texts.ts";

/** `-gone-` and `+added+` in the text. */
const shown = (earlier: string, later: string): string =>
  compareTexts(earlier, later)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `-${text}-` : `+${text}+`))
    .join("");

describe("two texts side by side", () => {
  test.each([
    ["I miss her.", "I miss her.", "I miss her."],
    ["I miss Dr Example.", "I miss her.", "I miss -Dr Example-+her+."],
    ["I miss her.", "I miss her a lot.", "I miss her+ a lot+."],
    ["I really miss her.", "I miss her.", "I -really -miss her."],
    ["one two three", "four five three", "-one two-+four five+ three"],
    ["", "new", "+new+"],
    ["old", "", "-old-"],
    ["今日は水曜日です", "今日は木曜日です", "今日は-水曜日-+木曜日+です"],
    ["a\n\nb", "a\n\nc", "a\n\n-b-+c+"],
    ["<b>bold</b>", "<i>bold</i>", "<-b-+i+>bold</-b-+i+>"],
  ])("%j and %j are %j", (earlier, later, expected) => {
    expect(shown(earlier, later)).toBe(expected);
  });

  test("hold every character of both", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "b", " ", "\n", ".", "é", "水", "🌿"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const parts = compareTexts(earlier, later);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect([without("added"), without("gone")]).toEqual([earlier, later]);
      }),
    );
  });

  test("of twenty thousand characters that have nothing in common are two texts, and quickly", () => {
    const one = Array.from({ length: 4_000 }, (_, at) => `a${at}`)
      .join(" ")
      .slice(0, 20_000);
    const other = Array.from({ length: 4_000 }, (_, at) => `b${at}`)
      .join(". ")
      .slice(0, 20_000);
    const startedMs = performance.now();
    expect(compareTexts(one, other).map(({ kind }) => kind)).toEqual(["gone", "added"]);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
