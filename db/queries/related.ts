import { sql } from "kysely";
import type { Ending } from "#app/domain/ending.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Db, RelatedThreadTable } from "../schema.ts";
import { threadNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";

/** The latest threads of an ending (null: of all) that others can read, with the gist of their opening posts. */
export function threadsToCompare(db: Db, { ending, limit }: { ending: Ending | null; limit: number }) {
  return db
    .selectFrom("searchEntry as entry")
    .crossJoin("post as opening") // SQLite keeps this order: it stops at the limit.
    .crossJoin("thread")
    .whereRef("opening.id", "=", "entry.postId")
    .whereRef("thread.id", "=", "opening.threadId")
    .select(["thread.id", "thread.timeSince", "thread.hope", "entry.gist"])
    .$if(ending !== null, (query) => query.where("entry.likenessGroup", "=", ending))
    .$if(ending === null, (query) => query.where("entry.likenessGroup", "is not", null))
    .orderBy("entry.id", "desc")
    .limit(limit)
    .execute();
}

/** These threads with the gist of their opening posts; those without an entry are left out. */
export async function gistsOf(db: Db, threadIds: readonly string[]) {
  if (threadIds.length === 0) return [];
  return db
    .selectFrom("thread")
    .innerJoin("post as opening", onOpening)
    .innerJoin("searchEntry as entry", "entry.postId", "opening.id")
    .select([
      "thread.id",
      "thread.ending",
      "thread.audience",
      "thread.timeSince",
      "thread.hope",
      "entry.gist",
    ])
    .where("thread.id", "in", threadIds)
    .execute();
}

/** Forgets what these threads are like, from both sides. */
export async function deleteRelated(db: Db, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await db
    .deleteFrom("relatedThread")
    .where((eb) => eb.or([eb("threadId", "in", threadIds), eb("otherId", "in", threadIds)]))
    .execute();
}

/** Adds these and keeps, of each thread that got some, the `most` that are most like it. */
export async function insertRelated(
  db: Db,
  rows: readonly RelatedThreadTable[],
  most: number,
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("relatedThread")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["threadId", "otherId"])
        .doUpdateSet((eb) => ({ likeness: eb.ref("excluded.likeness") })),
    )
    .execute();
  const changed = [...new Set(rows.map(({ threadId }) => threadId))];
  await sql`
    delete from "relatedThread" where ("threadId", "otherId") in (
      select "threadId", "otherId" from (
        select "threadId", "otherId",
               row_number() over (partition by "threadId" order by "likeness" desc, "otherId") as place
        from "relatedThread" where "threadId" in (${sql.join(changed)})
      ) as ranked where place > ${most})`.execute(db);
}

export type RelatedAsked = {
  threadId: string;
  audiences: readonly Audience[];
  hides: Hides;
  limit: number;
};

/** Threads like this one that a reader of these audiences can open, most alike first. */
export function relatedThreads(db: Db, { threadId, audiences, hides, limit }: RelatedAsked) {
  return db
    .selectFrom("relatedThread as related")
    .innerJoin("thread", "thread.id", "related.otherId")
    .innerJoin("post as opening", onOpening)
    .select([
      "thread.id",
      "thread.kind",
      "thread.title",
      "thread.slug",
      "thread.replyCount",
      "thread.authorId",
    ])
    .where("related.threadId", "=", threadId)
    .where("thread.audience", "in", audiences)
    .where("opening.status", "=", "published")
    .where(threadNotHidden(hides))
    .orderBy("related.likeness", "desc")
    .orderBy("related.otherId")
    .limit(limit)
    .execute();
}
