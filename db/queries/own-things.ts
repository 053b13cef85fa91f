import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Cursor } from "#app/domain/cursor.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";

/** What one member wrote and did, in slices, for the copy of everything about oneself. Oldest first, or by address. */
export type Slice = { accountId: string; after: string; limit: number; nowMs: number };
type TimedSlice = Omit<Slice, "after"> & { after: Cursor | null };

/** The rows after this one of a list that is in the order of `columns`, which are all text; `after` joins them by a dot. */
const beyondKey = (
  after: string,
  columns: readonly [string] | readonly [string, string],
): RawBuilder<SqlBool> => {
  if (after === "") return sql`true`;
  const refs = sql.join(columns.map((column) => sql.ref(column)));
  return sql`(${refs}) > (${sql.join(after.split("."))})`;
};

export const ownPosts = (db: Db, { accountId, after, limit }: TimedSlice) =>
  db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("sectionPost", "sectionPost.postId", "post.id")
    .select(["post.id", "post.threadId", "post.position", "post.alias", "post.status", "post.markdown"])
    .select(["post.contentNotes", "post.quotedPostId", "post.createdAtMs", "post.editedAtMs"])
    .select(["post.withdrawnAtMs", "sectionPost.anchor", "thread.authorId as starterId", "thread.title"])
    .select(["thread.kind", "thread.ending", "thread.timeSince", "thread.hope", "thread.audience"])
    .where("post.authorId", "=", accountId)
    .where(beyond(after, ["post.createdAtMs", "post.id"], "oldest first"))
    .orderBy("post.createdAtMs")
    .orderBy("post.id")
    .limit(limit)
    .execute();

/** Earlier versions of these posts, oldest first. */
export async function versionsOf(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("postRevision")
    .select(["postId", "revision", "title", "markdown", "createdAtMs"])
    .where("postId", "in", postIds)
    .orderBy("revision")
    .execute();
}

export const ownDrafts = (db: Db, { accountId, after, limit, nowMs }: TimedSlice) =>
  db
    .selectFrom("draft")
    .select(["id", "path", "fields", "createdAtMs", "updatedAtMs"])
    .where("owner", "=", accountId)
    .where("postedPath", "is", null)
    .where("expiresAtMs", ">", nowMs)
    .where(beyond(after, ["createdAtMs", "id"], "oldest first"))
    .orderBy("createdAtMs")
    .orderBy("id")
    .limit(limit)
    .execute();

export const ownGestures = (db: Db, { accountId, after, limit }: Slice) =>
  db
    .selectFrom("gesture")
    .select(["postId", "kind", "way", "createdAtMs"])
    .where("accountId", "=", accountId)
    .where(beyondKey(after, ["postId", "kind"]))
    .orderBy("postId")
    .orderBy("kind")
    .limit(limit)
    .execute();

export const ownFollowing = (db: Db, { accountId, after, limit }: Slice) =>
  db
    .selectFrom("following")
    .select(["threadId", "stance", "readPosition"])
    .where("accountId", "=", accountId)
    .where(beyondKey(after, ["threadId"]))
    .orderBy("threadId")
    .limit(limit)
    .execute();

export const ownHiddenThreads = (db: Db, { accountId, after, limit }: Slice) =>
  db
    .selectFrom("hiddenThread")
    .select(["threadId", "createdAtMs"])
    .where("accountId", "=", accountId)
    .where(beyondKey(after, ["threadId"]))
    .orderBy("threadId")
    .limit(limit)
    .execute();

/** Of the reported post its address alone: what it said is somebody else's. */
export const ownReports = (db: Db, { accountId, after, limit }: TimedSlice) =>
  db
    .selectFrom("report")
    .select(["id", "postId", "reason", "details", "createdAtMs"])
    .where("reporterId", "=", accountId)
    .where(beyond(after, ["createdAtMs", "id"], "oldest first"))
    .orderBy("createdAtMs")
    .orderBy("id")
    .limit(limit)
    .execute();

/** What they have been told. The reasons of a decision are read only from a letter about it to the one it is about. */
export const toldLetters = (db: Db, { accountId, after, limit, nowMs }: TimedSlice) =>
  db
    .selectFrom("letter")
    .leftJoin("moderationAct as told", "told.id", "letter.actId")
    .leftJoin("report", "report.id", "letter.reportId")
    .select(["letter.id", "letter.kind", "letter.body", "letter.tellAtMs", "letter.actId"])
    .select(["told.act", "told.atMs", "told.guideline", "told.reason", "told.untilMs", "told.snapshot"])
    .select(["told.subjectKind", "told.subjectId"])
    .select(["report.postId as reportedPostId", "report.reason as reportReason", "report.outcome"])
    .where("letter.accountId", "=", accountId)
    .where("letter.tellAtMs", "<=", nowMs)
    .where(beyond(after, ["letter.tellAtMs", "letter.id"], "oldest first"))
    .orderBy("letter.tellAtMs")
    .orderBy("letter.id")
    .limit(limit)
    .execute();

export const ownAppeals = (db: Db, { accountId, after, limit }: TimedSlice) =>
  db
    .selectFrom("appeal")
    .select(["id", "actId", "status", "openedAtMs as createdAtMs", "decidedAtMs"])
    .where("accountId", "=", accountId)
    .where(beyond(after, ["openedAtMs", "id"], "oldest first"))
    .orderBy("openedAtMs")
    .orderBy("id")
    .limit(limit)
    .execute();

/** The small things that have no list of their own. */
export async function ownFacts(db: Db, accountId: string) {
  const feed = db.selectFrom("feedToken").select("createdAtMs").where("accountId", "=", accountId);
  const choice = db.selectFrom("deskChoice").select("breakAfter").where("accountId", "=", accountId);
  return {
    feedMadeAtMs: (await feed.executeTakeFirst())?.createdAtMs ?? null,
    breakAfter: (await choice.executeTakeFirst())?.breakAfter ?? null,
    mutedPeople: await countOf(db, "mutedPerson", "accountId", accountId),
    mutedAliases: await countOf(db, "mutedAlias", "accountId", accountId),
  };
}

/** How many things there are to gather, about: what has not been told yet, or has expired, counts too. */
export async function countOwnThings(db: Db, accountId: string): Promise<number> {
  const counts = await Promise.all([
    countOf(db, "post", "authorId", accountId),
    countOf(db, "draft", "owner", accountId),
    countOf(db, "gesture", "accountId", accountId),
    countOf(db, "following", "accountId", accountId),
    countOf(db, "hiddenThread", "accountId", accountId),
    countOf(db, "report", "reporterId", accountId),
    countOf(db, "letter", "accountId", accountId),
    countOf(db, "appeal", "accountId", accountId),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function countOf(db: Db, table: string, column: string, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as "count" from ${sql.table(table)} where ${sql.ref(column)} = ${accountId}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
