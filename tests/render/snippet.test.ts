import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "#app/render/search-query.ts";
import { matches, readWords, snippetOf } from "#app/render/snippet.ts";

const shown = (text: string, typed: string) =>
  snippetOf(text, parseQuery(typed).terms)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join("");

const FILLER = "so it went on and on ";

describe("a snippet", () => {
  test.each([
    ["marks words in every form", "She retired. I grieve.", "grieving retires", "She [retired]. I [grieve]."],
    [
      "marks a phrase as one",
      "On the last day, the last session.",
      '"last session"',
      "On the last day, the [last session].",
    ],
    ["marks the beginning of a word", "My therapist left.", "thera*", "My [therapist] left."],
    ["does not mark what is left out", "A quiet room.", "quiet -clinic", "A [quiet] room."],
    ["marks characters of a script without spaces", "我的治疗师走了", "治疗师", "我的[治疗师]走了"],
    ["is the beginning where only the title has the word", "One. Two.", "three", "One. Two."],
    ["leaves markup as it was written", "a <b>word</b> & more", "word", "a <b>[word]</b> & more"],
  ])("%s", (_what, text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected);
  });

  test("of a long text is around the place with the most of what was asked", () => {
    const text = `${FILLER.repeat(20)}a clock here. ${FILLER.repeat(20)}The clock and the chair. ${FILLER.repeat(20)}`;
    const snippet = shown(text, "clock chair");
    expect(snippet).toMatch(/^….*\[clock\] and the \[chair\].*…$/);
    expect(snippet.length).toBeLessThan(270);
  });

  test("is well-formed pieces of the text in their order, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 900 }),
        fc.string({ maxLength: 20 }),
        (text, typed) => {
          const source = text.toWellFormed();
          const pieces = snippetOf(source, parseQuery(typed).terms).map(({ text }) => text);
          const joined = pieces.join("").replace(/^…/, "").replace(/…$/, "");
          expect(source).toContain(joined);
          expect(pieces.join("").isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

test.each([
  ["The clock stopped.", "clock", true],
  ["The clock stopped.", "clock stops", true],
  ["The clock stopped.", "clock -stopped", false],
  ["The clock stopped.", '"stopped clock"', false],
  ["The clock stopped.", "stop*", true],
  ["The clock stopped.", "", false],
  ["The clock stopped.", "-bell", false],
])("%j has what %j asks for: %s", (text, typed, expected) => {
  expect(matches(readWords([text]), parseQuery(typed).terms)).toBe(expected);
});

test("a word may stand in any of the texts of one writing, a phrase in one of them", () => {
  const texts = ["She retired", "My therapist left."];
  const has = (typed: string) => matches(readWords(texts), parseQuery(typed).terms);
  expect(["left retired", '"retired my"', '"my therapist"', "left -retired"].map(has)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
