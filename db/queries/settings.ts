import type { Role } from "#app/domain/actor.ts";
import type { Db } from "../schema.ts";

/**
 * Replaces every open invitation by this one. Two servers that start at once take turns at the setting's row, since on
 * PostgreSQL neither sees the other's invitation before it is committed, and both links would stay open.
 */
export async function replaceInvitation(
  db: Db,
  invitation: { tokenHash: string; role: Role; createdAtMs: number },
): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name: "newest-invitation", value: invitation.tokenHash })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: invitation.tokenHash }))
    .execute();
  await db.deleteFrom("invitation").execute();
  await db.insertInto("invitation").values(invitation).execute();
}

/** Ends every open invitation: the forum has an admin. */
export async function endInvitations(db: Db): Promise<void> {
  await db.deleteFrom("invitation").execute();
}

export function getInvitation(db: Db, tokenHash: string) {
  return db.selectFrom("invitation").select("role").where("tokenHash", "=", tokenHash).executeTakeFirst();
}

/** Uses an invitation up and returns its role; undefined when it was used before, or never was. */
export function takeInvitation(db: Db, tokenHash: string) {
  return db.deleteFrom("invitation").where("tokenHash", "=", tokenHash).returning("role").executeTakeFirst();
}

const DAY_CLEARED = "day-cleared";

/** The last day (whole days since 1970) on which what is old was cleared away; null before the first. */
export async function dayCleared(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", DAY_CLEARED)
    .executeTakeFirst();
  return row ? Number(row.value) : null;
}

export async function markDayCleared(db: Db, day: number): Promise<void> {
  const value = String(day);
  await db
    .insertInto("setting")
    .values({ name: DAY_CLEARED, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** A cheap question that only a working database answers. */
export async function isAnswering(db: Db): Promise<boolean> {
  const row = await db.selectFrom("setting").select("name").limit(1).execute();
  return Array.isArray(row);
}
