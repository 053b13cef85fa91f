/**
 * Hours in which nothing is sent to a person: from one time of the day to another, in their own time zone. `from` and
 * `to` are minutes since midnight on that zone's clocks (0 to 1439). From 22:00 to 07:00 goes over midnight; from a time
 * to the same time is no time at all. `from` is quiet, `to` is not any more.
 */
export type QuietHours = { fromMinute: number; toMinute: number; timeZone: string };

const MINUTES_A_DAY = 24 * 60;
const MINUTE_MS = 60_000;

/** The most that a zone's clocks are put forward or back at once, in minutes, with room: it has been two hours. */
const LARGEST_SHIFT_MINUTES = 180;

/** Whether it is quiet for this person at `nowMs` (epoch milliseconds). */
export function isQuiet(nowMs: number, { fromMinute, toMinute, timeZone }: QuietHours): boolean {
  const minute = localMinute(nowMs, timeZone);
  if (fromMinute <= toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

/**
 * The first moment from `nowMs` on at which something may be sent, in epoch milliseconds; `null` as quiet hours is at
 * once. Where clocks are put forward over the end of the quiet hours they end then; where they are put back into them it
 * is quiet again.
 */
export function nextDeliveryMs(nowMs: number, quiet: QuietHours | null): number {
  if (quiet === null || !isQuiet(nowMs, quiet)) return nowMs;
  let atMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  while (isQuiet(atMs, quiet)) {
    const left = (quiet.toMinute - localMinute(atMs, quiet.timeZone) + MINUTES_A_DAY) % MINUTES_A_DAY;
    // Far from the end in one stride, near it by the minute: the clocks may be changed in between.
    atMs += (left > LARGEST_SHIFT_MINUTES ? left - LARGEST_SHIFT_MINUTES : 1) * MINUTE_MS;
  }
  return atMs;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight on the zone's clocks. Throws a RangeError for a zone that nobody knows. */
function localMinute(atMs: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  const [hours = 0, minutes = 0] = clock.format(atMs).split(":").map(Number);
  return hours * 60 + minutes;
}

/** Zones to choose from, by name, as this machine knows them. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

export const isTimeZone = (name: string): boolean => timeZones().includes(name);

/** `22:30` as minutes since midnight, or null for anything else. */
export function minuteOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Minutes since midnight as `22:30`. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
