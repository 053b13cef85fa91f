import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, minuteOf, nextDeliveryMs, type QuietHours, timeOf } from "#app/domain/quiet-hours.ts";

const at = (iso: string): number => Date.parse(iso);
const quiet = (from: string, to: string, timeZone: string): QuietHours => ({
  fromMinute: minuteOf(from) ?? Number.NaN,
  toMinute: minuteOf(to) ?? Number.NaN,
  timeZone,
});

/** From, to and zone; a moment in UTC; whether it is quiet; and when something may be sent. */
const TABLE: [string, string, string, string, boolean, string][] = [
  // Over midnight, in winter and in summer.
  ["22:00", "07:00", "Europe/Berlin", "2026-01-15T20:59:59Z", false, "2026-01-15T20:59:59Z"],
  ["22:00", "07:00", "Europe/Berlin", "2026-01-15T21:00:00Z", true, "2026-01-16T06:00:00Z"],
  ["22:00", "07:00", "Europe/Berlin", "2026-01-16T05:59:59Z", true, "2026-01-16T06:00:00Z"],
  ["22:00", "07:00", "Europe/Berlin", "2026-01-16T06:00:00Z", false, "2026-01-16T06:00:00Z"],
  ["22:00", "07:00", "Europe/Berlin", "2026-07-15T20:00:00Z", true, "2026-07-16T05:00:00Z"],
  // Within one day.
  ["09:00", "17:30", "America/New_York", "2026-01-15T13:59:00Z", false, "2026-01-15T13:59:00Z"],
  ["09:00", "17:30", "America/New_York", "2026-01-15T14:00:30Z", true, "2026-01-15T22:30:00Z"],
  ["09:00", "17:30", "America/New_York", "2026-01-15T22:30:00Z", false, "2026-01-15T22:30:00Z"],
  // Zones off the hour, and on either side of the date line.
  ["22:00", "06:00", "Asia/Kathmandu", "2026-03-01T16:15:00Z", true, "2026-03-02T00:15:00Z"],
  ["22:00", "06:00", "Asia/Kathmandu", "2026-03-01T16:14:59Z", false, "2026-03-01T16:14:59Z"],
  ["23:00", "05:00", "Pacific/Kiritimati", "2026-03-01T09:00:00Z", true, "2026-03-01T15:00:00Z"],
  ["23:00", "05:00", "Pacific/Pago_Pago", "2026-03-01T10:00:00Z", true, "2026-03-01T16:00:00Z"],
  // Clocks go forward at 01:00 UTC, from 02:00 to 03:00: a quiet night is an hour shorter.
  ["22:00", "07:00", "Europe/Berlin", "2026-03-28T22:00:00Z", true, "2026-03-29T05:00:00Z"],
  // …and an end that the clocks leap over comes with the leap.
  ["22:00", "02:30", "Europe/Berlin", "2026-03-28T22:00:00Z", true, "2026-03-29T01:00:00Z"],
  // Clocks go back at 01:00 UTC, from 03:00 to 02:00: a quiet night is an hour longer.
  ["22:00", "07:00", "Europe/Berlin", "2026-10-24T21:00:00Z", true, "2026-10-25T06:00:00Z"],
  // …an end within the hour that comes twice is over at its first, and quiet comes back with the second.
  ["22:00", "02:30", "Europe/Berlin", "2026-10-24T21:00:00Z", true, "2026-10-25T00:30:00Z"],
  ["22:00", "02:30", "Europe/Berlin", "2026-10-25T00:45:00Z", false, "2026-10-25T00:45:00Z"],
  ["22:00", "02:30", "Europe/Berlin", "2026-10-25T01:10:00Z", true, "2026-10-25T01:30:00Z"],
  // Half an hour of summer time, and a southern summer.
  ["22:00", "07:00", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", true, "2026-10-03T20:00:00Z"],
  ["22:00", "07:00", "America/Santiago", "2026-09-06T02:00:00Z", true, "2026-09-06T10:00:00Z"],
  // A day that a whole country left out.
  ["22:00", "07:00", "Pacific/Apia", "2011-12-30T09:00:00Z", true, "2011-12-30T17:00:00Z"],
  // From a time to the same time is never.
  ["08:00", "08:00", "UTC", "2026-01-15T08:00:00Z", false, "2026-01-15T08:00:00Z"],
  // All day but five minutes.
  ["00:10", "00:05", "UTC", "2026-01-15T00:10:00Z", true, "2026-01-16T00:05:00Z"],
];

describe("quiet hours", () => {
  test.each(TABLE)("from %s to %s in %s, at %s: quiet %s, next %s", (from, to, zone, now, isIt, next) => {
    const hours = quiet(from, to, zone);
    expect(isQuiet(at(now), hours)).toBe(isIt);
    expect(new Date(nextDeliveryMs(at(now), hours))).toEqual(new Date(next));
  });

  test("are none for somebody who has set none", () => {
    expect(nextDeliveryMs(12_345, null)).toBe(12_345);
  });

  test("never end before now, nor in the middle of themselves, nor a minute late", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
    const now = fc.integer({ min: at("2025-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") });
    fc.assert(
      fc.property(minute, minute, zone, now, (fromMinute, toMinute, timeZone, nowMs) => {
        const hours = { fromMinute, toMinute, timeZone };
        const nextMs = nextDeliveryMs(nowMs, hours);
        expect(nextMs).toBeGreaterThanOrEqual(nowMs);
        expect(isQuiet(nextMs, hours)).toBe(false);
        if (nextMs > nowMs) expect(isQuiet(nextMs - 1, hours)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["22:30", 1350],
    ["00:00", 0],
    ["23:59", 1439],
  ] as const)("%s is minute %i", (time, minute) => {
    expect([minuteOf(time), timeOf(minute)]).toEqual([minute, time]);
  });

  test.each(["24:00", "7:00", "22:60", "22:00:00", "", "noon"])("%j is no time of the day", (time) => {
    expect(minuteOf(time)).toBeNull();
  });
});
