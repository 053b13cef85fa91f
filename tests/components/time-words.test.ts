import { describe, expect, test } from "vitest";
import { countOf, fullTimeWords, minutesLeftWords, timeWords } from "#app/components/time-words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 12 March 2026, 14:05 UTC. */
const NOW = Date.UTC(2026, 2, 12, 14, 5);

describe("a time in words", () => {
  test.each([
    { ageMs: -5 * MINUTE, words: "just now" },
    { ageMs: 59_999, words: "just now" },
    { ageMs: MINUTE, words: "1 minute ago" },
    { ageMs: 59 * MINUTE, words: "59 minutes ago" },
    { ageMs: HOUR, words: "1 hour ago" },
    { ageMs: 23 * HOUR, words: "23 hours ago" },
    { ageMs: DAY, words: "yesterday" },
    { ageMs: DAY + 14 * HOUR, words: "yesterday" },
    { ageMs: DAY + 15 * HOUR, words: "2 days ago" },
    { ageMs: 6 * DAY, words: "6 days ago" },
    { ageMs: 7 * DAY, words: "1 week ago" },
    { ageMs: 34 * DAY, words: "4 weeks ago" },
    { ageMs: 35 * DAY, words: "5 February 2026" },
  ])("that is $ageMs ms old is “$words”", ({ ageMs, words }) => {
    expect(timeWords(NOW - ageMs, NOW)).toBe(words);
  });

  test("has the whole of it behind it", () => {
    expect(fullTimeWords(NOW)).toBe("12 March 2026, 14:05 UTC");
  });
});

describe("what is left of the time to take something back", () => {
  test.each([
    { leftMs: 10 * MINUTE, words: "10 more minutes" },
    { leftMs: 9 * MINUTE + 59_000, words: "9 more minutes" },
    { leftMs: 2 * MINUTE - 1, words: "1 more minute" },
    { leftMs: 10_000, words: "1 more minute" },
  ])("$leftMs ms are “$words”", ({ leftMs, words }) => {
    expect(minutesLeftWords(NOW + leftMs, NOW)).toBe(words);
  });
});

test.each([
  [0, "0 replies"],
  [1, "1 reply"],
  [2, "2 replies"],
])("%i is “%s”", (count, words) => {
  expect(countOf(count, "reply", "replies")).toBe(words);
});
