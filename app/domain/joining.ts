import type { Member } from "./actor.ts";
import type { Standing } from "./sanction.ts";

/**
 * How people join, which the operator chooses (`JOINING`):
 *
 * | JOINING  | without an invitation              | with one |
 * | -------- | ---------------------------------- | -------- |
 * | open     | they are in                        | in       |
 * | invited  | not at all                         | in       |
 * | approved | they wait until they are let in    | in       |
 *
 * The link that makes the first admin always works.
 */
export const JOINING_WAYS = ["open", "invited", "approved"] as const;
export type Joining = (typeof JOINING_WAYS)[number];

export function wayIn(joining: Joining, isInvited: boolean): "in" | "waits" | "closed" {
  if (isInvited || joining === "open") return "in";
  return joining === "invited" ? "closed" : "waits";
}

/** The same whether there was no link, one that is used up or taken back, or one that never was. */
export const BY_INVITATION =
  "People join this forum by invitation. There was no link, or it does not open the door any more. Somebody who is here can give you one.";

/**
 * Why somebody is new in a way that matters: `approval`, they wait to be let in; `watched`, they joined from where
 * somebody who is banned had just been.
 *
 * | reason   | what they post         | threads for members | until                          |
 * | -------- | ---------------------- | ------------------- | ------------------------------ |
 * | approval | waits for a moderator  | are not there       | a moderator lets them in       |
 * | watched  | waits for a moderator  | can be read         | the same, or two weeks at most |
 */
export const NEWCOMER_REASONS = ["approval", "watched"] as const;
export type NewcomerReason = (typeof NEWCOMER_REASONS)[number];
export type Newcomer = { reason: NewcomerReason; createdAtMs: number };

export const WATCHED_FOR_MS = 14 * 24 * 60 * 60 * 1000;

const isStillNew = ({ reason, createdAtMs }: Newcomer, nowMs: number): boolean =>
  reason === "approval" || nowMs - createdAtMs < WATCHED_FOR_MS;

/** How a member stands when this has been decided about them, and they are a newcomer (null: they are not). */
export function asNewcomer(
  decided: Standing,
  newcomer: Newcomer | null,
  nowMs: number,
): Pick<Member, "standing" | "waits"> {
  if (newcomer === null || !isStillNew(newcomer, nowMs)) return { standing: decided };
  const standing = decided === "good" ? "reviewed-first" : decided;
  return newcomer.reason === "approval" ? { standing, waits: true } : { standing };
}
