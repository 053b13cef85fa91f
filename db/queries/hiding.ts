import type { HidingChoiceTable } from "../reader-tables.ts";
import type { Db } from "../schema.ts";

/** The accounts and the aliases that a reader has muted, in one statement. */
export async function mutesOf(db: Db, accountId: string) {
  const rows = await db
    .selectFrom("mutedPerson")
    .select((eb) => ["mutedId as subjectId", eb.cast<string | null>(eb.val(null), "text").as("alias")])
    .where("accountId", "=", accountId)
    .unionAll(
      db
        .selectFrom("mutedAlias")
        .select((eb) => ["threadId as subjectId", eb.cast<string | null>("alias", "text").as("alias")])
        .where("accountId", "=", accountId),
    )
    .execute();
  return {
    people: rows.filter(({ alias }) => alias === null).map(({ subjectId }) => subjectId),
    aliases: rows.flatMap(({ subjectId, alias }) => (alias === null ? [] : [{ threadId: subjectId, alias }])),
  };
}

/** The hidden notes, and which version of the list of words there is; undefined for who never chose. */
export function hidingChoice(db: Db, accountId: string) {
  return db
    .selectFrom("hidingChoice")
    .select(["notes", "wordsVersion"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();
}

/** The list of words as it was typed, with its version; null for who has none. */
export async function hiddenWords(
  db: Db,
  accountId: string,
): Promise<Pick<HidingChoiceTable, "words" | "wordsVersion"> | null> {
  const row = await db
    .selectFrom("hidingChoice")
    .select(["words", "wordsVersion"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return row ?? null;
}

export async function setHiddenNotes(db: Db, accountId: string, notes: string): Promise<void> {
  await db
    .insertInto("hidingChoice")
    .values({ accountId, notes, words: "", wordsVersion: 0 })
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet({ notes }))
    .execute();
}

/** Puts another list in place of version `fromVersion`, and says whether that was still the present one. */
export async function setHiddenWords(
  db: Db,
  accountId: string,
  { words, fromVersion }: { words: string; fromVersion: number },
): Promise<boolean> {
  const result = await db
    .insertInto("hidingChoice")
    .values({ accountId, notes: "[]", words, wordsVersion: fromVersion + 1 })
    .onConflict((conflict) =>
      conflict
        .column("accountId")
        .doUpdateSet({ words, wordsVersion: fromVersion + 1 })
        .where("hidingChoice.wordsVersion", "=", fromVersion),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Twice is once. */
export async function mutePerson(
  db: Db,
  accountId: string,
  mutedId: string,
  createdAtMs: number,
): Promise<void> {
  await db
    .insertInto("mutedPerson")
    .values({ accountId, mutedId, createdAtMs })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unmutePerson(db: Db, accountId: string, mutedId: string): Promise<void> {
  await db
    .deleteFrom("mutedPerson")
    .where("accountId", "=", accountId)
    .where("mutedId", "=", mutedId)
    .execute();
}

export type ThreadAlias = { threadId: string; alias: string };

/** Twice is once. */
export async function muteAlias(
  db: Db,
  accountId: string,
  { threadId, alias }: ThreadAlias,
  createdAtMs: number,
): Promise<void> {
  await db
    .insertInto("mutedAlias")
    .values({ accountId, threadId, alias, createdAtMs })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unmuteAlias(
  db: Db,
  accountId: string,
  { threadId, alias }: ThreadAlias,
): Promise<void> {
  await db
    .deleteFrom("mutedAlias")
    .where("accountId", "=", accountId)
    .where("threadId", "=", threadId)
    .where("alias", "=", alias)
    .execute();
}

/** Twice is once. */
export async function hideThread(
  db: Db,
  accountId: string,
  threadId: string,
  createdAtMs: number,
): Promise<void> {
  await db
    .insertInto("hiddenThread")
    .values({ accountId, threadId, createdAtMs })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unhideThread(db: Db, accountId: string, threadId: string): Promise<void> {
  await db
    .deleteFrom("hiddenThread")
    .where("accountId", "=", accountId)
    .where("threadId", "=", threadId)
    .execute();
}

export async function countHiddenThreads(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom("hiddenThread")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("accountId", "=", accountId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function isThreadHidden(db: Db, accountId: string, threadId: string): Promise<boolean> {
  const row = await db
    .selectFrom("hiddenThread")
    .select("threadId")
    .where("accountId", "=", accountId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
  return row !== undefined;
}
