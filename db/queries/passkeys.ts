import type { Db, PasskeyTable } from "../schema.ts";

/** Adds a passkey. Throws a unique violation when it is somebody's already. */
export async function insertPasskey(db: Db, passkey: PasskeyTable): Promise<void> {
  await db.insertInto("passkey").values(passkey).execute();
}

/** The account's passkeys, the oldest first. */
export const passkeysOf = (db: Db, accountId: string) =>
  db
    .selectFrom("passkey")
    .selectAll()
    .where("accountId", "=", accountId)
    .orderBy("createdAtMs")
    .orderBy("id")
    .execute();

/** The passkey with its account, or undefined. */
export const passkeyById = (db: Db, id: string) =>
  db
    .selectFrom("passkey")
    .innerJoin("account", "account.id", "passkey.accountId")
    .select(["passkey.id", "passkey.publicKey", "passkey.counter"])
    .select(["passkey.accountId", "account.handle", "account.role"])
    .where("passkey.id", "=", id)
    .executeTakeFirst();

/** Notes its use. False when its counter has gone on meanwhile: a copy of it may be about. */
export async function markPasskeyUsed(
  db: Db,
  { id, from, counter, usedOnDay }: { id: string; from: number; counter: number; usedOnDay: number },
): Promise<boolean> {
  const result = await db
    .updateTable("passkey")
    .set({ counter, usedOnDay })
    .where("id", "=", id)
    .where("counter", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function namePasskey(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("passkey").set({ name }).where("id", "=", id).execute();
}

export async function deletePasskey(db: Db, id: string): Promise<void> {
  await db.deleteFrom("passkey").where("id", "=", id).execute();
}

export async function deletePasskeysOf(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("passkey").where("accountId", "=", accountId).execute();
}
