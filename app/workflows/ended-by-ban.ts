import { isCounted, noteToday } from "#db/queries/rate-limits.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";

/** Under the hash that the session was kept by, and without whose it was. */
const keyOf = (sessionKey: string): string => `ended-by-ban:${sessionKey}`;

/**
 * Ends the sessions of somebody who is banned, and notes of each until the day ends (UTC) that a ban ended it: their
 * browser still sends its cookie when they come back.
 */
export async function endByBan(tx: Db, accountId: string, nowMs: number): Promise<void> {
  for (const sessionKey of await deleteSessionsOf(tx, accountId))
    await noteToday(tx, keyOf(sessionKey), nowMs);
}

export const wasEndedByBan = (db: Db, sessionKey: string, nowMs: number): Promise<boolean> =>
  isCounted(db, keyOf(sessionKey), nowMs);
