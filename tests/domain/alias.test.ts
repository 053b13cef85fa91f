import { describe, expect, test } from "vitest";
import { drawAlias, isAlias } from "#app/domain/alias.ts";
import { parseHandle } from "#app/domain/handle.ts";
import { seededRandom } from "#app/domain/random.ts";

const many = (count: number, tries: number, random = seededRandom(7)) =>
  Array.from({ length: count }, () => drawAlias(random, tries));

describe("an alias", () => {
  test.each([0, 7, 8, 999])("of try %i is one, and cannot be a member's name", (tries) => {
    for (const alias of many(500, tries)) {
      expect([alias, isAlias(alias), parseHandle(alias).ok]).toEqual([alias, true, false]);
    }
  });

  test("is a plain name for eight tries, and has a number from then on", () => {
    expect([0, 7].map((tries) => /\d/.test(drawAlias(() => 0.5, tries)))).toEqual([false, false]);
    expect([8, 50].map((tries) => / [1-9]\d*$/.test(drawAlias(() => 0.5, tries)))).toEqual([true, true]);
  });

  test.each([0, 0.999_999_999])("is whole at the edge of chance, %d", (edge) => {
    expect(isAlias(drawAlias(() => edge, 0))).toBe(true);
    expect(isAlias(drawAlias(() => edge, 99))).toBe(true);
  });

  test("there are more than 8,800 plain ones, and millions with a number", () => {
    expect(new Set(many(200_000, 0)).size).toBeGreaterThan(8_800);
    expect(new Set(many(20_000, 8)).size).toBeGreaterThan(19_900);
  });

  test.each([
    "",
    "Quiet",
    "quiet heron",
    "Quiet  Heron",
    "Quiet Heron 0",
    "Quiet Heron x",
    "<b> Heron",
    "Quiet Heron\n",
  ])("%j is none", (text) => expect(isAlias(text)).toBe(false));
});
