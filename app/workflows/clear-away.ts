import { setTimeout as rest } from "node:timers/promises";
import { WATCHED_FOR_MS } from "#app/domain/joining.ts";
import { type Keep, overBeforeMs } from "#app/domain/retention.ts";
import { dayOf } from "#app/domain/session.ts";
import {
  clearCounts,
  clearDrafts,
  clearLetters,
  clearMailLinks,
  clearReportedTexts,
  clearScreenedTexts,
  clearSessions,
  clearStaffNotes,
  PORTION,
} from "#db/queries/clear-away.ts";
import { deleteKeysBefore } from "#db/queries/day-keys.ts";
import { deleteExpiredExports } from "#db/queries/exports.ts";
import { deleteExpiredCeremonies } from "#db/queries/factors.ts";
import { deleteSpentInvitations } from "#db/queries/join-invitations.ts";
import { deleteWatchedBefore } from "#db/queries/newcomers.ts";
import { dayCleared, markDayCleared } from "#db/queries/settings.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { clearGone, sweepShells } from "./leave-forum.ts";
import { openThreadsAgain } from "./lock-thread.ts";

/** For how long after an account has gone it is looked once a day whether something of it came late. */
const SWEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

export type ClearAway = { keep: Keep; nowMs: number };

/**
 * Clears away what domain/retention.ts says is over, in portions with a rest after each, so that a server on SQLite goes
 * on answering. Called every ten minutes; what is kept for many days is looked for once a day. Two servers that do it
 * at once clear the same rows, which does no harm; one that is stopped in between does the rest when it is back.
 */
export async function clearAway(db: Db, { keep, nowMs }: ClearAway): Promise<void> {
  const drafts = { expiredMs: nowMs, unchangedSinceMs: overBeforeMs(keep, "KEEP_DRAFTS_DAYS", nowMs) };
  await inPortions(() => clearDrafts(db, drafts));
  await inPortions(() => clearSessions(db, nowMs));
  await inPortions(() => clearCounts(db, nowMs));
  await inPortions(() => clearMailLinks(db, nowMs));
  await deleteExpiredCeremonies(db, nowMs);
  await deleteExpiredExports(db, nowMs);
  await deleteKeysBefore(db, dayOf(nowMs));
  await openThreadsAgain(db, nowMs);
  await clearGone(db, { nowMs, evidenceBeforeMs: overBeforeMs(keep, "KEEP_EVIDENCE_DAYS", nowMs) });
  if ((await dayCleared(db)) !== dayOf(nowMs)) await clearOld(db, { keep, nowMs });
}

async function clearOld(db: Db, { keep, nowMs }: ClearAway): Promise<void> {
  const reportedMs = overBeforeMs(keep, "KEEP_REPORTED_DAYS", nowMs);
  await inPortions(() => clearLetters(db, overBeforeMs(keep, "KEEP_LETTERS_DAYS", nowMs)));
  await inPortions(() => clearReportedTexts(db, reportedMs));
  await inPortions(() => clearScreenedTexts(db, reportedMs));
  await inPortions(() => clearStaffNotes(db, reportedMs));
  await sweepShells(db, { sinceMs: nowMs - SWEPT_FOR_MS });
  await deleteSpentInvitations(db, nowMs);
  await deleteWatchedBefore(db, nowMs - WATCHED_FOR_MS);
  await scrub(db);
  await markDayCleared(db, dayOf(nowMs));
}

/** It rests as long as it has worked. */
async function inPortions(clear: () => Promise<number>): Promise<void> {
  for (let cleared = PORTION; cleared === PORTION; ) {
    const startedMs = performance.now();
    cleared = await clear();
    await rest(performance.now() - startedMs);
  }
}
