import type { Member } from "#app/domain/actor.ts";
import { asNewcomer } from "#app/domain/joining.ts";
import { standingAt } from "#app/domain/sanction.ts";
import { getNewcomer } from "#db/queries/newcomers.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";

/** The member as they stand now: with what moderators have decided about them, and whether they have been let in. */
export async function memberNow(db: Db, member: Member, nowMs: number): Promise<Member> {
  const decided = standingAt(await sanctionsOf(db, member.id), nowMs);
  const newcomer = (await getNewcomer(db, member.id)) ?? null;
  return { ...member, ...asNewcomer(decided, newcomer, nowMs) };
}
