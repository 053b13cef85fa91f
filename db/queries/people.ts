import type { Cursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { PostStatus } from "#app/domain/post.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { postNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

export type PostsByAuthor = {
  authorId: string;
  /** Null for every status: the desk's view. */
  statuses: readonly PostStatus[] | null;
  audiences: readonly Audience[];
  hides: Hides;
  before: Cursor | null;
  limit: number;
};

/** A person's posts under their own name in threads of these audiences, newest first. Callers ask who may open the threads. */
export async function postsByAuthor(db: Db, asked: PostsByAuthor) {
  const { authorId, statuses, audiences, hides, before, limit } = asked;
  const rows = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .select(["post.id", "post.position", "post.authorId", "post.alias", "post.status", "post.createdAtMs"])
    .select("post.revision")
    .select(["post.excerpt", "post.contentNotes"])
    .select([
      "post.withdrawnAtMs",
      "post.withdrawnFrom",
      "thread.kind",
      "thread.title",
      "thread.audience",
      "thread.locked",
      "thread.hope",
    ])
    .select(["thread.authorId as threadAuthorId", "opening.status as openingStatus"])
    .select("opening.alias as openingAlias")
    .where("post.authorId", "=", authorId)
    .where("post.alias", "is", null)
    .where("thread.audience", "in", audiences)
    .where(postNotHidden(hides))
    .$if(statuses !== null, (query) => query.where("post.status", "in", statuses ?? []))
    .where(beyond(before, ["post.createdAtMs", "post.id"]))
    .orderBy("post.createdAtMs", "desc")
    .orderBy("post.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, thread: threadFacts({ ...row, authorId: row.threadAuthorId }) }));
}

/** How many posts a person has under their own name in each status, in threads of these audiences. Statuses without posts are left out. */
export async function countPostsByStatus(
  db: Db,
  authorId: string,
  audiences: readonly Audience[],
): Promise<Map<PostStatus, number>> {
  const rows = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select((eb) => ["post.status", eb.fn.countAll<number>().as("count")])
    .where("post.authorId", "=", authorId)
    .where("post.alias", "is", null)
    .where("thread.audience", "in", audiences)
    .groupBy("post.status")
    .execute();
  return new Map(rows.map((row) => [row.status, Number(row.count)]));
}

/** How many of a person's posts under their own name in threads of these audiences have been reported. */
export async function countReportedPosts(
  db: Db,
  authorId: string,
  audiences: readonly Audience[],
): Promise<number> {
  const row = await db
    .selectFrom("report")
    .innerJoin("post", "post.id", "report.postId")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select((eb) => eb.fn.count<number>("report.postId").distinct().as("count"))
    .where("post.authorId", "=", authorId)
    .where("post.alias", "is", null)
    .where("thread.audience", "in", audiences)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
