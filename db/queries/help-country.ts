import type { Db } from "../schema.ts";

/** The code of the country whose helplines this member sees first; null for none. */
export async function helpCountryOf(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom("helpCountry")
    .select("country")
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row?.country ?? null;
}

export async function setHelpCountry(db: Db, accountId: string, country: string): Promise<void> {
  await db
    .insertInto("helpCountry")
    .values({ accountId, country })
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet({ country }))
    .execute();
}

export async function deleteHelpCountry(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("helpCountry").where("accountId", "=", accountId).execute();
}
