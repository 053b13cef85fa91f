import { wasEndedByBan } from "#app/workflows/ended-by-ban.ts";
import { isCounted, noteToday } from "#db/queries/rate-limits.ts";
import type { AppContext } from "./context.ts";
import { whileWritable } from "./session.ts";

/**
 * That somebody who is banned was here today, under the visitor's hash of the day and nothing else. Who joins from there
 * until the day ends has their first posts read first: it slows down whoever comes back under another name, and locks
 * out nobody who shares their address.
 */
const keyOf = async (context: AppContext): Promise<string> => `banned:${await context.visitorKey()}`;

export const noteBannedHere = async (context: AppContext): Promise<void> =>
  noteToday(context.db, await keyOf(context), context.nowMs());

/**
 * The same when a browser comes with the cookie of a session that a ban ended: whoever is banned need not sign in before
 * they join again. `sessionKey`: under which it was kept. A cookie whose session ended otherwise is no sign of anything.
 */
export async function noteEndedByBan(context: AppContext, sessionKey: string): Promise<void> {
  if (await wasEndedByBan(context.db, sessionKey, context.nowMs()))
    await whileWritable(noteBannedHere(context));
}

export const wasBannedHere = async (context: AppContext): Promise<boolean> =>
  isCounted(context.db, await keyOf(context), context.nowMs());
