import { type Actor, isMember } from "#app/domain/actor.ts";
import { type FollowAct, readAfterWriting, stanceAfter } from "#app/domain/following.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { followingOf, forgetReading, setFollowing } from "#db/queries/following.ts";
import { getThread, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import type { Refusal } from "./refusal.ts";

/** Whoever writes in a thread watches it from then on, unless they have said no. In the transaction of the post. */
export async function followByWriting(
  tx: Db,
  { accountId, threadId, position }: { accountId: string; threadId: string; position: number },
): Promise<void> {
  const now = await followingOf(tx, { accountId, threadId });
  await setFollowing(tx, {
    accountId,
    threadId,
    stance: stanceAfter(now?.stance ?? null, "write"),
    readPosition: readAfterWriting(now?.readPosition ?? null, position),
  });
}

export type ChooseToFollow = { actor: Actor; threadId: string; act: Extract<FollowAct, "watch" | "unwatch"> };

/** Watches a thread or leaves it, as somebody has chosen. Twice is once. Whoever had no place in it begins at its end. */
export function chooseToFollow(
  db: Db,
  { actor, threadId, act }: ChooseToFollow,
): Promise<Result<{ threadId: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const thread = await getThread(tx, threadId);
    if (!thread || !can(actor, "read-thread", threadFacts(thread)).allowed) return err(denied("not-found"));
    if (!isMember(actor)) return err(denied("sign-in-first"));
    const now = await followingOf(tx, { accountId: actor.id, threadId });
    await setFollowing(tx, {
      accountId: actor.id,
      threadId,
      stance: stanceAfter(now?.stance ?? null, act),
      readPosition: now?.readPosition ?? thread.lastPosition,
    });
    return ok({ threadId });
  });
}

/** Forgets which threads a member has read and how far, all but those they watch. */
export const forgetPlaces = (db: Db, accountId: string): Promise<void> => forgetReading(db, accountId);
