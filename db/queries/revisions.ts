import type { Db, PostRevisionTable } from "../schema.ts";

/** Keeps what stood in a post until now. */
export async function insertPostRevision(db: Db, revision: PostRevisionTable): Promise<void> {
  await db.insertInto("postRevision").values(revision).execute();
}

/** Earlier versions of a post, newest first: up to `limit` of those before the revision `before` (null: all of them). */
export function earlierVersions(
  db: Db,
  { postId, before, limit }: { postId: string; before: number | null; limit: number },
) {
  return db
    .selectFrom("postRevision")
    .select(["revision", "title", "markdown", "createdAtMs"])
    .where("postId", "=", postId)
    .$if(before !== null, (query) => query.where("revision", "<", before ?? 0))
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();
}

/** Deletes one earlier version of a post, or all of them (`revision: null`), and says how many there were. */
export async function deleteVersions(
  db: Db,
  { postId, revision }: { postId: string; revision: number | null },
): Promise<number> {
  const result = await db
    .deleteFrom("postRevision")
    .where("postId", "=", postId)
    .$if(revision !== null, (query) => query.where("revision", "=", revision ?? 0))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
