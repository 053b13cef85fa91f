import type { Cursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Audience, ThreadFacts, ThreadKind } from "#app/domain/thread.ts";
import type { ThreadFilter } from "#app/domain/thread-filter.ts";
import type { Db, ThreadTable } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { threadNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";

export async function insertThread(db: Db, thread: ThreadTable): Promise<void> {
  await db.insertInto("thread").values(thread).execute();
}

/** Where the opening of this thread stood as a reply, with who reads that thread now; undefined where it never was one. */
export const splitFrom = (db: Db, threadId: string) =>
  db
    .selectFrom("thread as own")
    .innerJoin("thread as origin", "origin.id", "own.splitFromId")
    .select(["origin.id as threadId", "own.splitFromPosition as position", "origin.audience"])
    .where("own.id", "=", threadId)
    .executeTakeFirst();

/** Deletes a thread in which no post stands any more, with who watches or hides it. */
export async function deleteEmptyThread(db: Db, threadId: string): Promise<void> {
  await db.deleteFrom("threadAlias").where("threadId", "=", threadId).execute();
  await db.deleteFrom("thread").where("id", "=", threadId).execute();
}

/** Everything about a thread itself. */
export const THREAD_COLUMNS = [
  "thread.id",
  "thread.kind",
  "thread.title",
  "thread.slug",
  "thread.ending",
  "thread.timeSince",
  "thread.hope",
  "thread.audience",
  "thread.narrowedFrom",
  "thread.authorId",
  "thread.locked",
  "thread.lockReason",
  "thread.lockedUntilMs",
  "thread.lastPosition",
  "thread.replyCount",
  "thread.createdAtMs",
  "thread.lastActivityAtMs",
] as const;

const threadsWithOpening = (db: Db) =>
  db
    .selectFrom("thread")
    .leftJoin("post as opening", onOpening)
    .select(THREAD_COLUMNS)
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"]);

/** A thread with the status of its opening post (null under an article), or undefined. */
export const getThread = (db: Db, threadId: string) =>
  threadsWithOpening(db).where("thread.id", "=", threadId).executeTakeFirst();

/** The same of several; unknown ids are left out. */
export async function threadsByIds(db: Db, ids: readonly string[]) {
  return ids.length === 0 ? [] : threadsWithOpening(db).where("thread.id", "in", ids).execute();
}
export type ThreadRow = NonNullable<Awaited<ReturnType<typeof getThread>>>;

/** What the rules need of a thread's row. */
export const threadFacts = (row: Omit<ThreadFacts, "locked"> & { locked: 0 | 1 }): ThreadFacts => ({
  kind: row.kind,
  audience: row.audience,
  authorId: row.authorId,
  locked: row.locked === 1,
  openingStatus: row.openingStatus,
  openingAlias: row.openingAlias,
  hope: row.hope,
});

export type LatestThreads = {
  /** Audiences the reader belongs to; see audiencesOpenTo. Other people's threads only. */
  audiences: readonly Audience[];
  /** The reader's own account, whose threads are listed whatever their audience; null for a guest. */
  readerId: string | null;
  filter: ThreadFilter;
  hides: Hides;
  /** Null for every kind that members start. */
  kind: ThreadKind | null;
  /** Where the page before ended, or null for the first. */
  before: Cursor | null;
  limit: number;
};

/** Threads whose opening post is published, latest activity first, with the opening post's excerpt. */
export function latestThreads(db: Db, asked: LatestThreads) {
  const { audiences, readerId, hides, filter, kind, before, limit } = asked;
  return db
    .selectFrom("thread")
    .crossJoin("post as opening") // SQLite keeps this order; left to choose, it reads every post and sorts them.
    .whereRef("opening.threadId", "=", "thread.id")
    .where("opening.position", "=", 0)
    .select(THREAD_COLUMNS)
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .select(["opening.excerpt", "opening.contentNotes"])
    .where("thread.kind", "!=", "article")
    .where("opening.status", "=", "published")
    .where((eb) =>
      eb.or([
        ...(audiences.length > 0 ? [eb("thread.audience", "in", audiences)] : []),
        ...(readerId !== null ? [eb("thread.authorId", "=", readerId)] : []),
      ]),
    )
    .where(threadNotHidden(hides))
    .$if(kind !== null, (query) => query.where("thread.kind", "=", kind))
    .$if(filter.ending !== null, (query) => query.where("thread.ending", "=", filter.ending))
    .$if(filter.timeSince !== null, (query) => query.where("thread.timeSince", "=", filter.timeSince))
    .$if(filter.hope !== null, (query) => query.where("thread.hope", "=", filter.hope))
    .where(beyond(before, ["thread.lastActivityAtMs", "thread.id"]))
    .orderBy("thread.lastActivityAtMs", "desc")
    .orderBy("thread.id", "desc")
    .limit(limit)
    .execute();
}

export type ListedThread = Awaited<ReturnType<typeof latestThreads>>[number];

/**
 * Takes the next position in the thread for a new post; null when the thread has been locked. A post that is `shown`
 * counts as a reply and brings the thread up in the lists; one that waits for a moderator does neither. The row is held
 * until the transaction ends.
 */
export async function takePosition(
  db: Db,
  { threadId, shown, nowMs }: { threadId: string; shown: boolean; nowMs: number },
): Promise<number | null> {
  const row = await db
    .updateTable("thread")
    .set((eb) => ({
      lastPosition: eb("lastPosition", "+", 1),
      ...(shown ? { replyCount: eb("replyCount", "+", 1), lastActivityAtMs: nowMs } : {}),
    }))
    .where("id", "=", threadId)
    .where("locked", "=", 0)
    .returning("lastPosition")
    .executeTakeFirst();
  return row?.lastPosition ?? null;
}

/**
 * The position after the last one, for a reply that others can read only now, and so that they find it where what is new
 * stands. A closed thread takes it as well: it was written before.
 */
export async function takeLatePosition(db: Db, threadId: string, nowMs: number): Promise<number> {
  const row = await db
    .updateTable("thread")
    .set((eb) => ({ lastPosition: eb("lastPosition", "+", 1), lastActivityAtMs: nowMs }))
    .where("id", "=", threadId)
    .returning("lastPosition")
    .executeTakeFirstOrThrow();
  return row.lastPosition;
}

/**
 * Holds the thread until the transaction ends, like `lockPost`: whoever writes in it or changes what may be written
 * waits, and then sees what happened. Posts are held before threads, by everybody.
 */
export async function holdThread(db: Db, threadId: string): Promise<void> {
  await db
    .updateTable("thread")
    .set((eb) => ({ lastPosition: eb.ref("lastPosition") }))
    .where("id", "=", threadId)
    .execute();
}

/** Corrects the count of published replies by `change` when one of them comes or goes. */
export async function changeReplyCount(db: Db, threadId: string, change: 1 | -1): Promise<void> {
  await db
    .updateTable("thread")
    .set((eb) => ({ replyCount: eb("replyCount", "+", change) }))
    .where("id", "=", threadId)
    .execute();
}

/** Closes the thread to replies, until then or until it is opened again (null). */
export const setLock = (
  db: Db,
  threadId: string,
  { reason, untilMs }: { reason: string; untilMs: number | null },
): Promise<void> => changeThread(db, threadId, { locked: 1, lockReason: reason, lockedUntilMs: untilMs });

const OPEN = { locked: 0, lockReason: null, lockedUntilMs: null } as const;

export const openThread = (db: Db, threadId: string): Promise<void> => changeThread(db, threadId, OPEN);

/** Threads that were closed until then or before. */
export async function threadsClosedUntil(db: Db, nowMs: number): Promise<string[]> {
  const rows = await db.selectFrom("thread").select("id").where("lockedUntilMs", "<=", nowMs).execute();
  return rows.map(({ id }) => id);
}

/** Puts new words or facts about a thread in place. */
export async function changeThread(
  db: Db,
  threadId: string,
  change: Partial<Omit<ThreadTable, "id" | "authorId">>,
): Promise<void> {
  await db.updateTable("thread").set(change).where("id", "=", threadId).execute();
}
