import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { Hides } from "#app/domain/hiding.ts";
import type { Database, Db, PostTable } from "../schema.ts";

/*
 * What every list asks beside its own conditions, so that nothing comes in which its reader has hidden, and a page is as
 * long as it should be. The same rule as foldOf in domain/hiding.ts; hidden words cannot be asked of a database, and are
 * dropped by gatherPage (workflows/gather-page.ts).
 *
 * `limit 1 offset 0` changes nothing, and keeps PostgreSQL to one look into an index for each row of the list: without
 * it, it reads all that the reader has muted first.
 */

type Tables = Database & { opening: PostTable };

/**
 * For a list of threads, from `thread` with its opening post as `opening`, which may be missing, as under an article:
 * neither the thread nor whoever opened it is hidden. `query.where(threadNotHidden(hides))`
 */
export function threadNotHidden(hides: Hides): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "thread" | "opening">();
  const { readerId } = hides;
  const conditions = writtenByNobodyHidden(hides, "opening");
  if (readerId !== null) {
    const hidden = eb
      .selectFrom("hiddenThread")
      .where("hiddenThread.accountId", "=", readerId)
      .whereRef("hiddenThread.threadId", "=", "thread.id")
      .select("hiddenThread.threadId")
      .limit(1)
      .offset(0);
    conditions.push(eb.not(eb.exists(hidden)));
  }
  return eb.and(conditions);
}

/** For a list of posts, from `post`, `thread` and `opening`: the thread is not hidden, and the post is not. */
export function postNotHidden(hides: Hides): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "post">();
  return eb.and([threadNotHidden(hides), ...writtenByNobodyHidden(hides, "post")]);
}

function writtenByNobodyHidden(
  { readerId, people, aliases, notes }: Hides,
  table: "opening" | "post",
): Expression<SqlBool>[] {
  const eb = expressionBuilder<Tables, "opening" | "post">();
  const others: Expression<SqlBool>[] = notes.map((note) =>
    eb(`${table}.contentNotes`, "not like", `%"${note}"%`),
  );
  if (readerId !== null && people.size > 0) {
    const muted = eb
      .selectFrom("mutedPerson")
      .where("mutedPerson.accountId", "=", readerId)
      .whereRef("mutedPerson.mutedId", "=", `${table}.authorId`)
      .select("mutedPerson.mutedId")
      .limit(1)
      .offset(0);
    // A mute of a name says nothing about whoever writes under an alias.
    others.push(eb.or([eb(`${table}.alias`, "is not", null), eb.not(eb.exists(muted))]));
  }
  if (readerId !== null && aliases.size > 0) {
    const muted = eb
      .selectFrom("mutedAlias")
      .where("mutedAlias.accountId", "=", readerId)
      .whereRef("mutedAlias.threadId", "=", `${table}.threadId`)
      .whereRef("mutedAlias.alias", "=", `${table}.alias`)
      .select("mutedAlias.alias")
      .limit(1)
      .offset(0);
    others.push(eb.not(eb.exists(muted)));
  }
  if (others.length === 0) return [];
  return [eb.or([eb(`${table}.id`, "is", null), eb(`${table}.authorId`, "=", readerId), eb.and(others)])];
}

/** A thread's opening post, for whether it is folded; undefined under an article. */
export function openingOf(db: Db, threadId: string) {
  return db
    .selectFrom("post")
    .select(["threadId", "authorId", "alias", "contentNotes", "html"])
    .where("threadId", "=", threadId)
    .where("position", "=", 0)
    .executeTakeFirst();
}

/** Which text of a post stands there now. */
export type TextRevision = { postId: string; revision: number };

/** The texts of these threads' opening posts, by thread. */
export async function openingRevisions(
  db: Db,
  threadIds: readonly string[],
): Promise<Map<string, TextRevision>> {
  if (threadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("post")
    .select(["threadId", "id as postId", "revision"])
    .where("threadId", "in", threadIds)
    .where("position", "=", 0)
    .execute();
  return new Map(rows.map(({ threadId, ...text }) => [threadId, text]));
}

/** The safe HTML of these posts by id. */
export async function postTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom("post").select(["id", "html"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, html }) => [id, html]));
}
