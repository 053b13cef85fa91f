import type { PostStatus } from "#app/domain/post.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Db, PostTable } from "../schema.ts";
import { countUpTo } from "./count-up-to.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

export async function insertPost(db: Db, post: PostTable): Promise<void> {
  await db.insertInto("post").values(post).execute();
}

/** The post that this very form made before, or undefined. */
export function postByRequestKey(db: Db, requestKey: string) {
  return db
    .selectFrom("post")
    .select(["id", "threadId", "position"])
    .where("requestKey", "=", requestKey)
    .executeTakeFirst();
}

const SHOWN_COLUMNS = [
  "post.id",
  "post.threadId",
  "post.position",
  "post.authorId",
  "post.alias",
  "post.status",
  "post.html",
  "post.excerpt",
  "post.contentNotes",
  "post.revision",
  "post.quotedPostId",
  "post.quotedText",
  "post.createdAtMs",
  "post.editedAtMs",
  "post.withdrawnAtMs",
  "post.withdrawnFrom",
] as const;

/** One page of a thread, oldest first: the posts at positions `first` to `last`, both included. */
export function postsOfThread(
  db: Db,
  { threadId, first, last }: { threadId: string; first: number; last: number },
) {
  return db
    .selectFrom("post")
    .select(SHOWN_COLUMNS)
    .where("threadId", "=", threadId)
    .where("position", ">=", first)
    .where("position", "<=", last)
    .orderBy("position")
    .execute();
}
export type ShownRow = Awaited<ReturnType<typeof postsOfThread>>[number];

/** These posts as they would be quoted; unknown ids are left out. */
export async function postsToQuote(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("post")
    .select(["id", "threadId", "authorId", "alias", "status", "excerpt", "contentNotes"])
    .where("id", "in", ids)
    .execute();
}

/** A post with its text and its thread, or undefined. */
export async function getPost(db: Db, postId: string) {
  const row = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .leftJoin("article", "article.threadId", "thread.id")
    .select(SHOWN_COLUMNS)
    .select([
      "post.markdown",
      "thread.kind",
      "thread.title",
      "thread.slug",
      "thread.ending",
      "thread.timeSince",
      "thread.hope",
      "thread.audience",
      "thread.authorId as threadAuthorId",
      "thread.locked",
      "opening.status as openingStatus",
      "opening.alias as openingAlias",
      "article.slug as articleSlug",
      "article.pinned as articlePinned",
    ])
    .where("post.id", "=", postId)
    .executeTakeFirst();
  if (!row) return undefined;
  return { ...row, thread: threadFacts({ ...row, authorId: row.threadAuthorId }) };
}
export type PostRow = NonNullable<Awaited<ReturnType<typeof getPost>>>;

/** When and from where a post was withdrawn; both null clears it. */
export type Withdrawal = Pick<PostTable, "withdrawnAtMs" | "withdrawnFrom">;

