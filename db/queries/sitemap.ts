import type { Db } from "../schema.ts";
import { onOpening } from "./opening.ts";

/** Threads that everyone may read, whose opening post is shown, with ids from `from` up to but not with `to`. */
const publicThreads = (db: Db, { from, to }: { from: string; to: string | null }) =>
  db
    .selectFrom("thread")
    .innerJoin("post as opening", onOpening)
    .where("thread.kind", "!=", "article")
    .where("thread.audience", "=", "everyone")
    .where("opening.status", "=", "published")
    .where("thread.id", ">=", from)
    .$if(to !== null, (query) => query.where("thread.id", "<", to ?? ""));

/** Their addresses and when something happened there last. */
export function publicThreadsBetween(db: Db, range: { from: string; to: string | null; limit: number }) {
  return publicThreads(db, range)
    .select(["thread.id", "thread.kind", "thread.slug", "thread.lastActivityAtMs"])
    .orderBy("thread.id")
    .limit(range.limit)
    .execute();
}

/** Whether there is one. */
export async function hasPublicThread(db: Db, range: { from: string; to: string | null }): Promise<boolean> {
  const row = await publicThreads(db, range)
    .select("thread.id")
    .orderBy("thread.id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every article, for its address. */
export function articleAddresses(db: Db) {
  return db.selectFrom("article").select(["slug", "pinned", "updatedAtMs"]).orderBy("slug").execute();
}
