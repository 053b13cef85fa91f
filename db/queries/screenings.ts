import { topicsOf } from "#app/domain/desk-filter.ts";
import type { Finding } from "#app/domain/screening/finding.ts";
import type { ScreeningTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";
import { insertTopics } from "./review-topics.ts";

/** Keeps what screening noticed in a version of a post. */
export async function insertScreening(
  db: Db,
  { findings, ...screening }: Omit<ScreeningTable, "findings"> & { findings: readonly Finding[] },
): Promise<void> {
  await db
    .insertInto("screening")
    .values({ ...screening, findings: JSON.stringify(findings) })
    .execute();
  await insertTopics(db, screening.itemId, topicsOf(findings));
}

/** What screening noticed on an item, the latest version first, at most 20 versions. */
export const screeningsOn = (db: Db, itemId: string) =>
  db
    .selectFrom("screening")
    .selectAll()
    .where("itemId", "=", itemId)
    .orderBy("createdAtMs", "desc")
    .orderBy("id", "desc")
    .limit(20)
    .execute();

/** When screening saw danger now in a version of an item's post for the last time, epoch milliseconds; 0 for never. */
export async function dangerNowSince(db: Db, itemId: string): Promise<number> {
  const row = await db
    .selectFrom("screening")
    .select((eb) => eb.fn.max("createdAtMs").as("atMs"))
    .where("itemId", "=", itemId)
    .where("danger", "=", "now")
    .executeTakeFirst();
  return Number(row?.atMs ?? 0);
}

/** Whether screening noticed something in this version of a post. */
export async function hasScreening(
  db: Db,
  { id, revision }: { id: string; revision: number },
): Promise<boolean> {
  const row = await db
    .selectFrom("screening")
    .select("id")
    .where("postId", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return row !== undefined;
}

/** The checks that noticed something on these items, for a list of labels. */
export async function findingsOn(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  return db.selectFrom("screening").select(["itemId", "findings"]).where("itemId", "in", itemIds).execute();
}

/** What screening noticed in each of these posts last. */
export async function latestFindings(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("screening")
    .select(["postId", "findings", "danger"])
    .where("postId", "in", postIds)
    .orderBy("createdAtMs")
    .orderBy("id")
    .execute();
  return [...new Map(rows.map((row) => [row.postId, row])).values()];
}
