import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Member, Role } from "#app/domain/actor.ts";
import type { Names } from "#app/domain/anonymity.ts";
import { standingAt } from "#app/domain/sanction.ts";
import type { Database, Db, NewAccount } from "../schema.ts";
import { isNameResting } from "./resting-names.ts";
import { sanctionsOfAll } from "./sanctions.ts";

/** Adds an account. Throws a unique violation when the handle, or one that looks like it, is taken. */
export async function insertAccount(db: Db, account: NewAccount): Promise<void> {
  await db.insertInto("account").values(account).execute();
}

/** For signing in: the account whose handle compares equal, or undefined. */
export function accountByHandleKey(db: Db, handleKey: string) {
  return db
    .selectFrom("account")
    .select(["id", "handle", "role", "passwordHash", "createdAtMs"])
    .where("handleKey", "=", handleKey)
    .executeTakeFirst();
}

/** Whether a handle, or one that looks like it, is taken. */
export async function isHandleTaken(
  db: Db,
  { key, skeleton }: { key: string; skeleton: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .where((eb) => eb.or([eb("handleKey", "=", key), eb("handleSkeleton", "=", skeleton)]))
    .executeTakeFirst();
  return row !== undefined || (await isNameResting(db, { key, skeleton }));
}

/** The handles of these accounts by id; unknown and null ids are left out, and whoever is gone. One query, whatever the number. */
export async function handlesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("account")
    .select(["id", "handle"])
    .where("id", "in", wanted)
    .where("goneAtMs", "=", 0)
    .execute();
  return new Map(rows.map((row) => [row.id, row.handle]));
}

/** What others may know of these accounts, by id, for authorOf; unknown and null ids are left out, and whoever is gone. One query. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("account")
    .leftJoin("profile", "profile.accountId", "account.id")
    .select(["account.id", "account.handle", "profile.isOff"])
    .where("account.id", "in", wanted)
    .where("account.goneAtMs", "=", 0)
    .execute();
  return new Map(rows.map(({ id, handle, isOff }) => [id, { handle, hasPage: isOff !== 1 }]));
}

export async function setPasswordHash(db: Db, accountId: string, passwordHash: string): Promise<void> {
  await db.updateTable("account").set({ passwordHash }).where("id", "=", accountId).execute();
}

/** Gives the account another role, and returns whether there is such an account. */
export async function setRole(db: Db, accountId: string, role: Role): Promise<boolean> {
  const result = await db.updateTable("account").set({ role }).where("id", "=", accountId).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Moderators and admins besides these people, each with their name, who can work: not those whose role rests while they
 * are paused or banned, nor, where one is asked for, those without a second factor.
 */
export async function moderatorsBesides(
  db: Db,
  ids: readonly (string | null)[],
  nowMs: number,
  { factorAsked }: Pick<Member, "factorAsked">,
): Promise<{ id: string; handle: string; role: Role }[]> {
  const rows = await db
    .selectFrom("account")
    .select(["id", "handle", "role"])
    .where("role", "!=", "member")
    .$if(factorAsked === true, (query) => query.where(hasSecondFactor))
    .orderBy("handleKey")
    .execute();
  const sanctions = await sanctionsOfAll(
    db,
    rows.map(({ id }) => id),
  );
  const isBarred = (id: string) => {
    const theirs = sanctions.filter(({ accountId }) => accountId === id);
    return ["paused", "banned"].includes(standingAt(theirs, nowMs));
  };
  return rows.filter(({ id }) => !ids.includes(id) && !isBarred(id));
}

/** What hasSecondFactor in domain/factor.ts says of one, for many at once. */
const hasSecondFactor = ({
  or,
  exists,
  selectFrom,
}: ExpressionBuilder<Database, "account">): Expression<SqlBool> =>
  or(
    (["passkey", "authenticatorApp"] as const).map((table) =>
      exists(
        selectFrom(table).select(`${table}.accountId`).whereRef(`${table}.accountId`, "=", "account.id"),
      ),
    ),
  );

/** The account with this id, or undefined, as when its owner is gone. */
export const accountById = (db: Db, id: string) =>
  db
    .selectFrom("account")
    .select(["id", "handle", "handleKey", "handleSkeleton", "role", "createdAtMs"])
    .where("id", "=", id)
    .where("goneAtMs", "=", 0)
    .executeTakeFirst();

export async function passwordHashOf(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom("account")
    .select("passwordHash")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.passwordHash ?? null;
}

/** The ids of all admins, in their order. */
export async function adminIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("account")
    .select("id")
    .where("role", "=", "admin")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Holds the account until the transaction ends, like `lockPost`: whoever else gives it a role or a password, or erases
 * it, waits. Says whether its owner is gone, and the hash of its password.
 */
export async function holdAccount(
  db: Db,
  accountId: string,
): Promise<{ isGone: boolean; passwordHash: string | null }> {
  const row = await db
    .updateTable("account")
    .set((eb) => ({ role: eb.ref("role") }))
    .where("id", "=", accountId)
    .returning(["goneAtMs", "passwordHash"])
    .executeTakeFirst();
  return { isGone: (row?.goneAtMs ?? 0) > 0, passwordHash: row?.passwordHash ?? null };
}

/** Holds the account, and says whether its password is still the one with this hash; null: that it has none. */
export const isStillPassword = async (
  db: Db,
  accountId: string,
  passwordHash: string | null,
): Promise<boolean> => (await holdAccount(db, accountId)).passwordHash === passwordHash;

export async function hasAdmin(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .where("role", "=", "admin")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
