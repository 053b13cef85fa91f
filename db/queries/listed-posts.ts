import { type AliasedSelectQueryBuilder, expressionBuilder } from "kysely";
import type { Cursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Database, Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { postNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

/** Who reads a list, and which page of it. */
export type ListPage = {
  /** Audiences the reader belongs to; see audiencesOpenTo. */
  audiences: readonly Audience[];
  /** The reader's own account, whose threads are listed whatever their audience; null for a guest. */
  readerId: string | null;
  hides: Hides;
  /** Where the page before ended, or null for the first. */
  before: Cursor | null;
  limit: number;
};

/** What a list is made of: posts, and the time that orders them. */
type Entries = AliasedSelectQueryBuilder<{ postId: string; postedAtMs: number }, "entry">;

const from = () => expressionBuilder<Database, never>();

/** Posts that helped somebody in this way, newest first. */
export function postsThatHelped(db: Db, way: string, page: ListPage) {
  const entries = from().selectFrom("helpedPost").select(["postId", "postedAtMs"]).where("way", "=", way);
  return listedPosts(db, entries.as("entry"), page);
}

/** Posts that helped somebody in none of these ways, newest first. */
export function postsThatHelpedOtherwise(db: Db, ways: readonly string[], page: ListPage) {
  const entries = from()
    .selectFrom("helpedPost")
    .select(["postId", "postedAtMs"])
    .$if(ways.length > 0, (query) => query.where("way", "not in", ways));
  return listedPosts(db, entries.as("entry"), page);
}

/** Posts about a section of an article, newest first; `section` is empty for the article as a whole. */
export function postsAboutSection(
  db: Db,
  { articleId, section }: { articleId: string; section: string },
  page: ListPage,
) {
  const entries = from()
    .selectFrom("sectionPost")
    .select(["postId", "postedAtMs"])
    .where("articleId", "=", articleId)
    .where("section", "=", section);
  return listedPosts(db, entries.as("entry"), page);
}

/**
 * The published ones that this reader may open, with what their lines are drawn from. A thread whose opening post is
 * not published is left out as a whole: its title is not to be shown.
 */
async function listedPosts(
  db: Db,
  entries: Entries,
  { audiences, readerId, hides, before, limit }: ListPage,
) {
  const rows = await db
    .selectFrom(entries)
    .crossJoin("post") // SQLite keeps this order; left to choose, it reads every post and sorts them.
    .whereRef("post.id", "=", "entry.postId")
    .crossJoin("thread")
    .whereRef("thread.id", "=", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .select(["post.id", "post.threadId", "post.position", "post.authorId", "post.alias"])
    .select([
      "post.status",
      "post.revision",
      "post.excerpt",
      "post.contentNotes",
      "post.createdAtMs",
      "entry.postedAtMs",
    ])
    .select(["thread.kind", "thread.title", "thread.slug", "thread.audience", "thread.locked", "thread.hope"])
    .select([
      "thread.authorId as threadAuthorId",
      "opening.status as openingStatus",
      "opening.alias as openingAlias",
    ])
    .where("post.status", "=", "published")
    .where((eb) => eb.or([eb("opening.status", "=", "published"), eb("thread.kind", "=", "article")]))
    .where((eb) =>
      eb.or([
        eb("thread.audience", "in", audiences),
        ...(readerId === null ? [] : [eb("thread.authorId", "=", readerId)]),
      ]),
    )
    .where(postNotHidden(hides))
    .where(beyond(before, ["entry.postedAtMs", "entry.postId"]))
    .orderBy("entry.postedAtMs", "desc")
    .orderBy("entry.postId", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, thread: threadFacts({ ...row, authorId: row.threadAuthorId }) }));
}
export type ListedPost = Awaited<ReturnType<typeof listedPosts>>[number];
