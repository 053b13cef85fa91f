import type { NewcomerTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

export async function insertNewcomer(db: Db, newcomer: NewcomerTable): Promise<void> {
  await db.insertInto("newcomer").values(newcomer).execute();
}

export const getNewcomer = (db: Db, accountId: string) =>
  db
    .selectFrom("newcomer")
    .select(["reason", "note", "createdAtMs"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();

/** Those who have not been let in yet, who waits longest first. */
export const listNewcomers = (db: Db, limit: number) =>
  db
    .selectFrom("newcomer")
    .innerJoin("account", "account.id", "newcomer.accountId")
    .select([
      "newcomer.accountId",
      "account.handle",
      "newcomer.reason",
      "newcomer.note",
      "newcomer.createdAtMs",
    ])
    .orderBy("newcomer.createdAtMs")
    .orderBy("newcomer.accountId")
    .limit(limit)
    .execute();

/** Lets them in, and says whether they were waiting still. */
export async function deleteNewcomer(db: Db, accountId: string): Promise<boolean> {
  const result = await db.deleteFrom("newcomer").where("accountId", "=", accountId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Those who were only watched, and joined up to this moment. */
export async function deleteWatchedBefore(db: Db, createdAtMs: number): Promise<void> {
  await db
    .deleteFrom("newcomer")
    .where("reason", "=", "watched")
    .where("createdAtMs", "<=", createdAtMs)
    .execute();
}
