import type { Cursor } from "#app/domain/cursor.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

/** Whom a reader has muted by name, the latest first. */
export function mutedPeople(db: Db, accountId: string) {
  return db
    .selectFrom("mutedPerson")
    .innerJoin("account", "account.id", "mutedPerson.mutedId")
    .select(["account.handle", "account.role"])
    .where("mutedPerson.accountId", "=", accountId)
    .orderBy("mutedPerson.createdAtMs", "desc")
    .orderBy("account.handleKey")
    .execute();
}

/** Which aliases a reader has muted, the latest first. */
export function mutedAliases(db: Db, accountId: string) {
  return db
    .selectFrom("mutedAlias")
    .select(["threadId", "alias"])
    .where("accountId", "=", accountId)
    .orderBy("createdAtMs", "desc")
    .orderBy("threadId")
    .execute();
}

/** Which threads a reader has hidden, the latest first, from where an earlier page of the list ended. */
export function hiddenThreads(
  db: Db,
  { accountId, before, limit }: { accountId: string; before: Cursor | null; limit: number },
) {
  return db
    .selectFrom("hiddenThread")
    .select(["threadId", "createdAtMs"])
    .where("accountId", "=", accountId)
    .where(beyond(before, ["createdAtMs", "threadId"]))
    .orderBy("createdAtMs", "desc")
    .orderBy("threadId", "desc")
    .limit(limit)
    .execute();
}

/** The titles of these threads with what the rules need to know before one is shown, by id. */
export async function threadTitles(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom("thread")
    .leftJoin("post as opening", onOpening)
    .leftJoin("article", "article.threadId", "thread.id")
    .select(["thread.id", "thread.kind", "thread.title", "thread.slug", "thread.audience", "thread.authorId"])
    .select(["thread.locked", "thread.hope", "opening.status as openingStatus"])
    .select([
      "opening.alias as openingAlias",
      "article.slug as articleSlug",
      "article.pinned as articlePinned",
    ])
    .where("thread.id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, thread: threadFacts(row) }]));
}
