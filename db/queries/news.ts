import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Member } from "#app/domain/actor.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import type { Database, Db } from "../schema.ts";

/** How many positions past the place somebody has read to are looked at one by one. */
export const READ_AHEAD = 100;

type Tables = Database & { news: Database["post"]; opening: Database["post"] };

/**
 * Whether a post (`news`) is news to a reader (an account's id): somebody else's, and published. Every count, list, feed
 * and stream of what is new asks this, so whoever keeps more from a reader adds it here.
 */
export function isNewsTo(
  eb: ExpressionBuilder<Tables, "news">,
  reader: Expression<string>,
): Expression<SqlBool> {
  return eb.and([eb("news.status", "=", "published"), eb("news.authorId", "is distinct from", reader)]);
}

/** In SQL what `can(reader, "read-thread", …)` says: whom the thread is for, and whether its opening post exists for them. */
export function isThreadOpenTo(
  eb: ExpressionBuilder<Tables, "thread" | "opening">,
  reader: Member,
): Expression<SqlBool> {
  const absent = POST_STATUSES.filter((status) => seenBy(reader, { status, authorId: null }) === "absent");
  const opening =
    absent.length === 0 ? [] : [eb("opening.status", "is", null), eb("opening.status", "not in", absent)];
  return eb.or([
    eb("thread.authorId", "=", reader.id),
    eb.and([
      eb("thread.audience", "in", audiencesOpenTo(reader)),
      ...(opening.length > 0 ? [eb.or(opening)] : []),
    ]),
  ]);
}

/**
 * Threads that a member watches and may open, in which something is new to them. Under an article, where comments stand
 * beside one another more than they answer, only those that quote the reader are.
 */
function threadsWithNews(db: Db, reader: Member) {
  return db
    .selectFrom("following")
    .innerJoin("thread", "thread.id", "following.threadId")
    .leftJoin("post as opening", (join) =>
      join.onRef("opening.threadId", "=", "thread.id").on("opening.position", "=", 0),
    )
    .where("following.accountId", "=", reader.id)
    .where("following.stance", "=", "watching")
    .whereRef("thread.lastPosition", ">", "following.readPosition")
    .where((eb) => isThreadOpenTo(eb, reader))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("post as news")
          .select("news.id")
          .whereRef("news.threadId", "=", "following.threadId")
          .whereRef("news.position", ">", "following.readPosition")
          .where((of) => isNewsTo(of, of.val(reader.id)))
          .where((of) =>
            of.or([
              of("thread.kind", "!=", "article"),
              of.exists(
                of
                  .selectFrom("post as quoted")
                  .select("quoted.id")
                  .whereRef("quoted.id", "=", "news.quotedPostId")
                  .where("quoted.authorId", "=", reader.id),
              ),
            ]),
          ),
      ),
    );
}

/** In how many of their threads something is new to this member; counts no further than `most`. */
export async function countThreadsWithNews(
  db: Db,
  reader: Member,
  { except, most }: { except: string | null; most: number },
): Promise<number> {
  const { count } = await db
    .selectFrom(
      threadsWithNews(db, reader)
        .select("thread.id")
        .$if(except !== null, (query) => query.where("thread.id", "!=", except ?? ""))
        .limit(most)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** These threads with what their title and address need, latest activity first. */
export function newsByThread(db: Db, reader: Member, limit: number) {
  return threadsWithNews(db, reader)
    .leftJoin("article", "article.threadId", "thread.id")
    .select([
      "thread.id",
      "thread.kind",
      "thread.title",
      "thread.slug",
      "thread.audience",
      "thread.authorId",
      "thread.locked",
      "thread.hope",
      "thread.lastPosition",
      "thread.lastActivityAtMs",
      "opening.status as openingStatus",
      "opening.alias as openingAlias",
      "article.slug as articleSlug",
      "article.pinned as articlePinned",
      "following.readPosition",
    ])
    .orderBy("thread.lastActivityAtMs", "desc")
    .orderBy("thread.id", "desc")
    .limit(limit)
    .execute();
}

/** What is new to this member in these threads, the first hundred positions of each, oldest first. */
export async function newsIn(db: Db, reader: Member, threadIds: readonly string[]) {
  if (threadIds.length === 0) return [];
  const rows = await db
    .selectFrom("following")
    .innerJoin("post as news", "news.threadId", "following.threadId")
    .leftJoin("post as quoted", "quoted.id", "news.quotedPostId")
    .select(["news.threadId", "news.id", "news.position", "news.authorId", "news.alias", "news.status"])
    .select(["news.createdAtMs", "quoted.authorId as quotedAuthorId"])
    .where("following.accountId", "=", reader.id)
    .where("following.threadId", "in", threadIds)
    .whereRef("news.position", ">", "following.readPosition")
    .where((eb) => eb("news.position", "<=", eb("following.readPosition", "+", READ_AHEAD)))
    .where((eb) => isNewsTo(eb, eb.val(reader.id)))
    .orderBy("news.threadId")
    .orderBy("news.position")
    .execute();
  return rows.map(({ quotedAuthorId, ...row }) => ({ ...row, quotesReader: quotedAuthorId === reader.id }));
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
