import { describe, expect, test } from "vitest";
import { ROLES } from "#app/domain/actor.ts";
import {
  dayOf,
  IDLE_DAYS_MAX,
  isProved,
  isSessionOver,
  PROOF_LASTS_MS,
  startOfDay,
} from "#app/domain/session.ts";
import { grid } from "#tests/support/grid.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const BEGUN_MS = Date.UTC(2026, 2, 12, 9);

describe("a session", () => {
  /** How long it is since it was begun and since it was used, in days, and whether it goes on. */
  const GOES_ON = grid(`
                member  moderator  admin
    0-0         yes     yes        yes
    7-7         yes     yes        yes
    8-8         yes     no         no
    29-1        yes     yes        yes
    30-0        yes     no         no
    30-30       yes     no         no
    31-31       no      no         no
    179-0       yes     no         no
    180-0       no      no         no
  `);
  const CASES = ["0-0", "7-7", "8-8", "29-1", "30-0", "30-30", "31-31", "179-0", "180-0"];

  test.each(CASES.flatMap((days) => ROLES.map((role) => ({ days, role }))))(
    "begun and not used for $days days goes on for a $role as the table says",
    ({ days, role }) => {
      const [begun = 0, unused = 0] = days.split("-").map(Number);
      const nowMs = BEGUN_MS + begun * DAY_MS;
      const facts = { createdAtMs: BEGUN_MS, usedOnDay: dayOf(nowMs) - unused, provedAtMs: BEGUN_MS };
      expect(isSessionOver(role, facts, nowMs) ? "no" : "yes").toBe(GOES_ON.at(days, role));
    },
  );

  test("is proved for a quarter of an hour", () => {
    expect(isProved({ provedAtMs: BEGUN_MS }, BEGUN_MS + PROOF_LASTS_MS - 1)).toBe(true);
    expect(isProved({ provedAtMs: BEGUN_MS }, BEGUN_MS + PROOF_LASTS_MS)).toBe(false);
    expect(isProved({ provedAtMs: 0 }, BEGUN_MS)).toBe(false);
  });

  test("keeps the day of its use and nothing finer", () => {
    expect(startOfDay(dayOf(BEGUN_MS))).toBe(Date.UTC(2026, 2, 12));
    expect(dayOf(startOfDay(dayOf(BEGUN_MS)) - 1)).toBe(dayOf(BEGUN_MS) - 1);
    expect(IDLE_DAYS_MAX).toBe(30);
  });
});
