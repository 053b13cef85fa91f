import type { Db, ModerationActTable } from "../schema.ts";

/** Adds a line to the append-only record. */
export async function insertAct(db: Db, act: ModerationActTable): Promise<void> {
  await db.insertInto("moderationAct").values(act).execute();
}

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

/** The latest decision against each of these posts: what a statement of reasons is made of. */
export async function statementsFor(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("moderationAct")
    .select(["subjectId", "act", "atMs", "guideline", "reason"])
    .where("subjectKind", "=", "post")
    .where("subjectId", "in", postIds)
    .where("act", "in", ["remove", "decline"])
    .orderBy("atMs")
    .orderBy("id")
    .execute();
  return [...new Map(rows.map((row) => [row.subjectId, row])).values()];
}
export type StatementRow = Awaited<ReturnType<typeof statementsFor>>[number];
