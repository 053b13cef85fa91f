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

/** Takes the few words out, and says what they were; empty where there were none. Nobody changes them in between. */
export async function clearAbout(tx: Db, accountId: string): Promise<string> {
  const held = await tx
    .updateTable("profile")
    .set((eb) => ({ about: eb.ref("about") }))
    .where("accountId", "=", accountId)
    .returning("about")
    .executeTakeFirst();
  await tx.updateTable("profile").set({ about: "" }).where("accountId", "=", accountId).execute();
  return held?.about ?? "";
}

/** Puts them back; not where others have been written since. */
export async function bringAboutBack(tx: Db, accountId: string, about: string): Promise<void> {
  await tx
    .updateTable("profile")
    .set({ about })
    .where("accountId", "=", accountId)
    .where("about", "=", "")
    .execute();
}

/** Those of these members who have switched their page off, by `handleKey`. */
export async function handleKeysWithoutPage(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom("account")
    .innerJoin("profile", "profile.accountId", "account.id")
    .select("account.handleKey")
    .where("account.handleKey", "in", keys)
    .where("profile.isOff", "=", 1)
    .execute();
  return new Set(rows.map((row) => row.handleKey));
}
