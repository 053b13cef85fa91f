import { GUEST } from "#app/domain/actor.ts";
import type { Audience } from "#app/domain/thread.ts";
import { absentTo } from "#app/domain/visibility.ts";
import type { Db } from "../schema.ts";
import { onOpening } from "./opening.ts";

/** Those of these members who have a page that readers of such threads can open: switched on, and with something published under their name. */
export async function membersWithPage(
  db: Db,
  { handleKeys, audiences }: { handleKeys: readonly string[]; audiences: readonly Audience[] },
) {
  if (handleKeys.length === 0) return [];
  return db
    .selectFrom("account")
    .leftJoin("profile", "profile.accountId", "account.id")
    .select(["account.id", "account.handle", "account.handleKey"])
    .where("account.handleKey", "in", handleKeys)
    .where((eb) => eb.or([eb("profile.isOff", "is", null), eb("profile.isOff", "=", 0)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("post")
          .innerJoin("thread", "thread.id", "post.threadId")
          .leftJoin("post as opening", onOpening)
          .select("post.id")
          .whereRef("post.authorId", "=", "account.id")
          .where("post.status", "=", "published")
          .where("post.alias", "is", null)
          .where("thread.audience", "in", audiences)
          .where((or) =>
            or.or([or("opening.id", "is", null), or("opening.status", "not in", absentTo(GUEST))]),
          ),
      ),
    )
    .execute();
}

/**
 * Those of these aliases under which a published post stands in the thread, each with its account; null when that is gone.
 * An alias is found by its posts alone: otherwise it would be one no more on the day on which somebody leaves.
 */
export async function aliasesShownIn(
  db: Db,
  { threadId, aliases }: { threadId: string; aliases: readonly string[] },
) {
  if (aliases.length === 0) return [];
  return db
    .selectFrom("threadAlias")
    .innerJoin("post", (join) =>
      join.onRef("post.threadId", "=", "threadAlias.threadId").onRef("post.alias", "=", "threadAlias.alias"),
    )
    .select(["threadAlias.alias", "threadAlias.accountId"])
    .distinct()
    .where("threadAlias.threadId", "=", threadId)
    .where("threadAlias.alias", "in", aliases)
    .where("post.status", "=", "published")
    .execute();
}

/** Puts these in place of whom the post mentioned before. */
export async function setMentions(db: Db, postId: string, accountIds: readonly string[]): Promise<void> {
  await db.deleteFrom("mention").where("postId", "=", postId).execute();
  if (accountIds.length === 0) return;
  await db
    .insertInto("mention")
    .values(accountIds.map((accountId) => ({ postId, accountId })))
    .execute();
}

/** This author's posts in the thread that mention somebody, in their order. */
export function mentioningPosts(db: Db, { threadId, authorId }: { threadId: string; authorId: string }) {
  return db
    .selectFrom("post")
    .select(["post.id", "post.markdown"])
    .where("post.threadId", "=", threadId)
    .where("post.authorId", "=", authorId)
    .where((eb) =>
      eb.exists(eb.selectFrom("mention").select("mention.postId").whereRef("mention.postId", "=", "post.id")),
    )
    .orderBy("post.position")
    .execute();
}

/** How many of a thread's newest posts are looked through for the names of those who wrote. */
const NEWEST_POSTS = 500;

/** Who wrote published posts in the thread, newest posts first, each under the name that stands over the post. */
export function writersIn(db: Db, threadId: string) {
  return db
    .selectFrom("post")
    .select(["authorId", "alias", "status"])
    .where("threadId", "=", threadId)
    .where("status", "=", "published")
    .orderBy("position", "desc")
    .limit(NEWEST_POSTS)
    .execute();
}
