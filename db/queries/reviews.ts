import type { ExpressionBuilder } from "kysely";
import type { Audience } from "#app/domain/thread.ts";
import type { Database, Db, ReportTable, ReviewItemTable } from "../schema.ts";
import { onOpening } from "./opening.ts";
import { getPost } from "./posts.ts";
import { threadFacts } from "./threads.ts";

/** The open item of a post, or undefined. */
export function openItemOf(db: Db, postId: string) {
  return db
    .selectFrom("reviewItem")
    .select(["id", "version"])
    .where("postId", "=", postId)
    .where("status", "=", "open")
    .executeTakeFirst();
}

/**
 * Opens an item for the post. Callers hold the post (lockPost) and have seen that none is open; the unique index
 * would refuse a second one.
 */
export async function openItem(
  db: Db,
  item: { id: string; postId: string; openedAtMs: number },
): Promise<string> {
  const row: ReviewItemTable = { ...item, status: "open", version: 1, closedAtMs: null };
  await db.insertInto("reviewItem").values(row).execute();
  return item.id;
}

/** The post that an item is about, which never changes. */
export async function postOfItem(db: Db, itemId: string): Promise<string | undefined> {
  const item = await db.selectFrom("reviewItem").select("postId").where("id", "=", itemId).executeTakeFirst();
  return item?.postId;
}

/** The item with its post, or undefined. */
export async function getItem(db: Db, itemId: string) {
  const item = await db
    .selectFrom("reviewItem")
    .select(["id", "postId", "status", "version", "openedAtMs", "closedAtMs"])
    .where("id", "=", itemId)
    .executeTakeFirst();
  const post = item && (await getPost(db, item.postId));
  return item && post ? { ...item, post } : undefined;
}
export type ItemRow = NonNullable<Awaited<ReturnType<typeof getItem>>>;

/** Counts a decision on the item if it still is at `version`; `closedAtMs` closes it. Says whether it did. */
export async function advanceItem(
  db: Db,
  itemId: string,
  { version, closedAtMs }: { version: number; closedAtMs: number },
): Promise<boolean> {
  const result = await db
    .updateTable("reviewItem")
    .set({ version: version + 1, status: "closed", closedAtMs })
    .where("id", "=", itemId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Counts that something came in about an open item, so that whoever has it before them is told. */
export async function touchItem(db: Db, itemId: string): Promise<void> {
  await db
    .updateTable("reviewItem")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", itemId)
    .execute();
}

/** Adds a report unless this person has reported this item already, and says whether it did. */
export async function insertReport(db: Db, report: ReportTable): Promise<boolean> {
  const result = await db
    .insertInto("report")
    .values(report)
    .onConflict((conflict) => conflict.columns(["itemId", "reporterId"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** More than anybody reads about one post, in a queue of a hundred. */
const REPORTS_READ = 500;

/** Reports on these items, oldest first, at most 500. */
export async function reportsOn(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  return db
    .selectFrom("report")
    .select(["itemId", "reporterId", "reason", "details", "snapshotTitle", "snapshotMarkdown", "createdAtMs"])
    .where("itemId", "in", itemIds)
    .orderBy("createdAtMs")
    .orderBy("id")
    .limit(REPORTS_READ)
    .execute();
}

/** Whose queue it is: nobody's own posts, and nothing from threads that their author keeps from them. */
export type QueueScope = { notBy: string; audiences: readonly Audience[] };

/** The queue: open items, oldest first. */
export async function openItems(db: Db, { limit, notBy, audiences }: QueueScope & { limit: number }) {
  const rows = await db
    .selectFrom("reviewItem")
    .innerJoin("post", "post.id", "reviewItem.postId")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select([
      "reviewItem.id",
      "reviewItem.openedAtMs",
      "post.position",
      "post.excerpt",
      "post.status",
      "post.authorId",
      "post.contentNotes",
    ])
    .leftJoin("post as opening", onOpening)
    .select([
      "thread.kind",
      "thread.title",
      "thread.audience",
      "thread.locked",
      "thread.hope",
      "thread.authorId as threadAuthorId",
    ])
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .where("reviewItem.status", "=", "open")
    .where("thread.audience", "in", audiences)
    .where((eb) => notWrittenBy(eb, notBy))
    .orderBy("reviewItem.openedAtMs")
    .orderBy("reviewItem.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, thread: threadFacts({ ...row, authorId: row.threadAuthorId }) }));
}

export async function countOpenItems(db: Db, { notBy, audiences }: QueueScope): Promise<number> {
  const row = await db
    .selectFrom("reviewItem")
    .innerJoin("post", "post.id", "reviewItem.postId")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("reviewItem.status", "=", "open")
    .where("thread.audience", "in", audiences)
    .where((eb) => notWrittenBy(eb, notBy))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Posts of others, and posts whose author is gone. */
const notWrittenBy = (eb: ExpressionBuilder<Database, "post">, accountId: string) =>
  eb.or([eb("post.authorId", "is", null), eb("post.authorId", "!=", accountId)]);
