import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { insertAct } from "#db/queries/record.ts";
import { getThread, setLock, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import type { Refusal } from "./refusal.ts";

export type LockThread = { actor: Actor; threadId: string; lock: boolean; reason: string; nowMs: number };

/** Closes a thread to new replies, with a reason that everyone reads, or opens it again. Twice is once. */
export function lockThread(db: Db, input: LockThread): Promise<Result<{ threadId: string }, Refusal>> {
  const { actor, threadId, lock, reason, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const moderator = asModerator(actor);
    if (!moderator.ok) return moderator;
    const thread = await getThread(tx, threadId);
    if (!thread || !can(actor, "read-thread", threadFacts(thread)).allowed) return err(denied("not-found"));
    if ((thread.locked === 1) === lock) return ok({ threadId });

    await setLock(tx, threadId, lock ? reason : null);
    await insertAct(tx, {
      atMs: nowMs,
      actorId: moderator.value.id,
      act: lock ? "lock" : "unlock",
      subjectKind: "thread",
      subjectId: threadId,
      reason,
      fromState: lock ? "open" : "locked",
      toState: lock ? "locked" : "open",
    });
    return ok({ threadId });
  });
}
