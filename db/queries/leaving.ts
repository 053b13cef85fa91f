import { sql } from "kysely";
import type { Cursor } from "#app/domain/cursor.ts";
import { columnsOf, type ErasedCounts } from "#app/domain/leaving.ts";
import { newId } from "../identifiers.ts";
import type { LeavingTables } from "../leaving-tables.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

/** What this account has chosen, while it is given up. */
export const leavingOf = (db: Db, accountId: string) =>
  db.selectFrom("leaving").selectAll().where("accountId", "=", accountId).executeTakeFirst();

/** What was chosen under this receipt, until it is done. */
export const leavingByReceipt = (db: Db, receiptHash: string) =>
  db.selectFrom("leaving").select("endsAtMs").where("receiptHash", "=", receiptHash).executeTakeFirst();

export async function putLeaving(db: Db, leaving: LeavingTables["leaving"]): Promise<void> {
  const { accountId: _, ...choice } = leaving;
  await db
    .insertInto("leaving")
    .values(leaving)
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet(choice))
    .execute();
}

export async function deleteLeaving(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("leaving").where("accountId", "=", accountId).execute();
  await db.deleteFrom("leavingException").where("accountId", "=", accountId).execute();
}

/** All that was chosen and is not done. */
export const allLeaving = (db: Db) => db.selectFrom("leaving").selectAll().orderBy("accountId").execute();

/** Everybody, and when they went: 0 for who is there. */
export const endsOfAccounts = (db: Db) =>
  db.selectFrom("account").select(["id", "goneAtMs"]).orderBy("id").execute();

/** The accounts whose days are over, the longest first. */
export async function dueToLeave(db: Db, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom("leaving")
    .select("accountId")
    .where("endsAtMs", "<=", nowMs)
    .orderBy("endsAtMs")
    .orderBy("accountId")
    .execute();
  return rows.map(({ accountId }) => accountId);
}

export async function exceptionsOf(db: Db, accountId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("leavingException")
    .select("postId")
    .where("accountId", "=", accountId)
    .execute();
  return new Set(rows.map(({ postId }) => postId));
}

/** For an account that has not made it an exception yet. */
export async function setException(db: Db, exception: LeavingTables["leavingException"]): Promise<void> {
  await db.insertInto("leavingException").values(exception).execute();
}

