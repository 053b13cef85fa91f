import type { SanctionTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

export async function insertSanction(db: Db, sanction: SanctionTable): Promise<void> {
  await db.insertInto("sanction").values(sanction).execute();
}

/** Every sanction of a person, the latest first. */
export const sanctionsOf = (db: Db, accountId: string) =>
  db
    .selectFrom("sanction")
    .select(["id", "accountId", "kind", "actId", "startsAtMs", "endsAtMs", "liftedAtMs"])
    .where("accountId", "=", accountId)
    .orderBy("startsAtMs", "desc")
    .orderBy("id", "desc")
    .execute();
export type SanctionRow = Awaited<ReturnType<typeof sanctionsOf>>[number];

/** Every sanction of several people. */
export async function sanctionsOfAll(db: Db, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom("sanction")
    .select(["accountId", "kind", "startsAtMs", "endsAtMs", "liftedAtMs"])
    .where("accountId", "in", accountIds)
    .execute();
}

export const sanctionOfAct = (db: Db, actId: string) =>
  db.selectFrom("sanction").selectAll().where("actId", "=", actId).executeTakeFirst();

/** Lifts it unless it is lifted already, and says whether it did. */
export async function liftSanction(db: Db, sanctionId: string, liftedAtMs: number): Promise<boolean> {
  const result = await db
    .updateTable("sanction")
    .set({ liftedAtMs })
    .where("id", "=", sanctionId)
    .where("liftedAtMs", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function endSanctionAt(db: Db, sanctionId: string, endsAtMs: number | null): Promise<void> {
  await db.updateTable("sanction").set({ endsAtMs }).where("id", "=", sanctionId).execute();
}
