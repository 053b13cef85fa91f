import type { Member } from "#app/domain/actor.ts";
import type { Db } from "../schema.ts";
import { isNewsTo, newMentions } from "./news.ts";

/** How many positions past the place somebody has read to are looked at one by one. */
export const READ_AHEAD = 100;

const NEWS_COLUMNS = [
  "news.threadId",
  "news.id",
  "news.position",
  "news.authorId",
  "news.alias",
  "news.status",
  "news.revision",
  "news.createdAtMs",
] as const;

/** Of positions past the place that somebody has read to, those after `from` up to `upTo`. */
export type Stretch = { from: number; upTo: number };

/** What is new to this member in that stretch of those of these threads that they watch. */
export async function newInWatched(
  db: Db,
  reader: Member,
  { threadIds, from, upTo }: { threadIds: readonly string[] } & Stretch,
) {
  if (threadIds.length === 0) return [];
  const rows = await db
    .selectFrom("following")
    .innerJoin("post as news", "news.threadId", "following.threadId")
    .leftJoin("post as quoted", "quoted.id", "news.quotedPostId")
    .select(NEWS_COLUMNS)
    .select("quoted.authorId as quotedAuthorId")
    .where("following.accountId", "=", reader.id)
    .where("following.threadId", "in", threadIds)
    .where("following.stance", "=", "watching")
    .where((eb) => eb("news.position", ">", eb("following.readPosition", "+", from)))
    .where((eb) => eb("news.position", "<=", eb("following.readPosition", "+", upTo)))
    .where((eb) => isNewsTo(eb, eb.val(reader.id)))
    .execute();
  return rows.map(({ quotedAuthorId, ...post }) => ({ ...post, quotesReader: quotedAuthorId === reader.id }));
}

/** What mentions this member in these threads and is new to them, a hundred at most. */
export async function newMentionsIn(db: Db, reader: Member, threadIds: readonly string[]) {
  if (threadIds.length === 0) return [];
  return newMentions(db, reader)
    .select(NEWS_COLUMNS)
    .where("news.threadId", "in", threadIds)
    .orderBy("news.threadId")
    .limit(READ_AHEAD)
    .execute();
}

/**
 * What is new to this member in these threads, oldest first: in watched ones the first hundred positions, and everywhere
 * what mentions them.
 */
export async function newsIn(db: Db, reader: Member, threadIds: readonly string[]) {
  const watched = await newInWatched(db, reader, { threadIds, from: 0, upTo: READ_AHEAD });
  const mentioning = await newMentionsIn(db, reader, threadIds);
  const mentions = new Set(mentioning.map(({ id }) => id));
  const known = new Set(watched.map(({ id }) => id));
  const others = mentioning.filter(({ id }) => !known.has(id));
  return [...watched, ...others.map((post) => ({ ...post, quotesReader: false }))]
    .map((post) => ({ ...post, mentionsReader: mentions.has(post.id) }))
    .sort((a, b) => a.position - b.position);
}

/** The first post after a position of a thread that is news to this member, or undefined. */
export function firstNews(
  db: Db,
  { readerId, threadId, after }: { readerId: string; threadId: string; after: number },
) {
  return db
    .selectFrom("post as news")
    .select(["news.id", "news.position"])
    .where("news.threadId", "=", threadId)
    .where("news.position", ">", after)
    .where((eb) => isNewsTo(eb, eb.val(readerId)))
    .orderBy("news.position")
    .limit(1)
    .executeTakeFirst();
}

/** For each of these readers the positions after `after` that are news to them: one query for all who have a thread open. */
export async function newsForReaders(
  db: Db,
  { threadId, after, readerIds }: { threadId: string; after: number; readerIds: readonly string[] },
) {
  if (readerIds.length === 0) return [];
  return db
    .selectFrom("account")
    .innerJoin("post as news", (join) => join.on("news.threadId", "=", threadId))
    .select(["account.id as readerId", "news.position"])
    .where("account.id", "in", readerIds)
    .where("news.position", ">", after)
    .where((eb) => isNewsTo(eb, eb.ref("account.id")))
    .execute();
}
