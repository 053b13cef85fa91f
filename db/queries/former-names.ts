import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "../schema.ts";

/** Texts of others in which a name may stand as `@name`, beside posts and drafts. */
const TEXTS = [
  ["postRevision", "markdown"],
  ["postRevision", "title"],
  ["profile", "about"],
  ["report", "snapshotTitle"],
  ["report", "snapshotMarkdown"],
  ["report", "details"],
  ["screening", "title"],
  ["screening", "markdown"],
  ["letter", "body"],
  ["appealMessage", "body"],
  ["staffNote", "body"],
  ["cannedReason", "body"],
  ["newcomer", "note"],
] as const;

export type Name = { key: string; handle: string };

/** Whether the name stands in this column, perhaps as part of a longer word; SQLite knows capitals of English alone. */
function has(column: string, { key, handle }: Name): RawBuilder<SqlBool> {
  const pattern = (name: string) => `%${name.replace(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`(lower(${sql.ref(column)}) like ${pattern(key)} escape '\\' or ${sql.ref(column)} like ${pattern(handle)} escape '\\')`;
}

/** The names of others that begin with this one. */
export async function longerNames(db: Db, { key }: Name): Promise<Name[]> {
  const pattern = `${key.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("account")
    .select(["handleKey", "handle"])
    .where(sql<SqlBool>`"handleKey" like ${pattern} escape '\\'`)
    .execute();
  return rows.map(({ handleKey, handle }) => ({ key: handleKey, handle }));
}

/** Posts in which the name may stand. */
export const postsNaming = (db: Db, name: Name) =>
  db
    .selectFrom("post")
    .select(["id", "markdown"])
    .where(has("markdown", name))
    .where("status", "!=", "erased")
    .orderBy("id")
    .execute();

export async function putTextInPlace(
  db: Db,
  postId: string,
  text: { markdown: string; html: string; excerpt: string },
): Promise<void> {
  await db
    .updateTable("post")
    .set((eb) => ({ ...text, revision: eb("revision", "+", 1) }))
    .where("id", "=", postId)
    .execute();
}

/** Threads in whose titles the name may stand. */
export const threadsNaming = (db: Db, name: Name) =>
  db.selectFrom("thread").select(["id", "kind", "title"]).where(has("title", name)).orderBy("id").execute();

/** Lists of hidden words in which the name may stand. */
export const hiddenWordsNaming = (db: Db, name: Name) =>
  db
    .selectFrom("hidingChoice")
    .select(["accountId", "words", "wordsVersion"])
    .where(has("words", name))
    .orderBy("accountId")
    .execute();

/** Changes every other text in which the name may stand; `change` returns what it does not change as it was. */
export async function changeTextsNaming(db: Db, name: Name, change: (text: string) => string): Promise<void> {
  for (const [table, column] of TEXTS) {
    const { rows } = await sql<{ text: string }>`
      select distinct ${sql.ref(column)} as "text" from ${sql.table(table)} where ${has(column, name)}`.execute(
      db,
    );
    for (const { text } of rows) {
      const changed = change(text);
      if (changed !== text)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${changed} where ${sql.ref(column)} = ${text}`.execute(
          db,
        );
    }
  }
}

/** Drafts in which the name may stand. */
export const draftsNaming = (db: Db, name: Name) =>
  db.selectFrom("draft").select(["id", "fields"]).where(has("fields", name)).orderBy("id").execute();

export async function setDraftFields(db: Db, id: string, fields: string): Promise<void> {
  await db.updateTable("draft").set({ fields }).where("id", "=", id).execute();
}
