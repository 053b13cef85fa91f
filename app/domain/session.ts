import type { Role } from "./actor.ts";

/**
 * How long somebody stays signed in on a device. A session ends at the first of the two: so long without a visit, or so
 * long after signing in. Whoever can see others' reports and hidden texts proves more often who they are.
 *
 * | who                | without a visit | at most  |
 * | ------------------ | --------------- | -------- |
 * | members            | 30 days         | 180 days |
 * | moderators, admins | 7 days          | 30 days  |
 *
 * All of an account's sessions end with a ban; all others with a new password, or one that was recovered.
 */
const LIFETIMES = {
  member: { idleDays: 30, atMostDays: 180 },
  moderator: { idleDays: 7, atMostDays: 30 },
  admin: { idleDays: 7, atMostDays: 30 },
} as const satisfies Record<Role, { idleDays: number; atMostDays: number }>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment, in whole days since 1970 (UTC): all that is kept of when a session was used. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** The beginning of such a day, in epoch milliseconds. */
export const startOfDay = (day: number): number => day * DAY_MS;

/**
 * `usedOnDay` as by `dayOf`; `provedAtMs`: when its person last showed that it is they; `secondFactor`: 1 where they have
 * shown a second factor as well (factor.ts).
 */
export type SessionFacts = {
  createdAtMs: number;
  usedOnDay: number;
  provedAtMs: number;
  secondFactor: 0 | 1;
};

/** Whether a session of somebody in this role is over at `nowMs`. */
export function isSessionOver(
  role: Role,
  { createdAtMs, usedOnDay }: Pick<SessionFacts, "createdAtMs" | "usedOnDay">,
  nowMs: number,
): boolean {
  const { idleDays, atMostDays } = LIFETIMES[role];
  return dayOf(nowMs) - usedOnDay > idleDays || nowMs - createdAtMs >= atMostDays * DAY_MS;
}

/** The longest that anybody's session goes without a visit, in days. */
export const IDLE_DAYS_MAX = LIFETIMES.member.idleDays;

/** What changes who can sign in, or tells who somebody is, asks for the password again when it was typed longer ago. */
export const PROOF_LASTS_MS = 15 * 60 * 1000;

export const isProved = ({ provedAtMs }: Pick<SessionFacts, "provedAtMs">, nowMs: number): boolean =>
  nowMs - provedAtMs < PROOF_LASTS_MS;
