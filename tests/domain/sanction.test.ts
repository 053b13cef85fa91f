import { describe, expect, test } from "vitest";
import {
  DAY_MS,
  endAfter,
  endProblem,
  isInForce,
  SANCTION_KINDS,
  type Sanction,
  type SanctionKind,
  standingAt,
} from "#app/domain/sanction.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const NOW_MS = Date.UTC(2026, 2, 12);

/** The times of a sanction, seen from now. */
const TIMES = {
  running: { startsAtMs: NOW_MS - DAY_MS, endsAtMs: NOW_MS + 1, liftedAtMs: null },
  beginning: { startsAtMs: NOW_MS, endsAtMs: NOW_MS + DAY_MS, liftedAtMs: null },
  "until-lifted": { startsAtMs: NOW_MS - DAY_MS, endsAtMs: null, liftedAtMs: null },
  "not-yet": { startsAtMs: NOW_MS + 1, endsAtMs: null, liftedAtMs: null },
  ended: { startsAtMs: NOW_MS - DAY_MS, endsAtMs: NOW_MS, liftedAtMs: null },
  lifted: { startsAtMs: NOW_MS - DAY_MS, endsAtMs: null, liftedAtMs: NOW_MS - 1 },
  "lifted-just-now": { startsAtMs: NOW_MS - DAY_MS, endsAtMs: NOW_MS + DAY_MS, liftedAtMs: NOW_MS },
} as const;
type Times = keyof typeof TIMES;
const TIMES_NAMES = Object.keys(TIMES) as Times[];
const HOLDS: readonly Times[] = ["running", "beginning", "until-lifted"];

const TOLD_ONLY = { notice: "good", "clear-about": "good" } as const;
const CHANGES_NO_STANDING: readonly SanctionKind[] = Object.keys(TOLD_ONLY) as SanctionKind[];

const aSanction = (kind: SanctionKind, times: Times): Sanction => ({ kind, ...TIMES[times] });

describe("one sanction", () => {
  test.each(combinations({ kind: SANCTION_KINDS, times: TIMES_NAMES }))(
    "a $kind, $times",
    ({ kind, times }) => {
      const holds = HOLDS.includes(times) && !CHANGES_NO_STANDING.includes(kind);
      expect(isInForce(aSanction(kind, times), NOW_MS)).toBe(holds);
      const standing = { ...TOLD_ONLY, "reviewed-first": "reviewed-first", pause: "paused", ban: "banned" };
      expect(standingAt([aSanction(kind, times)], NOW_MS)).toBe(holds ? standing[kind] : "good");
    },
  );
});

describe("overlapping sanctions", () => {
  /** Of two that are in force, the graver one tells. */
  const BOTH = grid(`
                    notice          clear-about     reviewed-first  pause   ban
    notice          good            good            reviewed-first  paused  banned
    clear-about     good            good            reviewed-first  paused  banned
    reviewed-first  reviewed-first  reviewed-first  reviewed-first  paused  banned
    pause           paused          paused          paused          paused  banned
    ban             banned          banned          banned          banned  banned
  `);

  test.each(combinations({ a: SANCTION_KINDS, b: SANCTION_KINDS, timesA: TIMES_NAMES, timesB: TIMES_NAMES }))(
    "a $a, $timesA, and a $b, $timesB",
    ({ a, b, timesA, timesB }) => {
      const [first, second] = [HOLDS.includes(timesA) ? a : "notice", HOLDS.includes(timesB) ? b : "notice"];
      const sanctions = [aSanction(a, timesA), aSanction(b, timesB)];
      expect(standingAt(sanctions, NOW_MS)).toBe(BOTH.at(first, second));
      expect(standingAt(sanctions.reverse(), NOW_MS)).toBe(BOTH.at(first, second));
    },
  );

  test("are told moment by moment, each end where it belongs", () => {
    const sanctions: Sanction[] = [
      { kind: "reviewed-first", startsAtMs: 0, endsAtMs: null, liftedAtMs: null },
      { kind: "pause", startsAtMs: 10, endsAtMs: 30, liftedAtMs: null },
      { kind: "ban", startsAtMs: 20, endsAtMs: 25, liftedAtMs: null },
    ];
    expect([-1, 0, 10, 19, 20, 24, 25, 29, 30].map((nowMs) => standingAt(sanctions, nowMs))).toEqual([
      ...["good", "reviewed-first", "paused", "paused", "banned"],
      ...["banned", "paused", "paused", "reviewed-first"],
    ]);
    expect(standingAt([], 0)).toBe("good");
  });
});

describe("the end that was asked for", () => {
  const ENDS = {
    none: null,
    "long-past": NOW_MS - 400 * DAY_MS,
    "just-past": NOW_MS - 1,
    now: NOW_MS,
    soon: NOW_MS + 1,
    "a-year": NOW_MS + 365 * DAY_MS,
    longer: NOW_MS + 365 * DAY_MS + 1,
  };
  const PROBLEMS = grid(`
                    none         long-past         just-past         now               soon              a-year            longer
    notice          ok           end-not-possible  end-not-possible  end-not-possible  end-not-possible  end-not-possible  end-not-possible
    clear-about     ok           end-not-possible  end-not-possible  end-not-possible  end-not-possible  end-not-possible  end-not-possible
    reviewed-first  ok           end-past          end-past          end-past          ok                ok                end-far
    pause           end-missing  end-past          end-past          end-past          ok                ok                end-far
    ban             ok           end-past          end-past          end-past          ok                ok                end-far
  `);

  test.each(combinations({ kind: SANCTION_KINDS, end: Object.keys(ENDS) as (keyof typeof ENDS)[] }))(
    "of a $kind: $end",
    ({ kind, end }) => {
      expect(endProblem(kind, ENDS[end], NOW_MS) ?? "ok").toBe(PROBLEMS.at(kind, end));
    },
  );

  test("is counted in days from now, and open where there is none", () => {
    expect([1, 7, 365].map((days) => endAfter(days, NOW_MS))).toEqual([
      NOW_MS + 86_400_000,
      NOW_MS + 604_800_000,
      NOW_MS + 31_536_000_000,
    ]);
    expect(endAfter(null, NOW_MS)).toBeNull();
  });
});
