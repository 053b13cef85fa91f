import { describe, expect, test } from "vitest";
import { SENTENCE } from "#app/domain/screening/words.ts";
import { readingOf, screened } from "#tests/support/screening.ts";

/** The sentences that a text without a full stop is parted into. */
function partsOf(text: string): string[] {
  const { word, sentences } = readingOf(text).words;
  return sentences.slice(0, -1).map((from, at) => word.slice(from, sentences[at + 1]).join(" "));
}

const LONG_AGO =
  "when i was fifteen i wanted to leave home more than anything and my aunt took me in for a whole summer by the sea and we had a dog and a boat";

describe("a text without full stops", () => {
  test("is parted where a new sentence may begin, and nowhere else", () => {
    const text = `${LONG_AGO} i think about that boat a lot because i never told her what it meant to me`;
    const parts = partsOf(text);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(" ")).toBe(partsOf(`${text}.`).join(" "));
    for (const part of parts.slice(1)) expect(part).toMatch(/^(?:i|my|but|please|goodbye) /);
    expect(parts.some((part) => part.startsWith("i never told"))).toBe(false); // "Because | i never …"
  });

  test("that is short, or has its stops, stays as it is", () => {
    expect(partsOf("i miss her but i know why she left and i am glad that she told me")).toHaveLength(1);
    expect(partsOf("She left. I cried. I am glad that she told me.")).toHaveLength(3);
  });

  test("says what it says now, whatever was long ago at its beginning", () => {
    expect(screened(`${LONG_AGO} i just want to die and nobody here knows it`).danger).not.toBe("none");
    expect(screened(`${LONG_AGO} i miss all of it and nobody here knows it`).danger).toBe("none");
  });

  test("has its sentences counted anew", () => {
    const { word, gap, sentence, sentences } = readingOf(`${LONG_AGO} i think of it. And now.`).words;
    expect(sentences.slice(0, -1)).toEqual([...gap.keys()].filter((at) => (gap[at] ?? 0) >= SENTENCE));
    expect(sentences.at(-1)).toBe(word.length);
    for (const [at, number] of sentence.entries())
      expect(at >= (sentences[number] ?? 0) && at < (sentences[number + 1] ?? 0)).toBe(true);
  });

  test("of any length is parted into no more than it has room for", () => {
    for (const word of ["i", "a", "i a a"]) {
      const { words } = readingOf(`${word} `.repeat(20_000));
      expect(words.sentences.length).toBeLessThanOrEqual(2 + words.word.length / 12);
    }
  });
});
