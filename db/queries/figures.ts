import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import type { RecordFact } from "#app/domain/figures.ts";
import type { Span } from "#app/domain/month.ts";
import { LINE_ACTS } from "#app/domain/public-record.ts";
import { DECISIONS, FIRST_LOOKS } from "#app/domain/record.ts";
import type { Database, Db } from "../schema.ts";
import { type RecordPage, recordPage } from "./record.ts";

/** What came in during this time: posts that others than their author read, reports, appeals. */
export async function countCameIn(db: Db, { fromMs, untilMs }: Span) {
  const posts = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("post.createdAtMs", ">=", fromMs)
    .where("post.createdAtMs", "<", untilMs)
    .where("thread.audience", "!=", "only-me")
    .executeTakeFirstOrThrow();
  const reports = await db
    .selectFrom("report")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("createdAtMs", ">=", fromMs)
    .where("createdAtMs", "<", untilMs)
    .executeTakeFirstOrThrow();
  const appeals = await db
    .selectFrom("appeal")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("openedAtMs", ">=", fromMs)
    .where("openedAtMs", "<", untilMs)
    .executeTakeFirstOrThrow();
  return {
    posts: Number(posts.count),
    reports: Number(reports.count),
    appeals: Number(appeals.count),
  };
}

/** When the first post was written or the first act recorded; null while there is neither. */
export async function firstMs(db: Db): Promise<number | null> {
  const post = await db
    .selectFrom("post")
    .select("createdAtMs as atMs")
    .orderBy("createdAtMs")
    .limit(1)
    .execute();
  const act = await db.selectFrom("moderationAct").select("atMs").orderBy("atMs").limit(1).execute();
  const times = [...post, ...act].map(({ atMs }) => atMs);
  return times.length === 0 ? null : Math.min(...times);
}

const FACTS = ["id", "atMs", "act", "automated", "itemId", "guideline", "ofActId"] as const;

/** One page of the record in its order, as far as it counts: `limit` lines of this time after `after`. */
export async function recordFacts(db: Db, page: RecordPage): Promise<RecordFact[]> {
  const rows = await recordPage(db, page).select(FACTS).execute();
  return rows.map((row) => ({ ...row, automated: row.automated === 1 }));
}

/** Looks at these items, decisions about them and what was undone, before `beforeMs`. */
export async function factsBefore(
  db: Db,
  { itemIds, beforeMs }: { itemIds: readonly string[]; beforeMs: number },
): Promise<RecordFact[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom("moderationAct")
    .select(FACTS)
    .where("itemId", "in", itemIds)
    .where("atMs", "<", beforeMs)
    .where("act", "in", [...new Set([...FIRST_LOOKS, ...DECISIONS, "undo" as const])])
    .execute();
  return rows.map((row) => ({ ...row, automated: row.automated === 1 }));
}

/**
 * When these items came in, and when software first pointed each out. A post that only waits because of who wrote it
 * has a screening in which nothing was noticed; that is not counted.
 */
export async function itemFacts(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  const items = await db
    .selectFrom("reviewItem")
    .select(["id", "openedAtMs"])
    .where("id", "in", itemIds)
    .execute();
  const noticed = await db
    .selectFrom("screening")
    .select((eb) => ["itemId", eb.fn.min("createdAtMs").as("atMs")])
    .where("itemId", "in", itemIds)
    .where((eb) => eb.or([eb("verdict", "!=", "publish"), eb("danger", "!=", "none")]))
    .groupBy("itemId")
    .execute();
  const noticedAt = new Map(noticed.map(({ itemId, atMs }) => [itemId, Number(atMs)]));
  return items.map((item) => ({ ...item, noticedAtMs: noticedAt.get(item.id) ?? null }));
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days since 1970 in UTC. Both databases divide whole numbers to a whole number. */
const dayNumber: RawBuilder<number> = sql`${sql.ref("atMs")} / ${sql.lit(DAY_MS)}`;

/**
 * The lines that everyone may read in this time, those of one day that say the same as one, the newest day first. Left out
 * is what was undone.
 */
export async function publicLines(db: Db, { fromMs, untilMs }: Span) {
  const rows = await db
    .selectFrom("moderationAct")
    .select((eb) => [
      ...(["act", "subjectKind", "guideline", "fromState", "toState"] as const),
      dayNumber.as("day"),
      eb.fn.countAll<number>().as("count"),
    ])
    .where("act", "in", LINE_ACTS)
    .where("atMs", ">=", fromMs)
    .where("atMs", "<", untilMs)
    .where(stood)
    .groupBy(["act", "subjectKind", "guideline", "fromState", "toState", dayNumber])
    .orderBy("day", "desc")
    .execute();
  return rows.map(({ day, count, ...row }) => ({
    ...row,
    dayMs: Number(day) * DAY_MS,
    count: Number(count),
  }));
}

/** When the line stands that so many public lines of this time are younger than, or null where there are fewer. */
export async function publicLineBack(
  db: Db,
  { fromMs, untilMs }: Span,
  lines: number,
): Promise<number | null> {
  const rows = await db
    .selectFrom("moderationAct")
    .select("atMs")
    .where("act", "in", LINE_ACTS)
    .where("atMs", ">=", fromMs)
    .where("atMs", "<", untilMs)
    .where(stood)
    .orderBy("atMs", "desc")
    .limit(lines + 1)
    .execute();
  return rows[lines]?.atMs ?? null;
}

/** Whether a line was never undone: what the figures count as well. */
function stood(eb: ExpressionBuilder<Database, "moderationAct">) {
  const undoing = eb
    .selectFrom("moderationAct as undoing")
    .select("undoing.id")
    .whereRef("undoing.ofActId", "=", "moderationAct.id")
    .where("undoing.act", "=", "undo");
  return eb.not(eb.exists(undoing));
}
