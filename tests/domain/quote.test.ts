import { describe, expect, test } from "vitest";
import { foldSpaces, SELECTION_MAX_CHARS, selectionStands, selectionToStore } from "#app/domain/quote.ts";

const TEXT =
  "It has been four months and I still look at the clock. On Tuesdays I put my coat on, sometimes.";

describe("a selection of a post", () => {
  test.each([
    ["a part", "still look at the clock", "still look at the clock"],
    [
      "a part with other line ends",
      "look at\n the\t clock.\r\nOn Tuesdays",
      "look at the clock. On Tuesdays",
    ],
    ["half a word", "ock. On Tues", "ock. On Tues"],
    ["blanks around it", "  four months ", "four months"],
    ["nothing", "", null],
    ["blanks", " \n ", null],
    ["all of it", TEXT, null],
    ["all of it, differently set", TEXT.replaceAll(" ", "\n"), null],
    ["words that do not stand in it", "I no longer look at the clock", null],
    ["words in another order", "clock the at look", null],
    ["other capitals", "STILL LOOK", null],
  ])("%s", (_name, selected, expected) => {
    expect(selectionToStore(selected, TEXT)).toBe(expected);
  });

  test("of more than a thousand characters is a quote of the whole post", () => {
    const long = "word ".repeat(1_000).trim();
    expect(selectionToStore(long.slice(0, SELECTION_MAX_CHARS - 1), long)).not.toBeNull();
    expect(selectionToStore(long.slice(0, SELECTION_MAX_CHARS + 1), long)).toBeNull();
  });

  test.each([
    ["the same text", TEXT, true],
    ["words added around it", `Well. ${TEXT} Or not.`, true],
    ["a word changed elsewhere", TEXT.replace("sometimes", "often"), true],
    ["a letter changed in it", TEXT.replace("clock", "clack"), false],
    ["a word put into it", TEXT.replace("the clock", "the old clock"), false],
    ["nothing left", "", false],
  ])("after an edit: %s", (_name, after, stands) => {
    expect(selectionStands("look at the clock", foldSpaces(after))).toBe(stands);
  });
});
