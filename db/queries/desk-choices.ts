import type { DeskChoiceTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

/** After how many hard items this moderator wants to be reminded, or undefined when they have not said. */
export async function breakAfter(db: Db, accountId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("deskChoice")
    .select("breakAfter")
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row?.breakAfter;
}

export async function setBreakAfter(db: Db, choice: DeskChoiceTable): Promise<void> {
  await db
    .insertInto("deskChoice")
    .values(choice)
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet({ breakAfter: choice.breakAfter }))
    .execute();
}
