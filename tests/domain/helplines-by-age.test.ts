import { describe, expect, test } from "vitest";
import { aYearBefore, helplinesByAge } from "#app/domain/helplines-by-age.ts";
import { someHelplines } from "#tests/support/some-helplines.ts";

describe("the helplines to check", () => {
  const days = helplinesByAge(someHelplines(), "2026-01-03");

  test("come by the day they were checked, oldest first, each with what it is about", () => {
    expect(
      days.map(({ day, isOld, count, countries }) => [day, isOld, count, countries.map(({ code }) => code)]),
    ).toEqual([
      ["2024-02-29", true, 1, ["GR"]],
      ["2025-01-02", true, 1, ["IE"]],
      ["2026-11-22", false, 8, ["GR", "IE", "TR"]],
    ]);
  });

  test("are all of them, with their sources", () => {
    const { countries } = someHelplines();
    const entries = days.flatMap(({ countries }) => countries.flatMap(({ entries }) => entries));
    expect(entries).toHaveLength(countries.length + countries.flatMap(({ lines }) => lines).length);
    for (const { sources } of entries) expect(sources).not.toHaveLength(0);
    expect(entries).toContainEqual({
      name: "A line for the young",
      says: ["text HELLO to 50100", "en, ga", "for people under 25"],
      sources: ["https://source.example/line"],
    });
  });

  test.each([
    ["2026-01-01", false],
    ["2026-01-02", false],
    ["2026-01-03", true],
    ["2027-06-01", true],
  ])("of 2 January 2025 are older than a year on %s: %s", (today, isOld) => {
    const [, second] = helplinesByAge(someHelplines(), today);
    expect([second?.day, second?.isOld]).toEqual(["2025-01-02", isOld]);
  });

  test.each([
    ["2026-11-22", "2025-11-22"],
    ["2028-02-29", "2027-02-29"],
  ])("a year before %s is %s", (day, before) => {
    expect(aYearBefore(day)).toBe(before);
  });
});
