import { NEW_PROFILE, type Profile } from "#app/domain/profile.ts";
import type { Db } from "../schema.ts";

export async function profileOf(db: Db, accountId: string): Promise<Profile> {
  const row = await db
    .selectFrom("profile")
    .select(["about", "isOff"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row ? { about: row.about, isOff: row.isOff === 1 } : NEW_PROFILE;
}

export async function setProfile(db: Db, accountId: string, { about, isOff }: Profile): Promise<void> {
  const values = { about, isOff: isOff ? 1 : 0 } as const;
  await db
    .insertInto("profile")
    .values({ accountId, ...values })
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet(values))
    .execute();
}
