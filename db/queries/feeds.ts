import type { Member } from "#app/domain/actor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Db } from "../schema.ts";
import { isNewsTo, isThreadOpenTo } from "./news.ts";
import { threadNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";

const ENTRY_COLUMNS = [
  "news.id",
  "news.threadId",
  "news.position",
  "news.authorId",
  "news.alias",
  "news.revision",
  "news.excerpt",
  "news.contentNotes",
  "news.createdAtMs",
  "news.editedAtMs",
] as const;

/** Published posts at one position of these threads, or the latest fifty of one thread, newest first. */
export async function latestPublished(
  db: Db,
  {
    threadIds,
    position,
    limit = 50,
  }: { threadIds: readonly string[]; position: number | null; limit?: number },
) {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom("post as news")
    .select(ENTRY_COLUMNS)
    .where("news.threadId", "in", threadIds)
    .$if(position !== null, (query) => query.where("news.position", "=", position ?? 0))
    .where("news.status", "=", "published")
    .orderBy("news.position", "desc")
    .limit(limit)
    .execute();
}
export type PublishedRow = Awaited<ReturnType<typeof latestPublished>>[number];

/** The threads that a member watches and may open, the articles' apart, latest activity first, as their titles need them. */
export function watchedThreads(db: Db, reader: Member, { hides, limit }: { hides: Hides; limit: number }) {
  return db
    .selectFrom("following")
    .innerJoin("thread", "thread.id", "following.threadId")
    .leftJoin("post as opening", onOpening)
    .select([
      "thread.id",
      "thread.kind",
      "thread.title",
      "thread.audience",
      "thread.authorId",
      "thread.locked",
    ])
    .select(["thread.hope", "thread.lastPosition"])
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .where("following.accountId", "=", reader.id)
    .where("following.stance", "=", "watching")
    .where("thread.kind", "!=", "article")
    .where((eb) => isThreadOpenTo(eb, reader))
    .where(threadNotHidden(hides))
    .orderBy("thread.lastActivityAtMs", "desc")
    .orderBy("thread.id", "desc")
    .limit(limit)
    .execute();
}

/** What others have written last in these threads, at most twenty positions back in each, newest first. */
export async function latestByOthers(
  db: Db,
  reader: Member,
  { threadIds, limit }: { threadIds: readonly string[]; limit: number },
) {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom("thread")
    .innerJoin("post as news", "news.threadId", "thread.id")
    .select(ENTRY_COLUMNS)
    .where("thread.id", "in", threadIds)
    .where((eb) => eb("news.position", ">", eb("thread.lastPosition", "-", 20)))
    .where((eb) => isNewsTo(eb, eb.val(reader.id)))
    .orderBy("news.createdAtMs", "desc")
    .orderBy("news.id", "desc")
    .limit(limit)
    .execute();
}

export function feedToken(db: Db, accountId: string) {
  return db
    .selectFrom("feedToken")
    .select(["createdAtMs"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();
}

/** Whose feed this token opens, with what the rules need of them; undefined when it opens none. */
export function readerByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom("feedToken")
    .innerJoin("account", "account.id", "feedToken.accountId")
    .select(["account.id", "account.handle", "account.role"])
    .where("feedToken.tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

/** Puts this token in place of the one before, which opens nothing from then on. */
export async function replaceFeedToken(
  db: Db,
  token: { accountId: string; tokenHash: string; createdAtMs: number },
): Promise<void> {
  const { tokenHash, createdAtMs } = token;
  await db
    .insertInto("feedToken")
    .values(token)
    .onConflict((conflict) => conflict.column("accountId").doUpdateSet({ tokenHash, createdAtMs }))
    .execute();
}

export async function deleteFeedToken(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("feedToken").where("accountId", "=", accountId).execute();
}
