import { describe, expect, test } from "vitest";
import { mailGoesOut, nextTryMs } from "#app/domain/mail.ts";

const NOW_MS = 1_700_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
const NONE = undefined;
const GIVEN = { address: "a@example.org", verifiedAtMs: 0 };
const CONFIRMED = { address: "a@example.org", verifiedAtMs: NOW_MS - 1 };

describe("a mail goes out, and its link lasts so many hours", () => {
  test.each([
    ["recover", NONE, 0, null],
    ["recover", GIVEN, 0, null],
    ["recover", CONFIRMED, 0, 1],
    ["recover", CONFIRMED, 2, 1],
    ["recover", CONFIRMED, 3, null],
    ["verify", NONE, 0, null],
    ["verify", GIVEN, 0, 24],
    ["verify", GIVEN, 4, 24],
    ["verify", GIVEN, 5, null],
    ["verify", CONFIRMED, 0, null],
  ] as const)("%s, %o, with %i links open: %s", (purpose, email, openLinks, hours) => {
    const until = hours === null ? null : NOW_MS + hours * HOUR_MS;
    expect(mailGoesOut(purpose, { email, openLinks, nowMs: NOW_MS })).toBe(until);
  });
});

test("five tries, further and further apart", () => {
  expect([0, 1, 2, 3, 4].map(nextTryMs)).toEqual([120_000, 300_000, 900_000, 3_600_000, null]);
});
