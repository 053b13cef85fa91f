import type { Cursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Db } from "../schema.ts";
import { beyond } from "./keyset.ts";
import { threadNotHidden } from "./not-hidden.ts";
import { THREAD_COLUMNS } from "./threads.ts";

/** How many threads one page looks at, so that a forum in which all have been answered costs no more. */
export const LOOKED_AT = 2_000;

/** Which threads by when they were started, and where to go on from. */
export type Started = {
  /** From this time on, oldest first; or before it, newest first. Epoch milliseconds. */
  started: { from: number } | { before: number };
  /** Where the page before ended, or null for the first. */
  after: Cursor | null;
};

export type Unanswered = Started & {
  audiences: readonly Audience[];
  /** The reader, whose own threads are not theirs to answer; null for a guest. */
  readerId: string | null;
  hides: Hides;
  limit: number;
};

/** Threads by when they were started, as far as one page looks. */
function candidates(db: Db, { started, after }: Started) {
  const oldestFirst = "from" in started;
  return db
    .selectFrom("thread")
    .where("thread.createdAtMs", oldestFirst ? ">=" : "<", oldestFirst ? started.from : started.before)
    .where(beyond(after, ["thread.createdAtMs", "thread.id"], oldestFirst ? "oldest first" : "newest first"))
    .orderBy("thread.createdAtMs", oldestFirst ? "asc" : "desc")
    .orderBy("thread.id", oldestFirst ? "asc" : "desc");
}

/** The last thread that one page looks at; undefined when it looks at all there are. */
export async function lastLookedAt(db: Db, asked: Started): Promise<Cursor | undefined> {
  const row = await candidates(db, asked)
    .select(["thread.createdAtMs", "thread.id"])
    .offset(LOOKED_AT - 1)
    .limit(1)
    .executeTakeFirst();
  return row && { atMs: row.createdAtMs, id: row.id };
}

/**
 * Threads in which nobody but their author has a published reply, and which would be glad of one. Who wrote goes by the
 * name that is shown: a reply under another name than the opening post's counts as somebody else's, whoever is behind
 * it, or a thread that stays in this list would tell.
 */
export function unansweredThreads(db: Db, asked: Unanswered) {
  const { audiences, readerId, started, after, hides, limit } = asked;
  const oldestFirst = "from" in started;
  return db
    .selectFrom(candidates(db, { started, after }).selectAll("thread").limit(LOOKED_AT).as("thread"))
    .crossJoin("post as opening") // SQLite keeps this order; left to choose, it reads every post and sorts them.
    .whereRef("opening.threadId", "=", "thread.id")
    .where("opening.position", "=", 0)
    .select(THREAD_COLUMNS)
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .select(["opening.excerpt", "opening.contentNotes"])
    .where("thread.kind", "in", ["experience", "question"])
    .where("thread.locked", "=", 0)
    .where("thread.audience", "in", audiences)
    .where((eb) => eb("thread.hope", "is distinct from", "no-replies"))
    .where("opening.status", "=", "published")
    .where(threadNotHidden(hides))
    .$if(readerId !== null, (query) =>
      query.where((eb) => eb("thread.authorId", "is distinct from", readerId)),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("post as reply")
            .select("reply.id")
            .whereRef("reply.threadId", "=", "thread.id")
            .where("reply.position", ">", 0)
            .where("reply.status", "=", "published")
            .where((of) =>
              of.or([
                of("reply.alias", "is distinct from", of.ref("opening.alias")),
                of("reply.authorId", "is distinct from", of.ref("thread.authorId")),
              ]),
            ),
        ),
      ),
    )
    .orderBy("thread.createdAtMs", oldestFirst ? "asc" : "desc")
    .orderBy("thread.id", oldestFirst ? "asc" : "desc")
    .limit(limit)
    .execute();
}
