import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedText } from "#app/domain/marked-text.ts";

const places = fc.array(
  fc.record({
    start: fc.integer({ min: -20, max: 60 }),
    end: fc.integer({ min: -20, max: 60 }),
    message: fc.constantFrom("a name", "a site", "a word"),
  }),
  { maxLength: 8 },
);

describe("a text with its places marked", () => {
  test.each([
    ["", [], []],
    ["calm", [], [["calm", []]]],
    ["calm", [[0, 4, "x"]], [["calm", ["x"]]]],
    [
      "at Mill Lane.",
      [[3, 12, "x"]],
      [
        ["at ", []],
        ["Mill Lane", ["x"]],
        [".", []],
      ],
    ],
    [
      "abcdef",
      [
        [0, 4, "x"],
        [2, 6, "y"],
      ],
      [
        ["ab", ["x"]],
        ["cd", ["x", "y"]],
        ["ef", ["y"]],
      ],
    ],
    [
      "abcdef",
      [
        [0, 4, "x"],
        [2, 4, "x"],
      ],
      [
        ["ab", ["x"]],
        ["cd", ["x"]],
        ["ef", []],
      ],
    ],
    [
      "abc",
      [
        [-5, 1, "x"],
        [2, 99, "y"],
      ],
      [
        ["a", ["x"]],
        ["b", []],
        ["c", ["y"]],
      ],
    ],
    [
      "abc",
      [
        [2, 1, "x"],
        [1, 1, "y"],
        [7, 9, "z"],
      ],
      [["abc", []]],
    ],
  ] as [string, [number, number, string][], [string, string[]][]][])(
    "“%s” with %j",
    (text, marked, expected) => {
      const stretches = markedText(
        text,
        marked.map(([start, end, message]) => ({ start, end, message })),
      );
      expect(stretches.map(({ text, marks }) => [text, marks])).toEqual(expected);
    },
  );

  test("is the same text again when its stretches are joined, whatever the places", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: "binary" }), places, (text, marked) => {
        const stretches = markedText(text, marked);
        expect(stretches.map((one) => one.text).join("")).toBe(text);
        expect(stretches.map((one) => one.text)).not.toContain("");
      }),
    );
  });

  test("carries at each sign what is said about it, once, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: "grapheme-ascii" }), places, (text, marked) => {
        let at = 0;
        for (const { text: stretch, marks } of markedText(text, marked)) {
          for (const end = at + stretch.length; at < end; at++) {
            const said = marked.filter(({ start, end }) => start <= at && at < end);
            expect([...marks].sort()).toEqual([...new Set(said.map(({ message }) => message))].sort());
          }
        }
      }),
    );
  });
});
