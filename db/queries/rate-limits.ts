import { sql } from "kysely";
import { dayOf, startOfDay } from "#app/domain/session.ts";
import type { Db, RateLimitTable } from "../schema.ts";

/**
 * Counts one try under a key and returns how many there are in its window, and when that ends. One statement, so
 * that two servers never count past each other; a window that is over begins anew.
 */
export function countTry(
  db: Db,
  { key, expiresAtMs, nowMs }: { key: string; expiresAtMs: number; nowMs: number },
): Promise<Pick<RateLimitTable, "points" | "expiresAtMs">> {
  const over = sql<boolean>`${sql.ref("rateLimit.expiresAtMs")} <= ${nowMs}`;
  return db
    .insertInto("rateLimit")
    .values({ key, points: 1, expiresAtMs })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet((eb) => ({
        points: eb
          .case()
          .when(over)
          .then(1)
          .else(eb("rateLimit.points", "+", 1))
          .end(),
        expiresAtMs: eb.case().when(over).then(expiresAtMs).else(eb.ref("rateLimit.expiresAtMs")).end(),
      })),
    )
    .returning(["points", "expiresAtMs"])
    .executeTakeFirstOrThrow();
}

/** Notes under this key that something was the case, until the day ends (UTC). */
export async function noteToday(db: Db, key: string, nowMs: number): Promise<void> {
  await countTry(db, { key, expiresAtMs: startOfDay(dayOf(nowMs) + 1), nowMs });
}

/** What is counted under this key now, and until when; undefined for nothing. */
export const getCount = (db: Db, key: string, nowMs: number) =>
  db
    .selectFrom("rateLimit")
    .select(["points", "expiresAtMs"])
    .where("key", "=", key)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();

/** Whether anything is counted under this key now. */
export const isCounted = async (db: Db, key: string, nowMs: number): Promise<boolean> =>
  (await getCount(db, key, nowMs)) !== undefined;

export async function endCount(db: Db, key: string): Promise<void> {
  await db.deleteFrom("rateLimit").where("key", "=", key).execute();
}
