import type { Actor, Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import type { LockView } from "#app/domain/desk-views.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { endProblemWhere } from "#app/domain/sanction.ts";
import { titleFor } from "#app/domain/whereabouts.ts";
import { inTransaction } from "#db/portable.ts";
import { insertLetter, withdrawLetters } from "#db/queries/letters.ts";
import { insertAct, lastLockOf, lastLockOrUnlockOf, type NewAct } from "#db/queries/record.ts";
import {
  getThread,
  holdThread,
  openThread,
  setLock,
  type ThreadRow,
  threadFacts,
  threadsClosedUntil,
} from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";
import type { WrongEnd } from "./sanction-person.ts";

/**
 * `guideline` and `endsAtMs` are for closing; null: under none, until it is opened again. `seen`: the last closing or
 * opening on the moderator's page, null for none; when there was another since, nothing is done.
 */
export type LockThread = {
  actor: Actor;
  threadId: string;
  lock: boolean;
  guideline: number | null;
  reason: string;
  endsAtMs: number | null;
  seen?: string | null;
  nowMs: number;
};

type Locked = Result<{ threadId: string }, Refusal | WrongEnd>;

/**
 * Closes a thread to new replies, with a reason that everyone reads, or opens it again. The same press twice is once. Whoever
 * began the thread is told a minute later and can appeal; opened within that minute, it is as if it had not been.
 */
export function lockThread(db: Db, input: LockThread): Promise<Locked> {
  const { threadId, lock, nowMs } = input;
  return inTransaction<Locked>(db, async (tx) => {
    const moderator = asModerator(input.actor);
    if (!moderator.ok) return moderator;
    const actor = moderator.value;
    await holdThread(tx, threadId);
    const thread = await getThread(tx, threadId);
    if (!thread) return err(denied("not-found"));
    const allowed = can(actor, "lock-thread", threadFacts(thread));
    if (!allowed.allowed) return err(allowed);
    const last = await lastLockOrUnlockOf(tx, threadId);
    const isSo = (thread.locked === 1) === lock;
    if (isSo && last?.actorId === actor.id && last.act === (lock ? "lock" : "unlock"))
      return ok({ threadId });
    if (isSo || (input.seen !== undefined && input.seen !== (last?.id ?? null))) return err(MEANWHILE);
    const problem = lock ? endProblemWhere("optional", input.endsAtMs, nowMs) : null;
    if (problem) return err({ kind: "wrong-end", problem });
    await (lock ? close : open)(tx, thread, { ...input, actor });
    return ok({ threadId });
  });
}

const MEANWHILE = stale(
  "This thread has been closed or opened since you opened the page. Nothing was done, and your words are still here.",
);

type Closing = Pick<LockThread, "guideline" | "reason" | "endsAtMs" | "nowMs"> & { actor: Member };

async function close(tx: Db, { id, authorId }: ThreadRow, closing: Closing): Promise<void> {
  const { actor, guideline, reason, endsAtMs: untilMs, nowMs } = closing;
  await setLock(tx, id, { reason, untilMs });
  const act = { ...aboutThread(id, "lock", nowMs), actorId: actor.id, guideline, reason, untilMs };
  const actId = await insertAct(tx, act);
  const tellAtMs = nowMs + UNDO_DECISION_MS;
  if (authorId !== null) await insertLetter(tx, { accountId: authorId, kind: "decision", actId, tellAtMs });
}

async function open(tx: Db, { id, authorId }: ThreadRow, { actor, reason, nowMs }: Closing): Promise<void> {
  const lock = await lastLockOf(tx, id);
  await openThread(tx, id);
  const ofActId = lock?.id ?? null;
  const actId = await insertAct(tx, {
    ...aboutThread(id, "unlock", nowMs),
    actorId: actor.id,
    reason,
    ofActId,
  });
  const unsaid = lock ? await withdrawLetters(tx, { actId: lock.id, itemId: null, nowMs }) : 0;
  if (lock && authorId !== null && unsaid === 0)
    await insertLetter(tx, { accountId: authorId, kind: "decision", actId, tellAtMs: nowMs });
}

const aboutThread = (threadId: string, act: "lock" | "unlock", nowMs: number): Omit<NewAct, "actorId"> => ({
  ...{ atMs: nowMs, act, subjectKind: "thread", subjectId: threadId },
  ...(act === "lock" ? { fromState: "open", toState: "locked" } : { fromState: "locked", toState: "open" }),
});

/** Opens what was closed until now or before, with a line of the record each. Two servers that do it at once do it once. */
export async function openThreadsAgain(db: Db, nowMs: number): Promise<void> {
  for (const threadId of await threadsClosedUntil(db, nowMs))
    await inTransaction(db, async (tx) => {
      await holdThread(tx, threadId);
      const until = (await getThread(tx, threadId))?.lockedUntilMs ?? null;
      if (until === null || until > nowMs) return;
      const ofActId = (await lastLockOf(tx, threadId))?.id ?? null;
      await openThread(tx, threadId);
      const act = aboutThread(threadId, "unlock", nowMs);
      await insertAct(tx, { ...act, actorId: null, automated: 1, ofActId });
    });
}

/** The thread as the page on which a moderator closes or opens it shows it, or why they cannot. */
export async function viewLock(db: Db, viewer: Member, threadId: string): Promise<Result<LockView, Refusal>> {
  const thread = await getThread(db, threadId);
  if (!thread) return err(denied("not-found"));
  const facts = threadFacts(thread);
  const allowed = can(viewer, "lock-thread", facts);
  if (!allowed.allowed) return err(allowed);
  const title = titleFor(viewer, { ...thread, thread: facts });
  const seen = (await lastLockOrUnlockOf(db, threadId))?.id ?? null;
  return ok({ id: threadId, title, locked: facts.locked, seen });
}
