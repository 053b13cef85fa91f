import type { CannedReasonTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

/** All of them, the oldest first. */
export const listCanned = (db: Db) =>
  db
    .selectFrom("cannedReason")
    .select(["id", "act", "guideline", "body"])
    .orderBy("createdAtMs")
    .orderBy("id")
    .execute();

export async function insertCannedReason(db: Db, reason: CannedReasonTable): Promise<void> {
  await db.insertInto("cannedReason").values(reason).execute();
}

export async function deleteCannedReason(db: Db, id: string): Promise<void> {
  await db.deleteFrom("cannedReason").where("id", "=", id).execute();
}
