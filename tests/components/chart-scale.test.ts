import { expect, test } from "vitest";
import { axisSteps, unitFor } from "#app/components/chart-scale.ts";
import { lastingWords } from "#app/components/time-words.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 50, 100]],
  [101, [0, 50, 100, 150]],
  [1234, [0, 500, 1000, 1500]],
])("an axis up to %i has the steps %j", (most, steps) => {
  expect(axisSteps(most)).toEqual(steps);
});

test("an axis reaches what is drawn on it, in few steps", () => {
  for (let most = 0; most < 3_000; most++) {
    const steps = axisSteps(most);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
    expect(steps.length).toBeLessThanOrEqual(6);
  }
});

const HOUR_MS = 3_600_000;
test.each([
  [[], "minutes"],
  [[HOUR_MS], "minutes"],
  [[HOUR_MS, 30 * HOUR_MS], "hours"],
  [[80 * HOUR_MS], "days"],
])("times of %j are drawn in %s", (times, unit) => {
  expect(unitFor(times).unit).toBe(unit);
});

test.each([
  [0, "under a minute"],
  [59_999, "under a minute"],
  [60_000, "1 min"],
  [HOUR_MS, "1 h 0 min"],
  [47 * HOUR_MS + 60_000, "47 h 1 min"],
  [53 * HOUR_MS, "2 d 5 h"],
])("%i ms lasted %s", (ms, words) => {
  expect(lastingWords(ms)).toBe(words);
});
