import type { StaffNoteTable } from "../desk-tables.ts";
import { newId } from "../identifiers.ts";
import type { Db } from "../schema.ts";

export async function insertStaffNote(db: Db, note: Omit<StaffNoteTable, "id">): Promise<void> {
  await db
    .insertInto("staffNote")
    .values({ id: newId(), ...note })
    .execute();
}

/** What moderators wrote for one another about this subject, the latest first, at most `limit`. */
export const staffNotesOn = (
  db: Db,
  {
    subjectKind,
    subjectId,
    sinceMs = 0,
    limit = 100,
  }: Pick<StaffNoteTable, "subjectKind" | "subjectId"> & { sinceMs?: number; limit?: number },
) =>
  db
    .selectFrom("staffNote")
    .select(["id", "writerId", "body", "createdAtMs"])
    .where("subjectKind", "=", subjectKind)
    .where("subjectId", "=", subjectId)
    .where("createdAtMs", ">=", sinceMs)
    .orderBy("createdAtMs", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
