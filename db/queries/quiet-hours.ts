import type { QuietHours } from "#app/domain/quiet-hours.ts";
import type { Db } from "../schema.ts";

/** When this member wants nothing sent; null for at no time. */
export async function quietHoursOf(db: Db, accountId: string): Promise<QuietHours | null> {
  const row = await db
    .selectFrom("quietHours")
    .select(["fromMinute", "toMinute", "timeZone"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row ?? null;
}

export async function setQuietHours(db: Db, accountId: string, hours: QuietHours): Promise<void> {
  await db
    .insertInto("quietHours")
    .values({ accountId, ...hours })
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet(hours))
    .execute();
}

export async function deleteQuietHours(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("quietHours").where("accountId", "=", accountId).execute();
}
