import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNews, looksArranged, weightOf } from "#app/domain/report.ts";
import { DAY_MS } from "#app/domain/sanction.ts";

const HOUR_MS = 60 * 60 * 1000;
const START_MS = Date.UTC(2026, 2, 12);

describe("one more report on an open item", () => {
  const same = { isNewReason: false, movesLane: false, hasWords: false, reportsBefore: 3 };

  test.each([
    { what: "that says what others have said", given: {}, expected: false },
    { what: "for a reason that nobody has named", given: { isNewReason: true }, expected: true },
    { what: "that brings it into another lane", given: { movesLane: true }, expected: true },
    { what: "with words of its own", given: { hasWords: true, reportsBefore: 9 }, expected: true },
    { what: "with words, after ten others", given: { hasWords: true, reportsBefore: 10 }, expected: false },
    {
      what: "for a new reason, after a storm",
      given: { isNewReason: true, reportsBefore: 500 },
      expected: true,
    },
  ])("$what is news: $expected", ({ given, expected }) => {
    expect(isNews({ ...same, ...given })).toBe(expected);
  });
});

describe("what a report weighs", () => {
  test.each([
    { acted: 0, left: 0, weight: 100 },
    { acted: 0, left: 3, weight: 100 },
    { acted: 3, left: 0, weight: 100 },
    { acted: 1, left: 2, weight: 100 },
    { acted: 0, left: 4, weight: 20 },
    { acted: 1, left: 3, weight: 25 },
    { acted: 2, left: 2, weight: 50 },
    { acted: 2, left: 4, weight: 33 },
    { acted: 4, left: 2, weight: 67 },
    { acted: 4, left: 0, weight: 100 },
    { acted: 1, left: 999, weight: 20 },
  ])("of somebody with $acted acted on and $left left: $weight", ({ acted, left, weight }) => {
    expect(weightOf({ acted, left })).toBe(weight);
  });

  const count = fc.nat({ max: 5_000 });

  test("is a whole number from 20 to 100, whatever came before", () => {
    fc.assert(
      fc.property(count, count, (acted, left) => {
        const weight = weightOf({ acted, left });
        expect(Number.isInteger(weight) && weight >= 20 && weight <= 100).toBe(true);
      }),
    );
  });

  test("never falls when one of the ended reports had been right instead", () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 5_000 }), (acted, left) => {
        expect(weightOf({ acted: acted + 1, left: left - 1 })).toBeGreaterThanOrEqual(
          weightOf({ acted, left }),
        );
      }),
    );
  });
});

type Reported = { atMs: number; weight: number; reporterJoinedAtMs: number };

/** So many reports, evenly spread over a time; the first `doubtful` of them from accounts of that day. */
const aBurst = ({ count = 10, doubtful = 5, withinMs = HOUR_MS } = {}): Reported[] =>
  Array.from({ length: count }, (_, index) => {
    const atMs = START_MS + Math.floor((withinMs * index) / (count - 1));
    return { atMs, weight: 100, reporterJoinedAtMs: atMs - (index < doubtful ? HOUR_MS : 365 * DAY_MS) };
  });

describe("reports that look arranged", () => {
  test.each([
    { count: 10, doubtful: 5, withinMs: HOUR_MS, arranged: true },
    { count: 10, doubtful: 4, withinMs: HOUR_MS, arranged: false },
    { count: 10, doubtful: 5, withinMs: HOUR_MS + 1, arranged: false },
    { count: 9, doubtful: 9, withinMs: HOUR_MS, arranged: false },
    { count: 10, doubtful: 10, withinMs: 0, arranged: true },
    { count: 20, doubtful: 20, withinMs: 3 * HOUR_MS, arranged: false },
    { count: 500, doubtful: 0, withinMs: HOUR_MS, arranged: false },
    { count: 500, doubtful: 500, withinMs: HOUR_MS, arranged: true },
  ])("$count within $withinMs ms, $doubtful of them doubtful: $arranged", ({ arranged, ...burst }) => {
    expect(looksArranged(aBurst(burst))).toBe(arranged);
  });

  test("are doubtful from accounts younger than a week, or of people who are mostly wrong", () => {
    const [lastDay, aWeek] = [7 * DAY_MS - 1, 7 * DAY_MS].map((age) =>
      looksArranged(aBurst({ doubtful: 0 }).map((one) => ({ ...one, reporterJoinedAtMs: one.atMs - age }))),
    );
    expect([lastDay, aWeek]).toEqual([true, false]);
    const [under, half] = [49, 50].map((weight) =>
      looksArranged(aBurst({ doubtful: 0 }).map((one) => ({ ...one, weight }))),
    );
    expect([under, half]).toEqual([true, false]);
  });

  test("are seen among others: a burst after a year of quiet", () => {
    const quiet = aBurst({ count: 50, doubtful: 0, withinMs: 300 * DAY_MS });
    const burst = aBurst().map(({ atMs, reporterJoinedAtMs, ...one }) => ({
      ...{ ...one, atMs: atMs + 365 * DAY_MS, reporterJoinedAtMs: reporterJoinedAtMs + 365 * DAY_MS },
    }));
    expect([looksArranged(quiet), looksArranged([...burst, ...quiet])]).toEqual([false, true]);
  });

  /** In few moments, so that many came at the same one; about half of them doubtful. */
  const reported: fc.Arbitrary<Reported> = fc.record({
    atMs: fc.constantFrom(START_MS, START_MS + HOUR_MS, START_MS + 2 * HOUR_MS),
    weight: fc.constantFrom(20, 100, 100),
    reporterJoinedAtMs: fc.constantFrom(START_MS - 365 * DAY_MS, START_MS - 365 * DAY_MS, START_MS - DAY_MS),
  });

  test("are the same in whatever order they are read, those of one moment as well", () => {
    const shuffled = fc
      .array(reported, { minLength: 10, maxLength: 14 })
      .chain((reports) =>
        fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
      );
    fc.assert(
      fc.property(shuffled, ([reports, others]) => {
        expect(looksArranged(others)).toBe(looksArranged(reports));
      }),
      { numRuns: 1_000 },
    );
    const [light = [], heavy = []] = [20, 100].map((weight) =>
      aBurst({ doubtful: 0, withinMs: 0 }).map((one) => ({ ...one, weight })),
    );
    const [doubtful, sure] = [light.slice(0, 5), heavy.slice(0, 6)];
    const between = [...doubtful.slice(0, 3), ...sure, ...doubtful.slice(3)];
    expect([looksArranged([...doubtful, ...sure]), looksArranged(between)]).toEqual([true, true]);
  });

  test("are never nine, and always ten at once of which half are doubtful", () => {
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 9 }), (reports) => {
        expect(looksArranged(reports)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.array(reported, { minLength: 10, maxLength: 10 }), (reports) => {
        const doubtful = reports.map((one, index) => ({
          ...one,
          atMs: START_MS,
          weight: index < 5 ? 20 : 100,
        }));
        expect(looksArranged(doubtful)).toBe(true);
      }),
    );
  });
});
