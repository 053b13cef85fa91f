import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { KEEP_SETTINGS, RETENTION, USUAL_KEEP } from "#app/domain/retention.ts";
import { LIMITS } from "#app/web/rate-limit.ts";

const OPERATING = readFileSync(new URL("../../docs/operating.md", import.meta.url), "utf8");

/** The rows of the table under this heading of docs/operating.md, as lists of cells, without its head. */
function tableUnder(heading: string): string[][] {
  const section = OPERATING.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const CLEARED = { "ten minutes": "every ten minutes", day: "once a day", "never kept": "–" };

/** How a window is written. */
function inWords(seconds: number): string {
  if (seconds === 3_600) return "an hour";
  return seconds > 3_600 ? `in ${seconds / 3_600} hours` : `in ${seconds / 60} minutes`;
}

describe("docs/operating.md", () => {
  test("says of what is kept what the code says", () => {
    const rows = Object.values(RETENTION).map(({ what, howLong, why, cleared }) => [
      what,
      howLong(USUAL_KEEP),
      CLEARED[cleared],
      why,
    ]);
    expect(tableUnder("What is kept")).toEqual(rows);
  });

  test("says between what days an operator may choose", () => {
    for (const [name, { least, most, usual }] of Object.entries(KEEP_SETTINGS)) {
      const row = tableUnder("Settings").find(([setting]) => setting === `\`${name}\``);
      expect([name, row?.[1]]).toEqual([name, expect.stringContaining(`, ${least} to ${most}`)]);
      expect([name, row?.[2]]).toEqual([name, String(usual)]);
    }
  });

  test("says of limits what the code says", () => {
    const rows = Object.entries(LIMITS).map(([name, { per, points, seconds }]) => [
      `\`${name}\``,
      per,
      `${points} ${inWords(seconds)}`,
    ]);
    expect(tableUnder("Limits").map(([, name, per, howMany]) => [name, per, howMany])).toEqual(rows);
  });
});
