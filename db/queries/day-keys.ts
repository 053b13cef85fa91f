import { inTransaction } from "../portable.ts";
import type { Db } from "../schema.ts";

/**
 * The key of this day (whole days since 1970): the stored one, or `fresh` stored now, and those of earlier days are gone
 * then. Servers that ask at once get the same one: the second to insert is given what the first has.
 */
export function keyOfDay(db: Db, { day, fresh }: { day: number; fresh: string }): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { key } = await tx
      .insertInto("dayKey")
      .values({ day, key: fresh })
      .onConflict((conflict) => conflict.column("day").doUpdateSet({ day }))
      .returning("key")
      .executeTakeFirstOrThrow();
    await deleteKeysBefore(tx, day);
    return key;
  });
}

export async function deleteKeysBefore(db: Db, day: number): Promise<void> {
  await db.deleteFrom("dayKey").where("day", "<", day).execute();
}
