import { nextDeliveryMs } from "#app/domain/quiet-hours.ts";
import { quietHoursOf } from "#db/queries/quiet-hours.ts";
import type { Db } from "#db/schema.ts";

/**
 * When something may be sent to this member, who would otherwise get it at `nowMs`: at once, or when their quiet hours
 * are over (epoch milliseconds). Whatever is sent to anybody asks here first. What only stands on a page is not sent.
 */
export async function deliveryTime(
  db: Db,
  { accountId, nowMs }: { accountId: string; nowMs: number },
): Promise<number> {
  return nextDeliveryMs(nowMs, await quietHoursOf(db, accountId));
}
