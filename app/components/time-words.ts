/**
 * Times in words for readers. Dates are in UTC: the server draws the same page for everyone, and the browser
 * must find the same words when it takes the page over.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** `12 March 2026`. Written by hand, because browsers and servers differ in their tables of locales. */
export function dateWords(atMs: number): string {
  const date = new Date(atMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `12 March 2026` for `2026-03-12`. */
export const dayWords = (day: string): string => dateWords(Date.parse(`${day}T00:00:00Z`));

/** `March 2026`. */
export const monthWords = (atMs: number): string => dateWords(atMs).replace(/^\d+ /, "");

/** `14:05`, in UTC. */
export const clockWords = (atMs: number): string => new Date(atMs).toISOString().slice(11, 16);

/** `12 March 2026, 14:05 UTC`: the whole of it, for whoever wants to know. */
export const fullTimeWords = (atMs: number): string => `${dateWords(atMs)}, ${clockWords(atMs)} UTC`;

/**
 * `just now`, `5 minutes ago`, `yesterday`, `3 weeks ago`, and the date from five weeks on. Both times are epoch
 * milliseconds. A time that has not come yet (two clocks rarely agree) is `just now`.
 */
export function timeWords(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  const days = Math.floor(nowMs / DAY_MS) - Math.floor(atMs / DAY_MS);
  if (ageMs < MINUTE_MS) return "just now";
  if (ageMs < HOUR_MS) return ago(Math.floor(ageMs / MINUTE_MS), "minute");
  if (ageMs < DAY_MS) return ago(Math.floor(ageMs / HOUR_MS), "hour");
  if (days === 1) return "yesterday";
  if (days < 7) return ago(days, "day");
  if (days < 35) return ago(Math.floor(days / 7), "week");
  return dateWords(atMs);
}

/** How many whole minutes are left, at least one: `1 more minute`, `8 more minutes`. */
export function minutesLeftWords(untilMs: number, nowMs: number): string {
  const minutes = Math.max(1, Math.floor((untilMs - nowMs) / MINUTE_MS));
  return `${minutes} more ${minutes === 1 ? "minute" : "minutes"}`;
}

/** `1 reply`, `2 replies`. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const ago = (count: number, unit: string): string => `${countOf(count, unit, `${unit}s`)} ago`;

/** How long something took: `under a minute`, `12 min`, `3 h 10 min`, `2 d 4 h`. */
export function lastingWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes === 0) return "under a minute";
  if (ms < HOUR_MS) return `${minutes} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(ms / DAY_MS)} d ${Math.floor((ms % DAY_MS) / HOUR_MS)} h`;
}
