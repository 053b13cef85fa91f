import { describe, expect, test } from "vitest";
import { signsIn, weighAll } from "#app/domain/screening/danger/judge.ts";
import { mostAlike, piecesOf } from "#app/domain/screening/danger/likeness.ts";
import { modelOf } from "#app/domain/screening/danger/likeness-model.ts";
import { LIKENESS } from "#app/domain/screening/danger/likeness-weights.ts";
import { readingOf, screened } from "#tests/support/screening.ts";
import { trainedWeights } from "#tests/support/train-likeness.ts";

const heardIn = (text: string) => weighAll([readingOf(text)], signsIn(readingOf(text)));
const alike = (text: string) => mostAlike(readingOf(text).words, heardIn(text));

/** Nothing in it weighs enough as a sign. */
const ONLY_ALIKE = "i never wanna open my eyes again, please let the night keep me";
const OTHER_THINGS = "The bus was late. I had soup for lunch. My sister rang about the garden fence.";

const weightsIn = (text: string): Map<string, number[]> =>
  new Map(text.split("|").map((entry) => [entry.split(":")[0] ?? "", entry.split(":").slice(1).map(Number)]));

describe("likeness to danger", () => {
  test("has the weights that the labelled lines make", () => {
    const [made, kept] = [weightsIn(trainedWeights()), weightsIn(LIKENESS)];
    expect(made.size).toBe(kept.size);
    for (const [name, weights] of made)
      for (const [at, weight] of weights.entries())
        expect(Math.abs(weight - (kept.get(name)?.[at] ?? Number.NaN)), name).toBeLessThanOrEqual(1);
  });

  test("is added up over words and pairs, and evened out by their number", () => {
    const model = modelOf("%bias:-100:-200|rain:300:50|the rain:40:0|^ the:0:-60");
    const { words } = readingOf("The rain.");
    expect(piecesOf(words)).toEqual([{ from: 0, to: 2 }]);
    const { thoughts, now, grams } = model.sumOf(words.word.map(model.numberOf), 0, 2);
    expect([thoughts, now, grams]).toEqual([3.4, -0.1, 5].map((number) => expect.closeTo(number)));
    expect(model.of("%bias", 1)).toEqual({ thoughts: -1, now: -2 });
    expect(model.of("unknown", 1)).toEqual({ thoughts: 0, now: 0 });
  });

  test("finds the sentences that are most alike, however much stands around them", () => {
    const alone = alike(ONLY_ALIKE);
    const among = `${OTHER_THINGS} ${OTHER_THINGS}\n\n${ONLY_ALIKE}\n\n${OTHER_THINGS}`;
    const found = alike(among);
    const { words } = readingOf(among);
    const [from, to] = [words.from[found?.thoughts.from ?? 0], words.to[(found?.thoughts.to ?? 1) - 1]];
    expect(among.slice(from, to)).toContain("open my eyes again");
    expect(among.slice(from, to).length).toBeLessThan(among.length / 2);
    expect(found?.thoughts.score).toBeLessThanOrEqual(alone?.thoughts.score ?? 0);
  });

  test("is enough where no sign is", () => {
    const text = "Overdosed this morning, threw up, went to work. Got more on the way home for tonight.";
    const { now, thoughts } = heardIn(text);
    expect(Math.max(now.weight, thoughts.weight)).toBeLessThan(10);
    expect(screened(text).danger).toBe("now");
  });

  test("of nothing is nothing, and of words that nobody knows is far from danger", () => {
    expect(mostAlike(readingOf("…").words, heardIn("…"))).toBeNull();
    expect(alike("lorem ipsum dolor sit amet")?.thoughts.score).toBeLessThan(0);
  });

  test.each([
    [
      "A quotation is somebody else's",
      `> ${"i don't want to wake up anymore. i want it to be over"}\n\nI read this.`,
    ],
    ["Other things are other things", OTHER_THINGS],
  ])("%s", (_title, text) => expect(screened(text).danger).toBe("none"));
});
