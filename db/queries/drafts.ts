import type { Db, DraftTable } from "../schema.ts";

export async function insertDraft(db: Db, draft: DraftTable): Promise<void> {
  await db.insertInto("draft").values(draft).execute();
}

/** The draft behind this cookie's token, while it lasts. */
export function getDraft(db: Db, tokenHash: string, nowMs: number) {
  return db
    .selectFrom("draft")
    .select(["path", "fields", "tokenHash"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
}

export async function replaceDraft(
  db: Db,
  tokenHash: string,
  change: Pick<DraftTable, "path" | "fields">,
): Promise<void> {
  await db.updateTable("draft").set(change).where("tokenHash", "=", tokenHash).execute();
}

export async function deleteDraft(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom("draft").where("tokenHash", "=", tokenHash).execute();
}

export async function deleteExpiredDrafts(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("draft").where("expiresAtMs", "<=", nowMs).execute();
}