/** Of these posts of the account, exactly the chosen ones are exceptions from now on. Others' posts are left out. */
export async function setExceptions(
  db: Db,
  { accountId, shown, chosen }: { accountId: string; shown: readonly string[]; chosen: readonly string[] },
): Promise<void> {
  if (shown.length === 0) return;
  await db
    .deleteFrom("leavingException")
    .where("accountId", "=", accountId)
    .where("postId", "in", shown)
    .execute();
  const own = await db
    .selectFrom("post")
    .select("id")
    .where("authorId", "=", accountId)
    .where("id", "in", ["", ...chosen.filter((id) => shown.includes(id))])
    .execute();
  if (own.length === 0) return;
  await db
    .insertInto("leavingException")
    .values(own.map(({ id }) => ({ accountId, postId: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A page of all that somebody has written, newest first, under whatever name. */
export async function ownPosts(
  db: Db,
  { accountId, before, limit }: { accountId: string; before: Cursor | null; limit: number },
) {
  const rows = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .select(["post.id", "post.position", "post.alias", "post.excerpt", "post.createdAtMs"])
    .select(["thread.kind", "thread.title", "thread.audience", "thread.locked", "thread.hope"])
    .select(["thread.authorId", "opening.status as openingStatus", "opening.alias as openingAlias"])
    .where("post.authorId", "=", accountId)
    .where("post.status", "!=", "erased")
    .where(beyond(before, ["post.createdAtMs", "post.id"]))
    .orderBy("post.createdAtMs", "desc")
    .orderBy("post.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, thread: threadFacts(row) }));
}

/** What somebody wrote and is not erased, under whatever name. */
export const postsToLeave = (db: Db, accountId: string) =>
  db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select(["post.id", "post.status", "thread.audience"])
    .where("post.authorId", "=", accountId)
    .where("post.status", "!=", "erased")
    .orderBy("post.id")
    .execute();

/** What says how the posts go, and that there is something left to do: it stays until they are gone (deleteLeaving). */
const CHOICE = ["leaving", "leavingException"];

/** Takes the account's rows out of a table, or lets them go, by domain/leaving.ts; says how many were erased in each. */
export async function letGoOf(db: Db, accountId: string): Promise<Record<string, number>> {
  const erased: Record<string, number> = {};
  for (const { table, column } of columnsOf("erased")) {
    if (CHOICE.includes(table)) continue;
    const { numAffectedRows = 0n } =
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${accountId}`.execute(db);
    erased[table] = (erased[table] ?? 0) + Number(numAffectedRows);
  }
  for (const { table, column } of columnsOf("let go"))
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${accountId}`.execute(
      db,
    );
  return erased;
}

/** What is not found by a column that leads to the account. `handleKey`: as it was. */
export async function letGoOfTheRest(
  db: Db,
  { accountId, handleKey }: { accountId: string; handleKey: string },
): Promise<void> {
  await db.deleteFrom("outbox").where("handleKey", "=", handleKey).execute();
  await db
    .deleteFrom("staffNote")
    .where("writerId", "=", accountId)
    .where("subjectKind", "=", "shift")
    .execute();
  await db.updateTable("reviewItem").set({ opinionOf: "*" }).where("opinionOf", "=", accountId).execute();
  await db
    .updateTable("reviewItem")
    .set({ claimedUntilMs: null })
    .where("claimedBy", "is", null)
    .where("claimedUntilMs", "is not", null)
    .execute();
  await db.updateTable("post").set({ requestKey: null }).where("authorId", "=", accountId).execute();
}

/** What is left of an account: nothing that anybody could know it by. */
export async function makeShell(db: Db, accountId: string, goneAtMs: number): Promise<void> {
  const nobody = `~${newId()}`; // No name that can be typed begins so.
  await db
    .updateTable("account")
    .set({ handle: nobody, handleKey: nobody, handleSkeleton: nobody, passwordHash: null })
    .set({ role: "member", createdAtMs: 0, goneAtMs })
    .where("id", "=", accountId)
    .execute();
}

export async function isShell(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .select("goneAtMs")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return (row?.goneAtMs ?? 0) > 0;
}

/** Who has gone since then, as `goneOnMs` has it. */
export async function shellsSince(db: Db, sinceMs: number): Promise<string[]> {
  const rows = await db.selectFrom("account").select("id").where("goneAtMs", ">=", sinceMs).execute();
  return rows.map(({ id }) => id);
}

/** The posts that somebody said helped them. */
export const helpedBy = (db: Db, accountId: string) =>
  db
    .selectFrom("gesture")
    .innerJoin("post", "post.id", "gesture.postId")
    .select(["post.id", "post.createdAtMs"])
    .where("gesture.accountId", "=", accountId)
    .where("gesture.kind", "=", "helped")
    .orderBy("post.id")
    .execute();

/** What the posts of an account said before they were edited: nobody is left who could ask for it to go. */
export const deleteEarlierVersions = (db: Db, accountId: string) =>
  db
    .deleteFrom("postRevision")
    .where("postId", "in", (eb) => eb.selectFrom("post").select("id").where("authorId", "=", accountId))
    .execute();

/** Empties a post that is erased already, with all that was made from it. */
export async function emptyPost(
  db: Db,
  { id, threadId, position }: { id: string; threadId: string; position: number },
): Promise<void> {
  const words = { markdown: "", html: "", excerpt: "", contentNotes: "[]", alias: null };
  const ties = { quotedPostId: null, quotedText: null, requestKey: null };
  const times = { editedAtMs: null, withdrawnAtMs: null, withdrawnFrom: null };
  await db
    .updateTable("post")
    .set((eb) => ({ ...words, ...ties, ...times, revision: eb("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
  await db.updateTable("post").set({ quotedText: null }).where("quotedPostId", "=", id).execute();
  for (const table of [
    "postRevision",
    "gesture",
    "helpedPost",
    "sectionPost",
    "mention",
    "searchEntry",
  ] as const)
    await sql`delete from ${sql.table(table)} where ${sql.ref("postId")} = ${id}`.execute(db);
  if (position > 0) return;
  await db
    .updateTable("thread")
    .set({ title: "", slug: "thread", ending: null, timeSince: null, hope: null })
    .where("id", "=", threadId)
    .execute();
  await db
    .deleteFrom("relatedThread")
    .where((eb) => eb.or([eb("threadId", "=", threadId), eb("otherId", "=", threadId)]))
    .execute();
}

export async function insertReceipt(db: Db, receipt: LeavingTables["receipt"]): Promise<void> {
  await db
    .insertInto("receipt")
    .values(receipt)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** For who holds the account: nobody else counts meanwhile. */
export async function changeReceipt(
  db: Db,
  tokenHash: string,
  change: (counts: ErasedCounts) => ErasedCounts,
  times: { endedAtMs?: number; expiresAtMs?: number } = {},
): Promise<void> {
  const row = await db
    .selectFrom("receipt")
    .select("counts")
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  if (!row) return;
  const counts = JSON.stringify(change(JSON.parse(row.counts) as ErasedCounts));
  await db
    .updateTable("receipt")
    .set({ counts, ...times })
    .where("tokenHash", "=", tokenHash)
    .execute();
}

export const receiptAt = (db: Db, tokenHash: string, nowMs: number) =>
  db
    .selectFrom("receipt")
    .select(["endedAtMs", "counts"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();

export async function deleteExpiredReceipts(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("receipt").where("expiresAtMs", "<=", nowMs).execute();
}
