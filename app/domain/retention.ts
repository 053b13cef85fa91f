import { DRAFT_LIFETIME_MS } from "./draft.ts";
import { LEAVING_DAYS } from "./leaving.ts";

/**
 * What goes by itself, and when: the one table of it. `workflows/clear-away.ts` clears by it, /privacy and
 * docs/operating.md tell it. What is not here stays until somebody deletes it; the record of decisions stays for good.
 */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The times an operator may choose, in days. Letters and reported texts stay at least as long as a decision can be
 * appealed (domain/appeal.ts); a draft at most as long as it says where drafts are listed.
 */
export const KEEP_SETTINGS = {
  KEEP_DRAFTS_DAYS: { usual: 180, least: 30, most: 180 },
  KEEP_LETTERS_DAYS: { usual: 365, least: 190, most: 3_650 },
  KEEP_REPORTED_DAYS: { usual: 365, least: 190, most: 3_650 },
  KEEP_EVIDENCE_DAYS: { usual: 180, least: 30, most: 730 },
} as const;
export type KeepSetting = keyof typeof KEEP_SETTINGS;

/** How long this forum keeps what an operator may choose, in days. */
export type Keep = Record<KeepSetting, number>;

/** How it says so when nobody has chosen. */
export const USUAL_KEEP = Object.fromEntries(
  Object.entries(KEEP_SETTINGS).map(([name, { usual }]) => [name, usual]),
) as Keep;

/** Up to when what this setting is about is over, in epoch milliseconds. */
export const overBeforeMs = (keep: Keep, setting: KeepSetting, nowMs: number): number =>
  nowMs - keep[setting] * DAY_MS;

type Kept = {
  what: string;
  /** In words that follow “is kept”. */
  howLong: (keep: Keep) => string;
  why: string;
  /** How often the server looks: at every turn of its clock (ten minutes), once a day, or nothing is there to look for. */
  cleared: "ten minutes" | "day" | "never kept";
};

const days = (count: number): string => `${count.toLocaleString("en")} days`;

export const RETENTION = {
  addresses: {
    what: "Visitors’ network addresses",
    howLong: () => "not at all",
    why: "Counting needs only a hash of them.",
    cleared: "never kept",
  },
  searches: {
    what: "The words of a search",
    howLong: () => "not at all",
    why: "What somebody looks for tells what weighs on them.",
    cleared: "never kept",
  },
  counts: {
    what: "Counts of tries",
    howLong: () =>
      "for the time they count, an hour at most, and a day for copies of everything and for texts that the classifier outside did not answer about; that somebody banned was here, and which sessions a ban ended, until the end of the day (UTC)",
    why: "So that floods of requests and guessed passwords are slowed down.",
    cleared: "ten minutes",
  },
  dayKey: {
    what: "The key under which visitors are counted",
    howLong: () => "for its day (UTC)",
    why: "Without it, nobody can tell whom a count was about.",
    cleared: "ten minutes",
  },
  guestDrafts: {
    what: "Drafts of people who have not joined",
    howLong: () => `for ${DRAFT_LIFETIME_MS.guest / (60 * 60 * 1000)} hours after the last change`,
    why: "So that nothing is lost while they write or join.",
    cleared: "ten minutes",
  },
  drafts: {
    what: "Drafts of members",
    howLong: ({ KEEP_DRAFTS_DAYS }) => `for ${days(KEEP_DRAFTS_DAYS)} after the last change`,
    why: "So that they can go on writing later.",
    cleared: "day",
  },
  sessions: {
    what: "Where somebody is signed in",
    howLong: () => "until they sign out, or for 30 days without a visit, and 180 days at most",
    why: "So that they stay signed in. Moderators’ sessions end sooner.",
    cleared: "ten minutes",
  },
  ceremonies: {
    what: "That a code or a passkey is waited for",
    howLong: () => "until it has come, for ten minutes at most",
    why: "So that it counts once, and from that browser.",
    cleared: "ten minutes",
  },
  copies: {
    what: "A copy of everything that somebody has here",
    howLong: () => "for a day after it is ready",
    why: "So that they can take it with them.",
    cleared: "ten minutes",
  },
  leaving: {
    what: "That somebody is leaving, and what they chose",
    howLong: () => `for ${LEAVING_DAYS} days, or until they stay`,
    why: "So that they can change their mind.",
    cleared: "ten minutes",
  },
  receipts: {
    what: "How many things went with an account, without whose it was",
    howLong: () => "for 30 days",
    why: "So that whoever left can see that it is done.",
    cleared: "ten minutes",
  },
  names: {
    what: "The name of somebody who has left, as a hash",
    howLong: () => "for a year, and up to 90 days more by chance",
    why: "So that nobody takes it and is taken for them.",
    cleared: "ten minutes",
  },
  evidence: {
    what: "What moderators decide by, of somebody who has left",
    howLong: ({ KEEP_EVIDENCE_DAYS }) => `for ${days(KEEP_EVIDENCE_DAYS)} after an account is gone`,
    why: "So that a decision can be understood and looked at again.",
    cleared: "ten minutes",
  },
  mailLinks: {
    what: "Links that were sent by mail",
    howLong: () => "until they are used, for a day at most",
    why: "So that they open what they are for.",
    cleared: "ten minutes",
  },
  letters: {
    what: "Letters from the moderators",
    howLong: ({ KEEP_LETTERS_DAYS }) => `for ${days(KEEP_LETTERS_DAYS)}`,
    why: "So that they can be read again, and a decision appealed.",
    cleared: "day",
  },
  reported: {
    what: "Copies of texts that were reported or noticed, and what whoever reported them wrote",
    howLong: ({ KEEP_REPORTED_DAYS }) =>
      `for ${days(KEEP_REPORTED_DAYS)} after the moderators have decided, and while an appeal is open`,
    why: "So that a decision can be understood and looked at again.",
    cleared: "day",
  },
  staffNotes: {
    what: "What moderators write to one another",
    howLong: ({ KEEP_REPORTED_DAYS }) =>
      `for ${days(KEEP_REPORTED_DAYS)}, and longer while what it is about is not settled`,
    why: "So that they can work together.",
    cleared: "day",
  },
} as const satisfies Record<string, Kept>;
export type RetentionName = keyof typeof RETENTION;
export const RETENTION_NAMES = Object.keys(RETENTION) as RetentionName[];
