import { insertRows } from "../bulk.ts";
import type { LetterTable } from "../desk-tables.ts";
import { newId } from "../identifiers.ts";
import type { Db } from "../schema.ts";
import { countUpTo } from "./count-up-to.ts";

/** Puts a letter into somebody's notifications, where it appears at `tellAtMs`. */
export async function insertLetter(
  db: Db,
  letter: Pick<LetterTable, "accountId" | "kind" | "tellAtMs"> & Partial<LetterTable>,
): Promise<void> {
  await insertLetters(db, [letter]);
}

export async function insertLetters(
  db: Db,
  letters: readonly (Pick<LetterTable, "accountId" | "kind" | "tellAtMs"> & Partial<LetterTable>)[],
): Promise<void> {
  const nothing = { actId: null, reportId: null, body: "", readAtMs: null };
  await insertRows(
    db,
    "letter",
    letters.map((letter) => ({ id: newId(), ...nothing, ...letter })),
  );
}

/**
 * Takes back what has not been told yet about this decision, and about the reports on an item when there is one. Says how
 * many letters that were.
 */
export async function withdrawLetters(
  db: Db,
  { actId, itemId, nowMs }: { actId: string; itemId: string | null; nowMs: number },
): Promise<number> {
  const result = await db
    .deleteFrom("letter")
    .where("tellAtMs", ">", nowMs)
    .where((eb) =>
      eb.or([
        eb("actId", "=", actId),
        eb("reportId", "in", eb.selectFrom("report").select("id").where("itemId", "=", itemId)),
      ]),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** What somebody has been told up to `nowMs`, the latest first. */
export const lettersTo = (
  db: Db,
  { accountId, nowMs, limit }: { accountId: string; nowMs: number; limit: number },
) =>
  db
    .selectFrom("letter")
    .leftJoin("moderationAct", "moderationAct.id", "letter.actId")
    .leftJoin("report", "report.id", "letter.reportId")
    .select(["letter.id", "letter.kind", "letter.body", "letter.tellAtMs", "letter.readAtMs", "letter.actId"])
    .select([
      "moderationAct.act",
      "moderationAct.subjectId",
      "report.postId as reportedPostId",
      "report.outcome",
      "report.reason as reportReason",
    ])
    .where("letter.accountId", "=", accountId)
    .where("letter.tellAtMs", "<=", nowMs)
    .orderBy("letter.tellAtMs", "desc")
    .orderBy("letter.id", "desc")
    .limit(limit)
    .execute();

/** How many letters wait to be read, counted to `most`. */
export async function countUnreadLetters(
  db: Db,
  { accountId, nowMs, most }: { accountId: string; nowMs: number; most: number },
): Promise<number> {
  const few = db
    .selectFrom("letter")
    .select("id")
    .where("accountId", "=", accountId)
    .where("tellAtMs", "<=", nowMs)
    .where("readAtMs", "is", null);
  return countUpTo(db, few, most);
}

/** Marks as read what had been told when the page was made. */
export async function markLettersRead(
  db: Db,
  { accountId, shownAtMs, nowMs }: { accountId: string; shownAtMs: number; nowMs: number },
): Promise<void> {
  await db
    .updateTable("letter")
    .set({ readAtMs: nowMs })
    .where("accountId", "=", accountId)
    .where("tellAtMs", "<=", Math.min(shownAtMs, nowMs))
    .where("readAtMs", "is", null)
    .execute();
}
