import type { Member } from "#app/domain/actor.ts";
import type { FollowingSettingsView } from "#app/domain/following-views.ts";
import { type QuietHours, timeOf } from "#app/domain/quiet-hours.ts";
import { deliveryTime } from "#app/notify/quiet-hours.ts";
import { deleteQuietHours, quietHoursOf, setQuietHours } from "#db/queries/quiet-hours.ts";
import type { Db } from "#db/schema.ts";
import { feedMadeAtMs } from "./personal-feed.ts";

/** What a member has chosen about following threads. */
export async function followingSettings(
  db: Db,
  member: Member,
  nowMs: number,
): Promise<FollowingSettingsView> {
  const hours = await quietHoursOf(db, member.id);
  return {
    quiet: hours && { from: timeOf(hours.fromMinute), to: timeOf(hours.toMinute), timeZone: hours.timeZone },
    quietNow: (await deliveryTime(db, { accountId: member.id, nowMs })) > nowMs,
    feedMadeAtMs: await feedMadeAtMs(db, member.id),
  };
}

/** `null` takes them away. */
export const chooseQuietHours = (db: Db, member: Member, hours: QuietHours | null): Promise<void> =>
  hours === null ? deleteQuietHours(db, member.id) : setQuietHours(db, member.id, hours);
