import type { Db } from "../schema.ts";

/** Puts these codes, by their hashes, in place of all that the account had. */
export async function replaceRecoveryCodes(
  db: Db,
  accountId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await db.deleteFrom("recoveryCode").where("accountId", "=", accountId).execute();
  if (codeHashes.length === 0) return;
  await db
    .insertInto("recoveryCode")
    .values(codeHashes.map((codeHash) => ({ accountId, codeHash })))
    .execute();
}

/** Uses a code up, and says whether it was there. Of two at the same moment one is told so. */
export async function takeRecoveryCode(
  db: Db,
  { accountId, codeHash }: { accountId: string; codeHash: string },
): Promise<boolean> {
  const result = await db
    .deleteFrom("recoveryCode")
    .where("accountId", "=", accountId)
    .where("codeHash", "=", codeHash)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** How many codes the account has left. */
export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom("recoveryCode")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("accountId", "=", accountId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
