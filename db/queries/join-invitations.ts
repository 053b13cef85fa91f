import type { JoinInvitationTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

export async function insertJoinInvitation(db: Db, invitation: JoinInvitationTable): Promise<void> {
  await db.insertInto("joinInvitation").values(invitation).execute();
}

/** Those that open the door still, the latest first. */
export const openJoinInvitations = (db: Db, nowMs: number) =>
  db
    .selectFrom("joinInvitation")
    .leftJoin("account", "account.id", "joinInvitation.makerId")
    .select([
      "joinInvitation.id",
      "joinInvitation.usesLeft",
      "joinInvitation.expiresAtMs",
      "account.handle as maker",
    ])
    .where("joinInvitation.usesLeft", ">", 0)
    .where("joinInvitation.expiresAtMs", ">", nowMs)
    .orderBy("joinInvitation.createdAtMs", "desc")
    .orderBy("joinInvitation.id")
    .limit(200)
    .execute();

/** Whether this token opens the door now. */
export async function isJoinInvitationOpen(db: Db, tokenHash: string, nowMs: number): Promise<boolean> {
  const row = await db
    .selectFrom("joinInvitation")
    .select("id")
    .where("tokenHash", "=", tokenHash)
    .where("usesLeft", ">", 0)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses it once, in one statement, so that two who come for the last use are one; says whether it could be used. */
export async function spendJoinInvitation(db: Db, tokenHash: string, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable("joinInvitation")
    .set((eb) => ({ usesLeft: eb("usesLeft", "-", 1) }))
    .where("tokenHash", "=", tokenHash)
    .where("usesLeft", ">", 0)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteJoinInvitation(db: Db, id: string): Promise<void> {
  await db.deleteFrom("joinInvitation").where("id", "=", id).execute();
}

/** Those that open nothing any more. */
export async function deleteSpentInvitations(db: Db, nowMs: number): Promise<void> {
  await db
    .deleteFrom("joinInvitation")
    .where((eb) => eb.or([eb("usesLeft", "<=", 0), eb("expiresAtMs", "<=", nowMs)]))
    .execute();
}
