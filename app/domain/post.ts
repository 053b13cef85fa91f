import { err, ok, type Result } from "./result.ts";

/**
 * What may happen to a post. The table is the rule: a pair that is not in it is an illegal move.
 * Who may make a move is in permissions.ts (authors) and moderation.ts (moderators).
 *
 * `held` and `declined` are for posts that wait for a moderator before anybody reads them: new ones, and such as were
 * edited into something that waits.
 */
export const POST_STATUSES = ["held", "published", "declined", "removed", "withdrawn", "erased"] as const;
export type PostStatus = (typeof POST_STATUSES)[number];

export const POST_ACTS = [
  "hold",
  "approve",
  "decline",
  "remove",
  "restore",
  "withdraw",
  "undo-withdraw",
  "erase",
] as const;
export type PostAct = (typeof POST_ACTS)[number];

const POST_MOVES: Record<PostStatus, Partial<Record<PostAct, PostStatus>>> = {
  held: {
    approve: "published",
    decline: "declined",
    remove: "removed",
    withdraw: "withdrawn",
    erase: "erased",
  },
  published: { hold: "held", remove: "removed", withdraw: "withdrawn", erase: "erased" },
  declined: { restore: "published", erase: "erased" },
  removed: { restore: "published", erase: "erased" },
  withdrawn: { "undo-withdraw": "published", remove: "removed", erase: "erased" },
  erased: {},
};

export type IllegalMove = { kind: "illegal-move"; from: PostStatus; act: PostAct };

/**
 * What a move needs to know. When and from where a post was withdrawn is kept while a moderator has removed it, and
 * cleared when the withdrawal is undone.
 */
export type Movable = {
  status: PostStatus;
  withdrawnAtMs: number | null;
  withdrawnFrom: Withdrawable | null;
};

/** Where a post can be withdrawn from. */
export type Withdrawable = "held" | "published";

/**
 * The post's next status, or that this act is not possible from where it stands.
 * A restored post goes back to what its author had chosen: what they withdrew stays withdrawn. An undone withdrawal
 * goes back to where the post stood: what waited for a moderator waits again.
 */
export function move(post: Movable, act: PostAct): Result<PostStatus, IllegalMove> {
  const next = POST_MOVES[post.status][act];
  if (!next) return err({ kind: "illegal-move", from: post.status, act });
  if (act === "restore" && post.withdrawnAtMs !== null) return ok("withdrawn");
  if (act === "undo-withdraw" && post.withdrawnFrom !== null) return ok(post.withdrawnFrom);
  return ok(next);
}

/** Whether `act` brought a post from `from` to where it stands now, so that taking it back returns it there. */
export const wasMovedFrom = (post: Movable, from: PostStatus, act: PostAct): boolean =>
  POST_MOVES[from][act] === post.status;

/** How long an author can take a withdrawal back: ten minutes. */
export const UNDO_WITHDRAW_MS = 10 * 60 * 1000;

/** Whether a withdrawal can still be taken back at `nowMs` (both epoch milliseconds). */
export const canStillUndo = (withdrawnAtMs: number | null, nowMs: number): boolean =>
  withdrawnAtMs !== null && nowMs - withdrawnAtMs < UNDO_WITHDRAW_MS;

/** Limits of what is written, in characters as a person counts them (UTF-16 units would punish emoji). */
export const TITLE_MAX_CHARS = 120;
export const BODY_MAX_CHARS = 20_000;
export const REASON_MAX_CHARS = 2_000;
