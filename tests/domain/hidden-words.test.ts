import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, matcherOf } from "#app/domain/hidden-words.ts";

const finds = (lines: string[], text: string): boolean => matcherOf(lines)?.(text) ?? false;

describe("a hidden word", () => {
  test.each([
    ["clinic", "The clinic closed."],
    ["clinic", "CLINIC"],
    ["Clinic", "At the clinic, again."],
    ["cafe", "We met in a café."],
    ["café", "We met in a cafe."],
    ["cafe\u0301", "We met in a caf\u00e9."],
    ["straße", "STRASSE"],
    ["Σίσυφος", "ΣΙΣΥΦΟΣ"],
    ["Dr. Weber", "I asked dr weber"],
    ["dr weber", "I asked Dr.\n\nWeber,"],
    ["can't", "I can’t."],
    ["self-harm", "about self harm"],
    ["waiting room", "the **waiting** room"],
    ["2019", "since 2019."],
    ["自殺", "彼は自殺した"],
    ["ตาย", "เขาตายแล้ว"],
    ["🔪", "a 🔪 there"],
    ["مَوْت", "موت"],
    ["ﬁnal", "the final hour"],
  ])("%j is found in %j", (word, text) => {
    expect(finds([word], text)).toBe(true);
  });

  test.each([
    ["clinic", "The clinics closed."],
    ["clinic", "subclinical"],
    ["waiting room", "waiting in a room"],
    ["waiting room", "room waiting"],
    ["dr weber", "dr webers"],
    ["c", "abc"],
    ["自殺", "自分を殺す"],
    ["🔪", "a 🔨 there"],
    ["कम", "काम"],
    [".*", "anything at all"],
    ["(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"],
    ["...", "so ... what"],
    ["", "anything"],
  ])("%j is not found in %j", (word, text) => {
    expect(finds([word], text)).toBe(false);
  });

  test("is found whatever else the list holds and wherever phrases run into one another", () => {
    const list = ["at six on tuesday", "six on monday", "on monday morning then", "tuesday"];
    expect(finds(list, "at six on monday")).toBe(true);
    expect(finds(list, "at six on monday")).toBe(finds([...list].reverse(), "at six on monday"));
    expect(finds(list, "at six on sunday monday morning")).toBe(false);
    expect(finds(["a b c d", "b c"], "a b c e")).toBe(true);
    expect(finds(["a b a b c", "x"], "a b a b a b c")).toBe(true);
  });

  test("is found as a plain search for it would", () => {
    const word = fc.constantFrom("a", "b", "c");
    const phrase = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 6 }), fc.array(word), (phrases, text) => {
        const plain = phrases.some((words) => ` ${text.join(" ")} `.includes(` ${words.join(" ")} `));
        expect(
          finds(
            phrases.map((words) => words.join(" ")),
            text.join(", "),
          ),
        ).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  test("takes any list and any text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), fc.string({ unit: "binary" }), (lines, text) => {
        expect(typeof finds(lines, text)).toBe("boolean");
      }),
      { numRuns: 30 },
    );
  });
});

test("a list is kept as its lines, each once", () => {
  expect(linesOf("  clinic \n\nDr Weber\nclinic\n \n")).toEqual(["clinic", "Dr Weber"]);
});

test("a list without words has nothing to look for", () => {
  expect(matcherOf([])).toBeNull();
  expect(matcherOf(["...", "–"])).toBeNull();
});

test("ten thousand lines take about as long over a text as ten: time grows with the text alone", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => (n % 3 ? `wörd${n}` : `phrase number ${n} ends`));
  const post = "There was a quiet Tuesday at six when nobody answéred, and phrase number six never ends. "
    .repeat(300)
    .slice(0, 20_000);
  const fastestOver = (list: string[]) => {
    const matches = matcherOf(list);
    const times = Array.from({ length: 30 }, () => {
      const startedMs = performance.now();
      expect(matches?.(post)).toBe(false);
      return performance.now() - startedMs;
    });
    return Math.min(...times);
  };
  fastestOver(lines(10)); // Compiled by the engine first, or the smaller one would pay for both.
  expect(fastestOver(lines(10_000))).toBeLessThan(20 * fastestOver(lines(10)));
});

test("a list and a text made to meet half-way at every word take no longer", () => {
  const list = Array.from({ length: 200 }, (_, n) => `${"a ".repeat(400 - n)}b`);
  const text = "a ".repeat(10_000);
  const matches = matcherOf(list);
  const startedMs = performance.now();
  expect(matches?.(text)).toBe(false);
  expect(performance.now() - startedMs).toBeLessThan(100);
});
