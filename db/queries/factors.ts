import type { Factors } from "#app/domain/factor.ts";
import type { CeremonyTable, Db } from "../schema.ts";

/** What the account can sign in with. */
export async function factorsOf(db: Db, accountId: string): Promise<Factors> {
  const row = await db
    .selectFrom("account")
    .leftJoin("authenticatorApp", "authenticatorApp.accountId", "account.id")
    .select(["account.passwordHash", "authenticatorApp.secret"])
    .select((eb) =>
      eb
        .selectFrom("passkey")
        .select((of) => of.fn.countAll<number>().as("count"))
        .whereRef("passkey.accountId", "=", "account.id")
        .as("passkeys"),
    )
    .where("account.id", "=", accountId)
    .executeTakeFirst();
  return {
    hasPassword: (row?.passwordHash ?? null) !== null,
    passkeys: Number(row?.passkeys ?? 0),
    hasApp: (row?.secret ?? null) !== null,
  };
}

/** Adds an authenticator app. `lastStep`: that of the code which showed that it works. Throws a unique violation for a second one. */
export async function insertApp(
  db: Db,
  app: { accountId: string; secret: string; lastStep: number },
): Promise<void> {
  await db.insertInto("authenticatorApp").values(app).execute();
}

export const appOf = (db: Db, accountId: string) =>
  db.selectFrom("authenticatorApp").selectAll().where("accountId", "=", accountId).executeTakeFirst();

/** Uses the code of this step up, and with it all earlier ones. False when that was done before: of two at once, one wins. */
export async function takeStep(
  db: Db,
  { accountId, step }: { accountId: string; step: number },
): Promise<boolean> {
  const result = await db
    .updateTable("authenticatorApp")
    .set({ lastStep: step })
    .where("accountId", "=", accountId)
    .where("lastStep", "<", step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteApp(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("authenticatorApp").where("accountId", "=", accountId).execute();
}

export async function insertCeremony(db: Db, ceremony: CeremonyTable): Promise<void> {
  await db.insertInto("ceremony").values(ceremony).execute();
}

type Wanted = { tokenHash: string; kind: CeremonyTable["kind"]; nowMs: number };

/** Whether such a ceremony is under way. */
export async function isUnderWay(db: Db, { tokenHash, kind, nowMs }: Wanted): Promise<boolean> {
  const row = await db
    .selectFrom("ceremony")
    .select("kind")
    .where("tokenHash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the ceremony and returns it; undefined when it is over, or never was. Of two at once, one gets it. */
export function takeCeremony(db: Db, { tokenHash, kind, nowMs }: Wanted) {
  return db
    .deleteFrom("ceremony")
    .where("tokenHash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("expiresAtMs", ">", nowMs)
    .returning(["accountId", "challenge"])
    .executeTakeFirst();
}

/** Counts a try and returns whose ceremony it is; undefined when it is over, or was tried so often already. */
export function tryCeremony(db: Db, { tokenHash, kind, nowMs, most }: Wanted & { most: number }) {
  return db
    .updateTable("ceremony")
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("tokenHash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("expiresAtMs", ">", nowMs)
    .where("tries", "<", most)
    .returning(["accountId"])
    .executeTakeFirst();
}

/** What was begun for this account, or for nobody any more, ends. */
export async function deleteCeremoniesOf(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("ceremony").where("accountId", "=", accountId).execute();
}

export async function deleteExpiredCeremonies(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("ceremony").where("expiresAtMs", "<=", nowMs).execute();
}
