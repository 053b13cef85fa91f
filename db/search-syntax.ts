import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import { BREAK, LAST_PLACE, type SearchTerm } from "#app/domain/search.ts";
import type { DatabaseKind } from "./portable.ts";
import type { Db } from "./schema.ts";

/**
 * The only place that knows how the two databases hold words and are asked for them: FTS5 on SQLite, `tsvector` on
 * PostgreSQL. Both are given ready-made words (app/render/search-words.ts) and told to change nothing about them.
 */
const kindOf = (db: Db): DatabaseKind =>
  db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";

/** What a post must have: all the terms that are not excluded, none that is, all of `every`, one of `some`. */
export type WordsAsked = {
  terms: readonly SearchTerm[];
  every: readonly string[];
  some: readonly [string, ...string[]];
};

/** The newest entries that have what is asked, at most `limit`, with ids from `fromId` up to but without `beforeId`. */
export async function entriesWith(
  db: Db,
  { asked, fromId, beforeId, limit }: { asked: WordsAsked; fromId: number; beforeId: number; limit: number },
): Promise<Entry[]> {
  if (kindOf(db) === "sqlite") {
    const found = sql<Entry>`
      select entry.id, entry."postId" from "searchWord" cross join "searchEntry" as entry on entry.id = "searchWord".rowid
      where "searchWord" match ${ftsQuery(asked)} and "searchWord".rowid >= ${fromId} and "searchWord".rowid < ${beforeId}
      order by "searchWord".rowid desc limit ${limit}`;
    return (await found.execute(db)).rows;
  }
  const has = sql`"words" @@ cast(${tsQuery(asked)} as tsquery)`;
  const isAmong = sql`"id" >= ${fromId} and "id" < ${beforeId}`;
  const walked = await sql<Entry>`
    select "id", "postId" from (
      select "id", "postId", "words" from "searchEntry" where ${isAmong} order by "id" desc limit ${sql.lit(WALKED)}
    ) as latest where ${has} order by "id" desc limit ${limit}`.execute(db);
  if (walked.rows.length === limit) return walked.rows;
  const gathered = await sql<Entry>`
    with found as materialized (select "id", "postId" from "searchEntry" where ${has} and ${isAmong})
    select "id", "postId" from found order by "id" desc limit ${limit}`.execute(db);
  return gathered.rows;
}

type Entry = { id: number; postId: string };

/**
 * PostgreSQL has either the newest entries or those with a word, and guesses how many have it; of a word that it has
 * not counted it expects some thousands, and then reads a million entries to find none (2 s). So the latest are read
 * first, which is all that a common word needs (2 ms), and what is not so common there is gathered by its words.
 */
export const WALKED = 2_000;

/** Words and facets as they go into `searchEntry.words`. */
export function wordsToStore(
  db: Db,
  words: readonly string[],
  facets: readonly string[],
): RawBuilder<string> {
  if (kindOf(db) === "sqlite") return sql<string>`${[...words, BREAK, ...facets].join(" ")}`;
  return sql<string>`cast(${vectorOf(words, facets)} as tsvector)`;
}

/** Keeps other processes that index away until the transaction ends. On SQLite, a transaction does so by itself. */
export async function indexAlone(tx: Db): Promise<void> {
  if (kindOf(tx) === "postgres") await sql`select pg_advisory_xact_lock(${INDEXING})`.execute(tx);
}
/** Any number that nothing else here locks. */
const INDEXING = 7_305_128;

/**
 * Holds these posts and then their threads as they are until the transaction ends; changes wait. First all posts and
 * then the threads, the order in which everybody else takes them, so that nobody waits in a circle.
 */
export async function holdPosts(tx: Db, postIds: readonly string[]): Promise<void> {
  if (kindOf(tx) === "sqlite" || postIds.length === 0) return;
  const ids = sql.join(postIds);
  await sql`select 1 from "post" where "id" in (${ids}) order by "id" for share`.execute(tx);
  await sql`select 1 from "thread" where "id" in (select "threadId" from "post" where "id" in (${ids}))
            order by "id" for share`.execute(tx);
}

/** Every word is quoted, so that none of them is an operator. */
function ftsQuery({ terms, every, some }: WordsAsked): string {
  const quoted = (words: readonly string[]) => `"${words.join(" ").replaceAll('"', '""')}"`;
  const written = ({ tokens, prefix }: SearchTerm) => quoted(tokens) + (prefix ? " *" : "");
  const wanted = [
    ...terms.filter(({ excluded }) => !excluded).map(written),
    ...every.map((word) => quoted([word])),
    `(${some.map((word) => quoted([word])).join(" OR ")})`,
  ];
  const unwanted = terms.filter(({ excluded }) => excluded).map(written);
  return [`(${wanted.join(" AND ")})`, ...unwanted].join(" NOT ");
}

function tsQuery({ terms, every, some }: WordsAsked): string {
  const written = ({ tokens, excluded, prefix }: SearchTerm) => {
    const words = tokens.map(lexeme).join(" <-> ") + (prefix ? ":*" : "");
    return `${excluded ? "!" : ""}(${words})`;
  };
  return [...terms.map(written), ...every.map(lexeme), `(${some.map(lexeme).join(" | ")})`].join(" & ");
}

const lexeme = (word: string): string => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** Places are counted from 1. Facets have none, so that no phrase touches them. */
function vectorOf(words: readonly string[], facets: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    if (word === BREAK) continue;
    const place = Math.min(at, LAST_PLACE) + 1;
    const before = places.get(word);
    if (before) before.push(place);
    else places.set(word, [place]);
  }
  return [...[...places].map(([word, at]) => `${lexeme(word)}:${at.join(",")}`), ...facets.map(lexeme)].join(
    " ",
  );
}
