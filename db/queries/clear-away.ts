import type { DeleteResult, ExpressionBuilder, UpdateResult } from "kysely";
import type { Database, Db } from "../schema.ts";

/** How many rows one statement clears: on SQLite nobody else is answered meanwhile. */
export const PORTION = 200;

/**
 * Each clears one portion, and says how many rows that were; fewer than a portion is the end of it. The time is looked at
 * once more where something may be changed meanwhile: a draft that is written in again stays.
 */
export function clearDrafts(
  db: Db,
  { expiredMs, unchangedSinceMs }: { expiredMs: number; unchangedSinceMs: number },
): Promise<number> {
  const over = (eb: ExpressionBuilder<Database, "draft">) =>
    eb.or([eb("expiresAtMs", "<=", expiredMs), eb("updatedAtMs", "<=", unchangedSinceMs)]);
  return deleted(
    db
      .deleteFrom("draft")
      .where(over)
      .where("id", "in", (eb) => eb.selectFrom("draft").select("id").where(over).limit(PORTION)),
  );
}

export const clearSessions = (db: Db, expiredMs: number): Promise<number> =>
  deleted(
    db
      .deleteFrom("session")
      .where("expiresAtMs", "<=", expiredMs)
      .where("id", "in", (eb) =>
        eb.selectFrom("session").select("id").where("expiresAtMs", "<=", expiredMs).limit(PORTION),
      ),
  );

export const clearCounts = (db: Db, expiredMs: number): Promise<number> =>
  deleted(
    db
      .deleteFrom("rateLimit")
      .where("expiresAtMs", "<=", expiredMs)
      .where("key", "in", (eb) =>
        eb.selectFrom("rateLimit").select("key").where("expiresAtMs", "<=", expiredMs).limit(PORTION),
      ),
  );

export const clearMailLinks = (db: Db, expiredMs: number): Promise<number> =>
  deleted(
    db
      .deleteFrom("mailLink")
      .where("tokenHash", "in", (eb) =>
        eb.selectFrom("mailLink").select("tokenHash").where("expiresAtMs", "<=", expiredMs).limit(PORTION),
      ),
  );

/** What was told up to this moment. */
export const clearLetters = (db: Db, toldMs: number): Promise<number> =>
  deleted(
    db
      .deleteFrom("letter")
      .where("id", "in", (eb) =>
        eb.selectFrom("letter").select("id").where("tellAtMs", "<=", toldMs).limit(PORTION),
      ),
  );

/** The words of reports on items that were closed up to this moment. Who reported, for which reason, and what came of it stay. */
export async function clearReportedTexts(db: Db, closedMs: number): Promise<number> {
  const rows = await db
    .selectFrom("report")
    .select("id")
    .where((eb) => eb.or([eb("snapshotMarkdown", "!=", ""), eb("details", "!=", "")]))
    .where("itemId", "in", settledItems(db, closedMs))
    .limit(PORTION)
    .execute();
  if (rows.length === 0) return 0;
  return updated(
    db
      .updateTable("report")
      .set({ snapshotTitle: null, snapshotMarkdown: "", details: "" })
      .where("id", "in", idsOf(rows)),
  );
}

/** The same for the versions that screening noticed something in. What was noticed stays, without its words. */
export async function clearScreenedTexts(db: Db, closedMs: number): Promise<number> {
  const rows = await db
    .selectFrom("screening")
    .select("id")
    .where("markdown", "!=", "")
    .where("itemId", "in", settledItems(db, closedMs))
    .limit(PORTION)
    .execute();
  if (rows.length === 0) return 0;
  return updated(
    db.updateTable("screening").set({ title: null, markdown: "" }).where("id", "in", idsOf(rows)),
  );
}

/** What moderators wrote for one another up to this moment, but for notes on items that are not settled since. */
export const clearStaffNotes = (db: Db, writtenMs: number): Promise<number> =>
  deleted(
    db.deleteFrom("staffNote").where("id", "in", (eb) =>
      eb
        .selectFrom("staffNote")
        .select("id")
        .where("createdAtMs", "<=", writtenMs)
        .where((note) =>
          note.or([note("subjectKind", "!=", "item"), note("subjectId", "in", settledItems(db, writtenMs))]),
        )
        .limit(PORTION),
    ),
  );

/** Items that were closed up to this moment, without those whose decision is being appealed. */
const settledItems = (db: Db, closedMs: number) =>
  db
    .selectFrom("reviewItem")
    .select("reviewItem.id")
    .where("reviewItem.status", "=", "closed")
    .where("reviewItem.closedAtMs", "<=", closedMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("moderationAct")
            .innerJoin("appeal", "appeal.actId", "moderationAct.id")
            .select("appeal.id")
            .whereRef("moderationAct.itemId", "=", "reviewItem.id")
            .where("appeal.status", "=", "open"),
        ),
      ),
    );

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const deleted = async (query: { executeTakeFirst: () => Promise<DeleteResult> }): Promise<number> =>
  Number((await query.executeTakeFirst()).numDeletedRows);

const updated = async (query: { executeTakeFirst: () => Promise<UpdateResult> }): Promise<number> =>
  Number((await query.executeTakeFirst()).numUpdatedRows);
