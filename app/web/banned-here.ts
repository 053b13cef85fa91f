import { dayOf, startOfDay } from "#app/domain/session.ts";
import { countTry, isCounted } from "#db/queries/rate-limits.ts";
import type { AppContext } from "./context.ts";

/**
 * That somebody who is banned was here today, under the visitor's hash of the day and nothing else. Who joins from there
 * until the day ends has their first posts read first: it slows down whoever comes back under another name, and locks
 * out nobody who shares their address.
 */
const keyOf = async (context: AppContext): Promise<string> => `banned:${await context.visitorKey()}`;

export async function noteBannedHere(context: AppContext): Promise<void> {
  const nowMs = context.nowMs();
  await countTry(context.db, {
    key: await keyOf(context),
    expiresAtMs: startOfDay(dayOf(nowMs) + 1),
    nowMs,
  });
}

export const wasBannedHere = async (context: AppContext): Promise<boolean> =>
  isCounted(context.db, await keyOf(context), context.nowMs());
