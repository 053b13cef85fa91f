import type { Member } from "#app/domain/actor.ts";
import { deskDoor, type FactorSetting, hasSecondFactor } from "#app/domain/factor.ts";
import { asNewcomer } from "#app/domain/joining.ts";
import { standingAt } from "#app/domain/sanction.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { getNewcomer } from "#db/queries/newcomers.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";

/** What a moderator's role waits for, as an actor has it. `proved`: a second factor was shown by whatever reads as them. */
export async function restsNow(
  db: Db,
  { id, role }: Pick<Member, "id" | "role">,
  { setting, proved }: { setting: FactorSetting; proved: boolean },
): Promise<Pick<Member, "rests">> {
  const hasFactor = role !== "member" && hasSecondFactor(await factorsOf(db, id));
  const door = deskDoor(role, { setting, hasFactor, proved });
  return door === "set-up" || door === "prove" ? { rests: door } : {};
}

/** The member as they stand now: with what moderators have decided about them, and whether they have been let in. */
export async function memberNow(db: Db, member: Member, nowMs: number): Promise<Member> {
  const decided = standingAt(await sanctionsOf(db, member.id), nowMs);
  const newcomer = (await getNewcomer(db, member.id)) ?? null;
  return { ...member, ...asNewcomer(decided, newcomer, nowMs) };
}
