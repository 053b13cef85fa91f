import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Member } from "#app/domain/actor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import { CONTENT_NOTE_SLUGS } from "#app/domain/need.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { absentTo } from "#app/domain/visibility.ts";
import type { Database, Db } from "../schema.ts";
import { threadNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";

type Tables = Database & { news: Database["post"]; opening: Database["post"] };

/**
 * Whether a post (`news`) is news to a reader (an account's id): somebody else's, published, by nobody they have muted and
 * without a content note that they hide. Every count, list, feed and stream of what is new asks this, so whoever keeps more
 * from a reader adds it here. The rule of mutes and notes is in domain/hiding.ts.
 */
export function isNewsTo(
  eb: ExpressionBuilder<Tables, "news">,
  reader: Expression<string>,
): Expression<SqlBool> {
  const mutedPerson = eb
    .selectFrom("mutedPerson")
    .select("mutedPerson.mutedId")
    .where("mutedPerson.accountId", "=", reader)
    .whereRef("mutedPerson.mutedId", "=", "news.authorId");
  const mutedAlias = eb
    .selectFrom("mutedAlias")
    .select("mutedAlias.alias")
    .where("mutedAlias.accountId", "=", reader)
    .whereRef("mutedAlias.threadId", "=", "news.threadId")
    .whereRef("mutedAlias.alias", "=", "news.alias");
  const hiddenNote = eb
    .selectFrom("hidingChoice")
    .select("hidingChoice.accountId")
    .where("hidingChoice.accountId", "=", reader)
    .where((of) =>
      of.or(
        CONTENT_NOTE_SLUGS.map((note) =>
          of.and([
            of("hidingChoice.notes", "like", `%"${note}"%`),
            of("news.contentNotes", "like", `%"${note}"%`),
          ]),
        ),
      ),
    );
  return eb.and([
    eb("news.status", "=", "published"),
    eb("news.authorId", "is distinct from", reader),
    // A mute of a name says nothing about whoever writes under an alias.
    eb.or([eb("news.alias", "is not", null), eb.not(eb.exists(mutedPerson))]),
    eb.not(eb.exists(mutedAlias)),
    eb.not(eb.exists(hiddenNote)),
  ]);
}

/** In SQL what `can(reader, "read-thread", …)` says: whom the thread is for, and whether its opening post exists for them. */
export function isThreadOpenTo(
  eb: ExpressionBuilder<Tables, "thread" | "opening">,
  reader: Member,
): Expression<SqlBool> {
  const absent = absentTo(reader);
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
 * Threads that a member may open in which something is new to them: whatever comes in those they watch, and what mentions
 * them in any but those they have left. Under an article, where comments stand beside one another more than they answer,
 * only what quotes or mentions the reader is.
 */
function threadsWithNews(db: Db, reader: Member, hides: Hides) {
  return db
    .selectFrom("thread")
    .leftJoin("following", (join) =>
      join.onRef("following.threadId", "=", "thread.id").on("following.accountId", "=", reader.id),
    )
    .leftJoin("post as opening", onOpening)
    .where("thread.id", "in", (eb) =>
      eb.selectFrom(watchedOrMentioning(db, reader).as("either")).select("either.threadId"),
    )
    .where((eb) => isThreadOpenTo(eb, reader))
    .where(threadNotHidden(hides));
}

/** The threads with news by their ids, whoever may open them. Three ways in, so that each has its own index. */
function watchedOrMentioning(db: Db, reader: Member) {
  return watchedWithMore(db, reader)
    .where("thread.kind", "!=", "article")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("post as news")
          .select("news.id")
          .whereRef("news.threadId", "=", "following.threadId")
          .whereRef("news.position", ">", "following.readPosition")
          .where((of) => isNewsTo(of, of.val(reader.id))),
      ),
    )
    .union(quotingUnderArticles(db, reader))
    .union(newMentions(db, reader).select("news.threadId"));
}

/** From the reader's own comments to what quotes them: there may be tens of thousands of others that do not. */
function quotingUnderArticles(db: Db, reader: Member) {
  return watchedWithMore(db, reader)
    .where("thread.kind", "=", "article")
    .innerJoin("post as quoted", (join) =>
      join.onRef("quoted.threadId", "=", "following.threadId").on("quoted.authorId", "=", reader.id),
    )
    .innerJoin("post as news", "news.quotedPostId", "quoted.id")
    .whereRef("news.position", ">", "following.readPosition")
    .where((eb) => isNewsTo(eb, eb.val(reader.id)));
}

/** Threads that a member watches and in which anything has come, of whomever. */
function watchedWithMore(db: Db, reader: Member) {
  return db
    .selectFrom("following")
    .innerJoin("thread", "thread.id", "following.threadId")
    .select("following.threadId")
    .where("following.accountId", "=", reader.id)
    .where("following.stance", "=", "watching")
    .whereRef("thread.lastPosition", ">", "following.readPosition");
}

/** Posts that mention a member and are new to them, in any thread but those they have left. */
export function newMentions(db: Db, reader: Member) {
  return db
    .selectFrom("mention")
    .innerJoin("post as news", "news.id", "mention.postId")
    .leftJoin("following", (join) =>
      join.onRef("following.threadId", "=", "news.threadId").on("following.accountId", "=", reader.id),
    )
    .where("mention.accountId", "=", reader.id)
    .where((eb) => eb("following.stance", "is distinct from", "left"))
    .where((eb) =>
      eb.or([
        eb("following.readPosition", "is", null),
        eb("news.position", ">", eb.ref("following.readPosition")),
      ]),
    )
    .where((eb) => isNewsTo(eb, eb.val(reader.id)));
}

/** In how many of their threads something is new to this member; counts no further than `most`. */
export async function countThreadsWithNews(
  db: Db,
  reader: Member,
  { hides, except, most }: { hides: Hides; except: string | null; most: number },
): Promise<number> {
  const { count } = await db
    .selectFrom(
      threadsWithNews(db, reader, hides)
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
export function newsByThread(db: Db, reader: Member, { hides, limit }: { hides: Hides; limit: number }) {
  return threadsWithNews(db, reader, hides)
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
      "following.stance",
      "following.readPosition",
    ])
    .orderBy("thread.lastActivityAtMs", "desc")
    .orderBy("thread.id", "desc")
    .limit(limit)
    .execute();
}
