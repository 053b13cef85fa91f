import { type InsertObject, sql } from "kysely";
import type { Database, Db, SearchEntryTable } from "../schema.ts";
import { wordsToStore } from "../search-syntax.ts";
import { hasHelped } from "./helped-posts.ts";
import { onOpening } from "./opening.ts";
import { firstIdAt, IDS_PER_SECOND } from "./search.ts";

export async function isAnythingPending(db: Db): Promise<boolean> {
  return (await db.selectFrom("searchPending").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** What waits, latest first: what was just written is found at once, even behind a long queue. */
export function pendingPosts(db: Db, limit: number) {
  return db.selectFrom("searchPending").select(["id", "postId"]).orderBy("id", "desc").limit(limit).execute();
}

export async function deletePending(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom("searchPending").where("id", "in", ids).execute();
}

/** These posts with what is searched of them; in no order. */
export async function postsToIndex(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .select(["post.id", "post.threadId", "post.position", "post.authorId", "post.alias", "post.status"])
    .select(["post.html", "post.contentNotes", "post.createdAtMs"])
    .select(["thread.kind", "thread.title", "thread.ending", "thread.timeSince", "thread.hope"])
    .select(["thread.audience", "thread.authorId as threadAuthorId", "opening.status as openingStatus"])
    .select(hasHelped().as("helped"))
    .where("post.id", "in", postIds)
    .execute();
}
export type RowToIndex = Awaited<ReturnType<typeof postsToIndex>>[number];

export async function deleteEntries(db: Db, postIds: readonly string[]): Promise<void> {
  if (postIds.length > 0) await db.deleteFrom("searchEntry").where("postId", "in", postIds).execute();
}

export type NewEntry = {
  postId: string;
  createdAtMs: number;
  words: readonly string[];
  facets: readonly string[];
} & Pick<SearchEntryTable, "gist" | "likenessGroup">;

/** Adds entries for posts that have none. Whoever calls is alone at it (`indexAlone`), so that no id is given twice. */
export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<void> {
  const inOrder = (await idsFor(db, entries)).sort(([a], [b]) => a - b); // FTS5 writes a segment whenever an id goes back.
  const rows = inOrder.map(
    ([id, { words, facets, createdAtMs: _, ...entry }]): InsertObject<Database, "searchEntry"> => ({
      ...entry,
      id,
      words: wordsToStore(db, words, facets),
    }),
  );
  if (rows.length > 0) await db.insertInto("searchEntry").values(rows).execute();
}

/** A free id in its second for each; where a second is full, as after an import that gave all posts one time, in the next. */
async function idsFor(db: Db, entries: readonly NewEntry[]): Promise<[number, NewEntry][]> {
  const placed: [number, NewEntry][] = [];
  let waiting = entries.map((entry) => ({ entry, base: firstIdAt(entry.createdAtMs) }));
  while (waiting.length > 0) {
    const next = await nextIds(db, [...new Set(waiting.map(({ base }) => base))]);
    for (const [id] of placed) {
      const base = id - (id % IDS_PER_SECOND);
      next.set(base, Math.max(next.get(base) ?? base, id + 1));
    }
    const further: typeof waiting = [];
    for (const { entry, base } of waiting) {
      const id = next.get(base) ?? base;
      if (id >= base + IDS_PER_SECOND) further.push({ entry, base: base + IDS_PER_SECOND });
      else placed.push([id, entry]);
      next.set(base, id + 1);
    }
    waiting = further;
  }
  return placed;
}

/** The first id after all that are taken, for each of these seconds. */
async function nextIds(db: Db, bases: readonly number[]): Promise<Map<number, number>> {
  const values = sql.join(bases.map((base) => sql`(cast(${base} as bigint))`));
  const { rows } = await sql<{ base: number; last: number | null }>`
    with seconds(base) as (values ${values})
    select base, (select max("id") from "searchEntry" where "id" >= base and "id" < base + ${sql.lit(IDS_PER_SECOND)}) as last
    from seconds`.execute(db);
  return new Map(rows.map(({ base, last }) => [base, last === null ? base : last + 1]));
}
