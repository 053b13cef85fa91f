import type { Db, SessionTable } from "../schema.ts";
import { deleteFeedToken } from "./feeds.ts";

export async function insertSession(db: Db, session: SessionTable): Promise<void> {
  await db.insertInto("session").values(session).execute();
}

/** The session with its account's public facts, by the hash of the token; undefined when there is none. */
export function sessionWithAccount(db: Db, tokenHash: string) {
  return db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.accountId")
    .select(["session.accountId", "session.expiresAtMs", "account.handle", "account.role"])
    .select(["session.createdAtMs", "session.provedAtMs", "session.usedOnDay", "session.secondFactor"])
    .where("session.id", "=", tokenHash)
    .executeTakeFirst();
}

/** Which of these sessions, by the hashes of their tokens, still run. */
export async function runningSessions(
  db: Db,
  tokenHashes: readonly string[],
  nowMs: number,
): Promise<Set<string>> {
  if (tokenHashes.length === 0) return new Set();
  const rows = await db
    .selectFrom("session")
    .select("id")
    .where("id", "in", tokenHashes)
    .where("expiresAtMs", ">", nowMs)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The account's sessions, the latest first. */
export function sessionsOf(db: Db, accountId: string) {
  return db
    .selectFrom("session")
    .selectAll()
    .where("accountId", "=", accountId)
    .orderBy("createdAtMs", "desc")
    .orderBy("id")
    .execute();
}

/** Notes that it was used on this day. */
export async function markUsed(db: Db, tokenHash: string, usedOnDay: number): Promise<void> {
  await db.updateTable("session").set({ usedOnDay }).where("id", "=", tokenHash).execute();
}

/** Goes on under another token, since its person has shown again that it is they. The earlier token opens nothing more. */
export async function renewSession(
  db: Db,
  { tokenHash, newHash, provedAtMs }: { tokenHash: string; newHash: string; provedAtMs: number },
): Promise<void> {
  await db.updateTable("session").set({ id: newHash, provedAtMs }).where("id", "=", tokenHash).execute();
}

/** Forgets what any session of the account has shown besides a password: the account has nothing left that it could be. */
export async function forgetSecondFactor(db: Db, accountId: string): Promise<void> {
  await db.updateTable("session").set({ secondFactor: 0 }).where("accountId", "=", accountId).execute();
}

/** Ends all sessions of the account but this one, and its own feed, which reads as its owner without any. */
export async function deleteOtherSessions(
  db: Db,
  { accountId, tokenHash }: { accountId: string; tokenHash: string },
): Promise<void> {
  await db.deleteFrom("session").where("accountId", "=", accountId).where("id", "!=", tokenHash).execute();
  await deleteFeedToken(db, accountId);
}

export async function extendSession(db: Db, tokenHash: string, expiresAtMs: number): Promise<void> {
  await db.updateTable("session").set({ expiresAtMs }).where("id", "=", tokenHash).execute();
}

/** When its person last showed that it is they; undefined when there was none. */
export const deleteSession = (
  db: Db,
  tokenHash: string,
): Promise<Pick<SessionTable, "provedAtMs"> | undefined> =>
  db.deleteFrom("session").where("id", "=", tokenHash).returning("provedAtMs").executeTakeFirst();

/** With the own feed. Returns the hashes of the tokens. */
export async function deleteSessionsOf(db: Db, accountId: string): Promise<string[]> {
  await deleteFeedToken(db, accountId);
  const rows = await db.deleteFrom("session").where("accountId", "=", accountId).returning("id").execute();
  return rows.map(({ id }) => id);
}

/** Returns how many there were. */
export async function deleteAllSessions(db: Db): Promise<number> {
  await db.deleteFrom("feedToken").execute();
  return Number((await db.deleteFrom("session").executeTakeFirst()).numDeletedRows);
}

export async function deleteExpiredSessions(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("session").where("expiresAtMs", "<=", nowMs).execute();
}
