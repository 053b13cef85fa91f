import type { ExpressionBuilder } from "kysely";
import type { Topic } from "#app/domain/desk-filter.ts";
import { LANES, type Lane, laneNumber } from "#app/domain/lane.ts";
import type { Database, Db } from "../schema.ts";
import { countUpTo } from "./count-up-to.ts";
import { onOpening } from "./opening.ts";
import { threadFacts } from "./threads.ts";

/**
 * Whose queue it is: nobody's own posts. `about`, `mineAt`: only items about this, only those that the viewer has at that
 * time (epoch milliseconds) or was asked about. `isCommon`: see isCommonTopic; it changes how long the answer takes, and
 * nothing else.
 */
export type QueueScope = {
  notBy: string;
  about?: Topic | null;
  isCommon?: boolean;
  mineAt?: number | null;
};

/** A place in the queue, after the item that stands there. */
export type QueuePlace = { lane: number; openedAtMs: number; id: string };

/** Open items in the order of their lanes and of their waiting, of one lane or all, after a place. */
export async function openItems(
  db: Db,
  {
    lane,
    after,
    limit,
    ...scope
  }: QueueScope & { lane: Lane | null; after: QueuePlace | null; limit: number },
) {
  const rows = await waiting(db, scope)
    .leftJoin("post as opening", onOpening)
    .select(["reviewItem.id", "reviewItem.openedAtMs", "reviewItem.lane", "reviewItem.danger"])
    .select(["reviewItem.claimedBy", "reviewItem.claimedUntilMs", "reviewItem.secondByMs"])
    .select(["reviewItem.opinionOf", "reviewItem.version"])
    .select(["post.position", "post.status", "post.authorId", "post.contentNotes", "post.revision"])
    .select(["thread.kind", "thread.title", "thread.audience", "thread.locked", "thread.hope"])
    .select(["thread.authorId as threadAuthorId", "opening.status as openingStatus"])
    .select("opening.alias as openingAlias")
    .$if(lane !== null, (query) => query.where("reviewItem.lane", "=", laneNumber(lane ?? "now")))
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple("reviewItem.lane", "reviewItem.openedAtMs", "reviewItem.id"),
          ">",
          tuple(after?.lane ?? 0, after?.openedAtMs ?? 0, after?.id ?? ""),
        ),
      ),
    )
    .orderBy("reviewItem.lane")
    .orderBy("reviewItem.openedAtMs")
    .orderBy("reviewItem.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, thread: threadFacts({ ...row, authorId: row.threadAuthorId }) }));
}
export type QueueRow = Awaited<ReturnType<typeof openItems>>[number];

/** How many open items stand in each lane, counted to `most`: what a hundred thousand would cost nobody needs to know. */
export async function countLanes(db: Db, scope: QueueScope, most: number): Promise<Record<Lane, number>> {
  const counts = await Promise.all(
    LANES.map(async (lane) => {
      const few = waiting(db, scope).select("reviewItem.id").where("reviewItem.lane", "=", laneNumber(lane));
      return [lane, await countUpTo(db, few, most)] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<Lane, number>;
}

/** How many open items there are in all lanes together, counted to `most`. */
export const countOpen = (db: Db, scope: QueueScope, most: number): Promise<number> =>
  countUpTo(db, waiting(db, scope).select("reviewItem.id"), most);

/** From so many items on, open and closed, each item of the queue is asked what it is about; before, the few are looked up. */
const COMMON = 1_000;

export const isCommonTopic = async (db: Db, topic: Topic): Promise<boolean> =>
  (await countUpTo(
    db,
    db.selectFrom("reviewTopic").select("itemId as id").where("topic", "=", topic),
    COMMON,
  )) === COMMON;

const waiting = (db: Db, { notBy, about = null, isCommon = false, mineAt = null }: QueueScope) =>
  db
    .selectFrom("reviewItem")
    .innerJoin("post", "post.id", "reviewItem.postId")
    .innerJoin("thread", "thread.id", "post.threadId")
    .where("reviewItem.status", "=", "open")
    .where((eb) => notWrittenBy(eb, notBy))
    .$if(about !== null && !isCommon, (query) =>
      query.where("reviewItem.id", "in", (eb) =>
        eb
          .selectFrom("reviewTopic")
          .select("reviewTopic.itemId")
          .where("reviewTopic.topic", "=", about ?? "other"),
      ),
    )
    .$if(about !== null && isCommon, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("reviewTopic")
            .select("reviewTopic.itemId")
            .where("reviewTopic.topic", "=", about ?? "other")
            .whereRef("reviewTopic.itemId", "=", "reviewItem.id"),
        ),
      ),
    )
    .$if(mineAt !== null, (query) =>
      query.where("reviewItem.id", "in", (eb) =>
        eb
          .selectFrom("reviewItem as held")
          .select("held.id")
          .where("held.claimedBy", "=", notBy)
          .where("held.claimedUntilMs", ">", mineAt)
          .union(
            eb.selectFrom("reviewItem as asked").select("asked.id").where("asked.opinionOf", "=", notBy),
          ),
      ),
    );

/** Posts of others, and posts whose author is gone. */
const notWrittenBy = (eb: ExpressionBuilder<Database, "post">, accountId: string) =>
  eb.or([eb("post.authorId", "is", null), eb("post.authorId", "!=", accountId)]);

/** The item whose second pair of eyes is overdue at `nowMs` for the longest time, or undefined. */
export const firstOverdue = (db: Db, { nowMs, ...scope }: QueueScope & { nowMs: number }) =>
  waiting(db, scope)
    .select("reviewItem.id")
    .where("reviewItem.secondByMs", "<=", nowMs)
    .orderBy("reviewItem.secondByMs")
    .limit(1)
    .executeTakeFirst();

/**
 * How many items about danger, to oneself or described, this moderator has taken or worked on since `sinceMs`. Counted
 * from the record, each item once.
 */
export async function countHardItems(
  db: Db,
  { accountId, sinceMs }: { accountId: string; sinceMs: number },
): Promise<number> {
  const row = await db
    .selectFrom("moderationAct")
    .select((eb) => eb.fn.count<number>("moderationAct.itemId").distinct().as("count"))
    .where("actorId", "=", accountId)
    .where("atMs", ">=", sinceMs)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("screening")
            .select("screening.id")
            .whereRef("screening.itemId", "=", "moderationAct.itemId")
            .where("screening.danger", "!=", "none"),
        ),
        eb.exists(
          eb
            .selectFrom("report")
            .select("report.id")
            .whereRef("report.itemId", "=", "moderationAct.itemId")
            .where("report.reason", "in", ["danger", "method"]),
        ),
        eb.exists(
          eb
            .selectFrom("moderationAct as assessed")
            .select("assessed.id")
            .whereRef("assessed.itemId", "=", "moderationAct.itemId")
            .where("assessed.act", "=", "assess")
            .where("assessed.toState", "!=", "no"),
        ),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
