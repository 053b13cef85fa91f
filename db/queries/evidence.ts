import type { Span } from "#app/domain/month.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { type RecordPage, recordPage } from "./record.ts";

/** One page of the whole record of this time, in its order. */
export const actsBetween = (db: Db, page: RecordPage) => recordPage(db, page).selectAll().execute();
export type WholeAct = Awaited<ReturnType<typeof actsBetween>>[number];

/** One page of the reports of this time, in the order in which they came in. */
export async function reportsBetween(db: Db, { fromMs, untilMs, after, limit }: RecordPage) {
  const rows = await db
    .selectFrom("report")
    .selectAll()
    .where("createdAtMs", ">=", fromMs)
    .where("createdAtMs", "<", untilMs)
    .where(beyond(after, ["createdAtMs", "id"], "oldest first"))
    .orderBy("createdAtMs")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ createdAtMs, ...row }) => ({ ...row, atMs: createdAtMs }));
}
export type WholeReport = Awaited<ReturnType<typeof reportsBetween>>[number];

/** Appeals that were opened or decided in this time, the oldest first. */
export const appealsBetween = (db: Db, { fromMs, untilMs }: Span) =>
  db
    .selectFrom("appeal")
    .select(["id", "actId", "accountId", "status", "openedAtMs", "decidedAtMs"])
    .where((eb) =>
      eb.or([
        eb.and([eb("openedAtMs", ">=", fromMs), eb("openedAtMs", "<", untilMs)]),
        eb.and([eb("decidedAtMs", ">=", fromMs), eb("decidedAtMs", "<", untilMs)]),
      ]),
    )
    .orderBy("openedAtMs")
    .orderBy("id")
    .execute();

const authors = (db: Db) =>
  db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select(["post.id", "post.authorId", "post.alias", "post.threadId", "thread.audience"]);

/** Who wrote these posts, under which alias, and who reads them. */
export const authorsOf = (db: Db, postIds: readonly string[]) =>
  authors(db).where("post.id", "in", postIds).execute();
export type PostAuthor = Awaited<ReturnType<typeof authorsOf>>[number];

/** The same of the posts that open these threads. */
export const openingsOf = (db: Db, threadIds: readonly string[]) =>
  authors(db).where("post.threadId", "in", threadIds).where("post.position", "=", 0).execute();

/** Which posts these items are about. */
export async function postsOfItems(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  return db.selectFrom("reviewItem").select(["id", "postId"]).where("id", "in", itemIds).execute();
}

/** The subjects of these acts. */
export async function subjectsOf(db: Db, actIds: readonly string[]) {
  if (actIds.length === 0) return [];
  return db
    .selectFrom("moderationAct")
    .select(["id", "subjectKind", "subjectId"])
    .where("id", "in", actIds)
    .execute();
}
