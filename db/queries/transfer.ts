import type { ThreadKind } from "#app/domain/thread.ts";
import { rowsPerInsert } from "../portable.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { onOpening } from "./opening.ts";

/** The accounts that have one of these names, or one that looks like it. */
export async function accountsNamed(db: Db, names: readonly { key: string; skeleton: string }[]) {
  const accounts = [];
  const most = rowsPerInsert(2); // Two values a name: as many as one statement takes.
  for (let at = 0; at < names.length; at += most) {
    const some = names.slice(at, at + most);
    const found = await db
      .selectFrom("account")
      .select(["id", "handle", "handleKey", "handleSkeleton", "passwordHash"])
      .where((eb) =>
        eb.or([
          eb(
            "handleKey",
            "in",
            some.map(({ key }) => key),
          ),
          eb(
            "handleSkeleton",
            "in",
            some.map(({ skeleton }) => skeleton),
          ),
        ]),
      )
      .execute();
    accounts.push(...found);
  }
  return accounts.map(({ passwordHash, ...account }) => ({ ...account, canSignIn: passwordHash !== null }));
}

const ARTICLE: ThreadKind = "article";

/** Members' threads whose opening post stands. An article's thread has none, so it is not among them. */
const threadsToExport = (db: Db) =>
  db
    .selectFrom("thread")
    .innerJoin("post as opening", onOpening)
    .leftJoin("account", (join) =>
      join
        .onRef("account.id", "=", "thread.authorId")
        .on("opening.alias", "is", null)
        .on("account.goneAtMs", "=", 0),
    )
    .where((eb) => eb.or([eb("opening.alias", "is not", null), eb("account.id", "is not", null)]))
    .where("opening.status", "=", "published");

export async function countThreadsToExport(db: Db): Promise<number> {
  const row = await threadsToExport(db)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One page of the threads to export, oldest first. `after` is the last one of the page before. */
export function threadsToExportAfter(
  db: Db,
  { after, limit }: { after: { createdAtMs: number; id: string } | null; limit: number },
) {
  return threadsToExport(db)
    .select(["thread.id", "thread.title", "thread.kind", "thread.ending", "thread.audience"])
    .select(["thread.timeSince", "thread.hope", "opening.alias", "opening.contentNotes"])
    .select([
      "thread.createdAtMs",
      "thread.lastPosition",
      "account.handle as author",
      "opening.markdown as body",
    ])
    .where(
      beyond(
        after && { atMs: after.createdAtMs, id: after.id },
        ["thread.createdAtMs", "thread.id"],
        "oldest first",
      ),
    )
    .orderBy("thread.createdAtMs")
    .orderBy("thread.id")
    .limit(limit)
    .execute();
}

/** The published replies of these threads, each thread's in its order. */
export async function repliesToExport(db: Db, threadIds: readonly string[]) {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom("post")
    .leftJoin("account", (join) =>
      join
        .onRef("account.id", "=", "post.authorId")
        .on("post.alias", "is", null)
        .on("account.goneAtMs", "=", 0),
    )
    .where((eb) => eb.or([eb("post.alias", "is not", null), eb("account.id", "is not", null)]))
    .select(["post.threadId", "account.handle as author", "post.alias", "post.contentNotes"])
    .select(["post.markdown as body", "post.createdAtMs"])
    .where("post.threadId", "in", threadIds)
    .where("post.position", ">", 0)
    .where("post.status", "=", "published")
    .orderBy("post.threadId")
    .orderBy("post.position")
    .execute();
}

/** Whether a member has started a thread here. */
export async function hasMembersThread(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom("thread")
    .select("id")
    .where("kind", "!=", ARTICLE)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
