import type { Insertable } from "kysely";
import type { ReporterHistory, ReportOutcome } from "#app/domain/report.ts";
import type { ReportTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";
import { getPost } from "./posts.ts";
import { insertTopics } from "./review-topics.ts";

/** The open item of a post, or undefined. */
export function openItemOf(db: Db, postId: string) {
  return db
    .selectFrom("reviewItem")
    .select(["id", "version", "danger"])
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
  await db
    .insertInto("reviewItem")
    .values({ ...item, status: "open", version: 1 })
    .execute();
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
    .select(["id", "postId", "status", "version", "openedAtMs", "closedAtMs", "lane", "danger"])
    .select(["claimedBy", "claimedUntilMs", "secondByMs", "opinionOf", "opinionBy"])
    .where("id", "=", itemId)
    .executeTakeFirst();
  const post = item && (await getPost(db, item.postId));
  return item && post ? { ...item, post } : undefined;
}
export type ItemRow = NonNullable<Awaited<ReturnType<typeof getItem>>>;

/** What of an item changes while it is worked on. */
export type ItemChange = Partial<
  Pick<
    ItemRow,
    | "status"
    | "closedAtMs"
    | "lane"
    | "danger"
    | "claimedBy"
    | "claimedUntilMs"
    | "secondByMs"
    | "opinionOf"
    | "opinionBy"
  >
>;

/** Changes the item if it still is at `version`, which counts one on, and says whether it did. */
export async function advanceItem(
  db: Db,
  itemId: string,
  version: number,
  change: ItemChange,
): Promise<boolean> {
  const result = await db
    .updateTable("reviewItem")
    .set({ ...change, version: version + 1 })
    .where("id", "=", itemId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Changes what nobody has to be told of who has the item before them: who has it, where it stands in the queue. */
export async function setItem(db: Db, itemId: string, change: ItemChange): Promise<void> {
  await db.updateTable("reviewItem").set(change).where("id", "=", itemId).execute();
}

/** Gives back what this moderator has: all of it, only one item, or all besides one. */
export async function releaseClaims(
  db: Db,
  accountId: string,
  { only, besides }: { only?: string; besides?: string } = {},
): Promise<void> {
  await db
    .updateTable("reviewItem")
    .set({ claimedBy: null, claimedUntilMs: null })
    .where("claimedBy", "=", accountId)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? ""))
    .$if(besides !== undefined, (query) => query.where("id", "!=", besides ?? ""))
    .execute();
}

/** Counts that something came in about an open item, so that whoever has it before them is told. */
export async function touchItem(db: Db, itemId: string): Promise<void> {
  await db
    .updateTable("reviewItem")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", itemId)
    .execute();
}

/** The same for the open item of a post, if there is one. */
export async function touchItemOf(db: Db, postId: string): Promise<void> {
  const open = await openItemOf(db, postId);
  if (open) await touchItem(db, open.id);
}

/** Adds a report unless this person has reported this item already, and says whether it did. */
export async function insertReport(db: Db, report: Insertable<ReportTable>): Promise<boolean> {
  const result = await db
    .insertInto("report")
    .values(report)
    .onConflict((conflict) => conflict.columns(["itemId", "reporterId"]).doNothing())
    .executeTakeFirst();
  const first = (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  if (first) await insertTopics(db, report.itemId, [report.reason]);
  return first;
}

/** More than anybody reads about one post. */
const REPORTS_READ = 500;

/** Reports on an item, oldest first, at most 500. */
export const reportsOn = (db: Db, itemId: string) =>
  db
    .selectFrom("report")
    .select(["reporterId", "reason", "details", "snapshotTitle", "snapshotMarkdown"])
    .select(["createdAtMs", "weight"])
    .where("itemId", "=", itemId)
    .orderBy("createdAtMs")
    .orderBy("id")
    .limit(REPORTS_READ)
    .execute();

/** How many reports there are on an item, and what they weigh together. */
export async function weighReports(db: Db, itemId: string): Promise<{ count: number; weight: number }> {
  const row = await db
    .selectFrom("report")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<number | null>("weight").as("weight")])
    .where("itemId", "=", itemId)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), weight: Number(row.weight ?? 0) };
}

/** How often each of these items was reported, and for which reasons. */
export async function countReports(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom("report")
    .select((eb) => ["itemId", "reason", eb.fn.countAll<number>().as("count")])
    .where("itemId", "in", itemIds)
    .groupBy(["itemId", "reason"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** When the reports on an item were sent, what each weighs, and since when its sender is here. All of them, by time. */
export function reportWeights(db: Db, itemId: string) {
  return db
    .selectFrom("report")
    .innerJoin("account", "account.id", "report.reporterId")
    .select(["report.weight", "report.createdAtMs as atMs"])
    .select("account.createdAtMs as reporterJoinedAtMs")
    .where("report.itemId", "=", itemId)
    .orderBy("report.createdAtMs")
    .execute();
}

/** How somebody's ended reports ended. */
export async function reporterHistory(db: Db, reporterId: string): Promise<ReporterHistory> {
  const rows = await db
    .selectFrom("report")
    .select((eb) => ["outcome", eb.fn.countAll<number>().as("count")])
    .where("reporterId", "=", reporterId)
    .where("outcome", "is not", null)
    .groupBy("outcome")
    .execute();
  const count = (outcome: ReportOutcome) => Number(rows.find((row) => row.outcome === outcome)?.count ?? 0);
  return { acted: count("acted"), left: count("left") };
}

/** Writes down how the reports on an item ended, and returns those that had not ended before; null opens them again. */
export async function endReports(
  db: Db,
  itemId: string,
  outcome: ReportOutcome | null,
): Promise<{ id: string; reporterId: string }[]> {
  return db
    .updateTable("report")
    .set({ outcome })
    .where("itemId", "=", itemId)
    .where("outcome", outcome === null ? "is not" : "is", null)
    .returning(["id", "reporterId"])
    .execute();
}

/** What a post said that nobody but its author reads now, as it came to the desk last; null when nothing was kept. */
export async function keptText(db: Db, itemId: string): Promise<string | null> {
  const reported = db
    .selectFrom("report")
    .select(["snapshotMarkdown as markdown", "createdAtMs"])
    .where("itemId", "=", itemId);
  const noticed = db
    .selectFrom("screening")
    .select(["markdown", "createdAtMs"])
    .where("itemId", "=", itemId)
    .where("danger", "!=", "none");
  const row = await reported.union(noticed).orderBy("createdAtMs", "desc").limit(1).executeTakeFirst();
  return row?.markdown || null;
}
