import type { Stance } from "#app/domain/following.ts";
import type { Db } from "../schema.ts";

export type Follower = { accountId: string; threadId: string };

/** How this member stands to the thread and how far they have read it; undefined for a stranger to it. */
export function followingOf(db: Db, { accountId, threadId }: Follower) {
  return db
    .selectFrom("following")
    .select(["stance", "readPosition"])
    .where("accountId", "=", accountId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
}

/**
 * Remembers that a member has read these threads up to these positions. Never back: two tabs and two servers may say so
 * in any order. A stranger to a thread becomes its reader.
 */
export async function markRead(
  db: Db,
  accountId: string,
  places: readonly { threadId: string; position: number }[],
): Promise<void> {
  if (places.length === 0) return;
  await db
    .insertInto("following")
    .values(
      places.map(({ threadId, position }) => ({
        accountId,
        threadId,
        stance: "reading" as const,
        readPosition: position,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["accountId", "threadId"])
        .doUpdateSet((eb) => ({ readPosition: eb.ref("excluded.readPosition") }))
        .whereRef("following.readPosition", "<", "excluded.readPosition"),
    )
    .execute();
}

/** Puts a stance in place. How far somebody has read goes forward to `readPosition`, never back. */
export async function setFollowing(
  db: Db,
  following: Follower & { stance: Stance; readPosition: number },
): Promise<void> {
  await db
    .insertInto("following")
    .values(following)
    .onConflict((conflict) =>
      conflict.columns(["accountId", "threadId"]).doUpdateSet((eb) => ({
        stance: following.stance,
        readPosition: eb
          .case()
          .when("following.readPosition", "<", eb.ref("excluded.readPosition"))
          .then(eb.ref("excluded.readPosition"))
          .else(eb.ref("following.readPosition"))
          .end(),
      })),
    )
    .execute();
}

/** The newest position of each of these threads; unknown ids are left out. */
export async function lastPositions(db: Db, threadIds: readonly string[]): Promise<Map<string, number>> {
  if (threadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("thread")
    .select(["id", "lastPosition"])
    .where("id", "in", threadIds)
    .execute();
  return new Map(rows.map(({ id, lastPosition }) => [id, lastPosition]));
}

/** Forgets how far a member has read in threads that they do not watch. What they have left stays left. */
export async function forgetReading(db: Db, accountId: string): Promise<void> {
  await db
    .deleteFrom("following")
    .where("accountId", "=", accountId)
    .where("stance", "=", "reading")
    .execute();
}
