import type { Insertable } from "kysely";
import type { Cursor } from "#app/domain/cursor.ts";
import type { Span } from "#app/domain/month.ts";
import type { ModerationActTable } from "../desk-tables.ts";
import { newOrderedId } from "../identifiers.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";

export type NewAct = Pick<ModerationActTable, "atMs" | "actorId" | "act" | "subjectKind" | "subjectId"> &
  Partial<Insertable<ModerationActTable>>;

/**
 * Adds a line to the append-only record and returns its id, by which lines of one millisecond stay in order. What is left
 * out is empty.
 */
export async function insertAct(db: Db, act: NewAct): Promise<string> {
  const id = newOrderedId();
  const nothing = {
    itemId: null,
    guideline: null,
    reason: "",
    fromState: null,
    toState: null,
    snapshot: null,
  };
  await db
    .insertInto("moderationAct")
    .values({ id, ...nothing, ...act })
    .execute();
  return id;
}

/** So many lines of a stretch of time, oldest first, after the one at `after`. */
export type RecordPage = Span & { after: Cursor | null; limit: number };

/** A page of the record in its order, of which the caller chooses the columns. */
export const recordPage = (db: Db, { fromMs, untilMs, after, limit }: RecordPage) =>
  db
    .selectFrom("moderationAct")
    .where("atMs", ">=", fromMs)
    .where("atMs", "<", untilMs)
    .where(beyond(after, ["atMs", "id"], "oldest first"))
    .orderBy("atMs")
    .orderBy("id")
    .limit(limit);

const LINE_COLUMNS = [
  "id",
  "atMs",
  "actorId",
  "act",
  "subjectKind",
  "subjectId",
  "itemId",
  "guideline",
  "reason",
  "fromState",
  "toState",
  "automated",
  "ofActId",
  "untilMs",
] as const;

/** Everything that was done about these subjects, newest first, at most `limit` lines. */
export async function actsOn(db: Db, subjectIds: readonly string[], limit = 200) {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("moderationAct")
    .select(LINE_COLUMNS)
    .where("subjectId", "in", subjectIds)
    .orderBy("atMs", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
export type ActRow = Awaited<ReturnType<typeof actsOn>>[number];

/** Everything that was done on an item, oldest first. */
export const actsOnItem = (db: Db, itemId: string) =>
  db
    .selectFrom("moderationAct")
    .select(LINE_COLUMNS)
    .where("itemId", "=", itemId)
    .orderBy("atMs")
    .orderBy("id")
    .execute();

/** What was decided later about this decision: appeals, liftings, oldest first. */
export const actsOf = (db: Db, actId: string) =>
  db
    .selectFrom("moderationAct")
    .select(LINE_COLUMNS)
    .where("ofActId", "=", actId)
    .orderBy("atMs")
    .orderBy("id")
    .execute();

/** Whether this moderator has asked, with a reason, who is behind the alias over a post. */
export async function hasUnmasked(
  db: Db,
  { postId, moderatorId }: { postId: string; moderatorId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("moderationAct")
    .select("id")
    .where("subjectId", "=", postId)
    .where("actorId", "=", moderatorId)
    .where("act", "=", "unmask")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The line by which a thread was closed to replies the last time, or undefined. */
export const lastLockOf = (db: Db, threadId: string) => lastActOn(db, threadId, ["lock"]);

/** The same, or that by which it was opened again, whichever came later. */
export const lastLockOrUnlockOf = (db: Db, threadId: string) => lastActOn(db, threadId, ["lock", "unlock"]);

const lastActOn = (db: Db, subjectId: string, acts: readonly ModerationActTable["act"][]) =>
  db
    .selectFrom("moderationAct")
    .select(["id", "act", "actorId"])
    .where("subjectId", "=", subjectId)
    .where("act", "in", acts)
    .orderBy("atMs", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** One line of the record with the text that was decided about, or undefined. */
export const getAct = (db: Db, id: string) =>
  db
    .selectFrom("moderationAct")
    .select([...LINE_COLUMNS, "snapshot"])
    .where("id", "=", id)
    .executeTakeFirst();
export type ActWithText = NonNullable<Awaited<ReturnType<typeof getAct>>>;

/** The latest decision against each of these posts: what a statement of reasons is made of. */
export async function statementsFor(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("moderationAct")
    .select(["id", "subjectId", "act", "atMs", "guideline", "reason"])
    .where("subjectKind", "=", "post")
    .where("subjectId", "in", postIds)
    .where("act", "in", ["remove", "decline", "appeal-change"])
    .orderBy("atMs")
    .orderBy("id")
    .execute();
  return [...new Map(rows.map((row) => [row.subjectId, row])).values()];
}
export type StatementRow = Awaited<ReturnType<typeof statementsFor>>[number];