/** Moves a post to another status if it still stands in `from`, and says whether it did. */
export async function setPostStatus(
  db: Db,
  postId: string,
  { from, to, withdrawal = {} }: { from: PostStatus; to: PostStatus; withdrawal?: Partial<Withdrawal> },
): Promise<boolean> {
  const result = await db
    .updateTable("post")
    .set({ status: to, ...withdrawal })
    .where("id", "=", postId)
    .where("status", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Holds the post until the transaction ends: whoever else wants to change or judge it waits, and then sees what
 * happened. The same statement on both databases; SQLite's transactions hold everything anyway.
 */
export async function lockPost(db: Db, postId: string): Promise<void> {
  await db
    .updateTable("post")
    .set((eb) => ({ revision: eb.ref("revision") }))
    .where("id", "=", postId)
    .execute();
}

/** Puts a post into another thread, where it quotes nobody. A revision is counted, as for other words. */
export async function replacePost(
  db: Db,
  { id, revision }: { id: string; revision: number },
  to: { threadId: string; position: number } & PostText,
): Promise<void> {
  await db
    .updateTable("post")
    .set({ ...to, quotedPostId: null, quotedText: null, revision: revision + 1 })
    .where("id", "=", id)
    .execute();
}

/** Whether anything was ever written in the thread beside this post. */
export async function othersIn(db: Db, { id, threadId }: { id: string; threadId: string }): Promise<boolean> {
  const other = await db
    .selectFrom("post")
    .select("id")
    .where("threadId", "=", threadId)
    .where("id", "!=", id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

export type PostText = Pick<PostTable, "markdown" | "html" | "excerpt">;

/** Puts a new text in place if nobody else has edited since `fromRevision`, and says whether it did. */
export async function setPostText(
  db: Db,
  postId: string,
  change: PostText & { contentNotes: string; fromRevision: number; editedAtMs: number },
): Promise<boolean> {
  const { fromRevision, ...text } = change;
  const result = await db
    .updateTable("post")
    .set({ ...text, revision: fromRevision + 1 })
    .where("id", "=", postId)
    .where("revision", "=", fromRevision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Puts other content notes over a post and counts a revision, also for what changes above it: whoever has an earlier
 * one before them does not undo it unseen. The text stays.
 */
export async function setContentNotes(db: Db, postId: string, contentNotes: string): Promise<void> {
  await db
    .updateTable("post")
    .set((eb) => ({ contentNotes, revision: eb("revision", "+", 1) }))
    .where("id", "=", postId)
    .execute();
}

/** Puts a post at another place of its thread: one that nothing stands at. */
export async function setPosition(db: Db, postId: string, position: number): Promise<void> {
  await db.updateTable("post").set({ position }).where("id", "=", postId).execute();
}

/** How many of somebody's posts others can read, or could read before they were withdrawn, counted to `most`. */
export const countStood = (db: Db, authorId: string, most: number): Promise<number> =>
  countIn(db, { authorId, statuses: STOOD, most, named: false });

const STOOD = ["published", "withdrawn"] as const;

/**
 * How many of somebody's posts under their own name stood and how many were declined or removed, each counted to `most`.
 * What they wrote under an alias is not in it: the numbers would tell that it is theirs.
 */
export const countNamed = async (db: Db, authorId: string, most: number) => ({
  stood: await countIn(db, { authorId, statuses: STOOD, most, named: true }),
  takenAway: await countIn(db, { authorId, statuses: ["declined", "removed"], most, named: true }),
});

async function countIn(
  db: Db,
  {
    authorId,
    statuses,
    most,
    named,
  }: { authorId: string; statuses: readonly PostStatus[]; most: number; named: boolean },
): Promise<number> {
  const few = db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select("post.id")
    .where("post.authorId", "=", authorId)
    .where("post.status", "in", statuses)
    .where("thread.audience", "!=", "only-me") // Nobody knows how many there are of these.
    .$if(named, (query) => query.where("post.alias", "is", null));
  return countUpTo(db, few, most);
}

/** What somebody has written since `sinceMs`, the latest first, at most `limit` posts. */
export const textsSince = (
  db: Db,
  { authorId, sinceMs, limit }: { authorId: string; sinceMs: number; limit: number },
) =>
  db
    .selectFrom("post")
    .select(["markdown", "createdAtMs"])
    .where("authorId", "=", authorId)
    .where("createdAtMs", ">=", sinceMs)
    .orderBy("createdAtMs", "desc")
    .limit(limit)
    .execute();

/** Published posts since `sinceMs` in threads of these audiences, with their texts, the latest first. */
export async function recentTexts(
  db: Db,
  { audiences, sinceMs, limit }: { audiences: readonly Audience[]; sinceMs: number; limit: number },
) {
  const rows = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select(["post.id", "post.position", "post.markdown", "post.excerpt", "post.createdAtMs", "thread.title"])
    .where("post.status", "=", "published")
    .where("post.createdAtMs", ">=", sinceMs)
    .where("thread.audience", "in", audiences)
    .orderBy("post.createdAtMs", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ position, title, ...post }) => ({ ...post, title: position === 0 ? title : null }));
}

/** Shows the same text in another way. */
export async function setPostHtml(db: Db, postId: string, html: string): Promise<void> {
  await db.updateTable("post").set({ html }).where("id", "=", postId).execute();
}

/** Whether anybody but this author has written in the thread from this position on, and not been erased since. */
export async function othersWroteFrom(
  db: Db,
  { threadId, from, authorId }: { threadId: string; from: number; authorId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("post")
    .select("id")
    .where("threadId", "=", threadId)
    .where("position", ">=", Math.max(1, from))
    .where("status", "!=", "erased")
    .where((eb) => eb.or([eb("authorId", "is", null), eb("authorId", "!=", authorId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the author of a thread has answered in it and is there for others to read, or waits: in the order of their ids. */
export const repliesBy = (db: Db, { threadId, authorId }: { threadId: string; authorId: string }) =>
  db
    .selectFrom("post")
    .select("id")
    .where("threadId", "=", threadId)
    .where("authorId", "=", authorId)
    .where("position", ">", 0)
    .where("status", "in", ["published", "held"])
    .orderBy("id")
    .execute();

/** What waits for a moderator in a thread. */
export const heldIn = (db: Db, threadId: string) =>
  db
    .selectFrom("post")
    .select("id")
    .where("threadId", "=", threadId)
    .where("status", "=", "held")
    .orderBy("id")
    .execute();
