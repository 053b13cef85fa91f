import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOf } from "#app/render/search-words.ts";

const tokensOf = (text: string) => Array.from(wordsOf(text), ({ token }) => token);

describe("the words of a text", () => {
  test.each([
    ["case and ends of words", "Grieving THERAPISTS retired", ["griev", "therapist", "retir"]],
    ["apostrophes, straight and curly", "can't can’t therapist's", ["cant", "cant", "therapist"]],
    ["what a hyphen joins", "self-harm", ["self", "harm"]],
    ["accents", "Café naïve Ångström", ["cafe", "naiv", "angstrom"]],
    ["letters that do not come apart", "Straße Łódź søster þing", ["strass", "lodz", "soster", "thing"]],
    ["ligatures, full width, fractions", "ﬁne ｆｕｌｌ ½", ["fine", "full", "12"]],
    ["a capital that grows when it is small", "İstanbul", ["istanbul"]],
    ["Greek, with its two small sigmas", "Οδυσσεύς ΟΔΥΣΣΕΥΣ", ["οδυσσευσ", "οδυσσευσ"]],
    ["Cyrillic", "Ёлка", ["елка"]],
    ["Hebrew and Arabic without their vowel signs", "שָׁלוֹם مُعَالِج", ["שלום", "معالج"]],
    ["Hindi, whose vowels are signs, too", "हिन्दी में", ["हिन्दी", "में"]],
    ["Korean", "상담사가 떠났다", ["상담사가", "떠났다"]],
    ["Chinese by characters", "我的治疗师走了。", ["我", "的", "治", "疗", "师", "走", "了"]],
    ["Japanese by characters", "カウンセラーが辞めた", [..."カウンセラーが辞めた"]],
    ["Thai by characters with their marks", "ง่าย", ["ง่", "า", "ย"]],
    ["two scripts in one run", "abc日本def", ["abc", "日", "本", "def"]],
    ["emoji and signs, which are no words", "👩‍👩‍👧 🌱 *** — ¿? § ¶", []],
    ["control characters and half a character", "\u0000x\ud800y", ["x", "y"]],
    ["a line of letters, by its beginning", "é".repeat(500), ["e".repeat(48)]],
  ])("%s", (_what, text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test("say where they stand in the text", () => {
    const text = "— A café, 心.";
    expect(Array.from(wordsOf(text), ({ start, end }) => text.slice(start, end))).toEqual([
      "A",
      "café",
      "心",
    ]);
  });

  test("are letters, marks and digits, whatever the text: nothing that a database could take for a sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let at = 0;
        for (const { token, start, end } of wordsOf(text)) {
          expect(token).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
          expect(token.isWellFormed()).toBe(true);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
      }),
    );
  });

  test("of a very long text come at once", () => {
    const startedMs = performance.now();
    expect(tokensOf("a' ".repeat(50_000))).toHaveLength(50_000);
    expect(tokensOf("'a".repeat(100_000)).length).toBeGreaterThan(0);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
