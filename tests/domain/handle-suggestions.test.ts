import { describe, expect, test } from "vitest";
import { parseHandle, suggestHandle } from "#app/domain/handle.ts";
import { ADJECTIVES, NOUNS } from "#app/domain/handle-suggestions.ts";

describe("a suggested name", () => {
  const evenly = (steps: number[]) => {
    let at = 0;
    return () => steps[at++ % steps.length] ?? 0;
  };

  test("comes from lists long enough, without doubles", () => {
    expect(new Set(ADJECTIVES).size).toBe(ADJECTIVES.length);
    expect(new Set(NOUNS).size).toBe(NOUNS.length);
    expect(ADJECTIVES.length).toBeGreaterThanOrEqual(60);
    expect(NOUNS.length).toBeGreaterThanOrEqual(80);
  });

  test("is valid for every adjective and every noun, with the longest number", () => {
    const names = ADJECTIVES.flatMap((adjective) => NOUNS.map((noun) => `${adjective}-${noun}-998`));
    expect(names.filter((name) => !parseHandle(name).ok)).toEqual([]);
  });

  test("is two words and a number", () => {
    expect(suggestHandle(evenly([0, 0, 0]))).toBe("amber-acorn-10");
    expect(suggestHandle(evenly([0.999, 0.999, 0.9999]))).toBe("yellow-yarn-998");
    expect(suggestHandle(evenly([1, 1, 1]))).toBe("yellow-yarn-998");
  });

  test("never carries a number that alarms or offends", () => {
    const numbers = Array.from(
      { length: 989 },
      (_, n) => suggestHandle(evenly([0, 0, (n + 0.5) / 989])).split("-")[2],
    );
    expect(numbers).toContain("10");
    expect(numbers).toContain("998");
    for (const avoided of ["69", "88", "112", "116", "420", "666", "911", "988"])
      expect(numbers).not.toContain(avoided);
  });

  test("skips names that are taken, and gives up in the end", () => {
    const random = evenly([0, 0, 0, 0.5, 0.5, 0.5]);
    expect(suggestHandle(random, (name) => name === "amber-acorn-10")).not.toBe("amber-acorn-10");
    let asked = 0;
    const all = () => {
      asked += 1;
      return true;
    };
    expect(parseHandle(suggestHandle(evenly([0.3, 0.6, 0.9]), all)).ok).toBe(true);
    expect(asked).toBe(40);
  });
});
