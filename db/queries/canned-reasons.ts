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

/** Writes one anew and says whether it is there. */
export async function updateCannedReason(
  db: Db,
  { id, body }: Pick<CannedReasonTable, "id" | "body">,
): Promise<boolean> {
  const result = await db.updateTable("cannedReason").set({ body }).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteCannedReason(db: Db, id: string): Promise<void> {
  await db.deleteFrom("cannedReason").where("id", "=", id).execute();
}
