/** A calendar month in UTC as addresses and files name it: `2026-03`. Months in this form sort as text. */
export type Month = string;

/** The month in an address, or null for anything that is none. */
export const parseMonth = (text: string | null): Month | null =>
  text !== null && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? text : null;

export const monthOf = (atMs: number): Month => new Date(atMs).toISOString().slice(0, 7);

/** The day in UTC: `2026-03-12`. */
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** The month so many months after this one; before it, for a negative number. */
export function monthsAfter(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(Date.UTC(year, number - 1 + count));
}

/** From the first moment of a time up to, and without, the first moment after it (epoch milliseconds). */
export type Span = { fromMs: number; untilMs: number };

export const spanOf = (month: Month): Span => ({
  fromMs: Date.parse(`${month}-01T00:00:00Z`),
  untilMs: Date.parse(`${monthsAfter(month, 1)}-01T00:00:00Z`),
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in an address, `2026-03-12`, or null for anything that is none. */
export function parseDay(text: string | null): string | null {
  if (text === null || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(atMs) && dayOf(atMs) === text ? text : null;
}

export function daySpan(day: string): Span {
  const fromMs = Date.parse(`${day}T00:00:00Z`);
  return { fromMs, untilMs: fromMs + DAY_MS };
}
