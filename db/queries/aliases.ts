import type { Db } from "../schema.ts";

/** This person's alias in the thread; undefined while they have none. */
export async function aliasIn(db: Db, threadId: string, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("threadAlias")
    .select("alias")
    .where("threadId", "=", threadId)
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row?.alias;
}

/**
 * Gives this person the alias in the thread, unless somebody has it there or they have one already, and says whether it
 * did. A conflict is no error, so a transaction can go on to try another.
 */
export async function takeAlias(
  db: Db,
  row: { threadId: string; alias: string; accountId: string | null },
): Promise<boolean> {
  const result = await db
    .insertInto("threadAlias")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
