import type { Db } from "../schema.ts";

/** Posts that quote a part of this one, with the part. */
export async function selectionsOf(db: Db, postId: string): Promise<{ id: string; quotedText: string }[]> {
  const rows = await db
    .selectFrom("post")
    .select(["id", "quotedText"])
    .where("quotedPostId", "=", postId)
    .where("quotedText", "is not", null)
    .execute();
  return rows.map(({ id, quotedText }) => ({ id, quotedText: quotedText ?? "" }));
}

/** Makes these quotes of a part quotes of the whole. */
export async function deleteSelections(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable("post").set({ quotedText: null }).where("id", "in", ids).execute();
}

/** Makes posts that quote this one quote nothing. */
export async function forgetQuotesOf(db: Db, postId: string): Promise<void> {
  await db
    .updateTable("post")
    .set({ quotedPostId: null, quotedText: null })
    .where("quotedPostId", "=", postId)
    .execute();
}
