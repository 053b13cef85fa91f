import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import type { ReportOutcome } from "#app/domain/report.ts";
import { insertLetters } from "#db/queries/letters.ts";
import { endReports, type ItemChange, openItemOf, setItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";

/** What an item no longer has when nothing is left to decide. */
export const CLOSED = {
  ...{ status: "closed", claimedBy: null, claimedUntilMs: null },
  ...{ secondByMs: null, opinionOf: null, opinionBy: null },
} as const satisfies ItemChange;

/** Tells whoever reported the post and has not been told yet what became of it: once, a minute from now. */
export async function tellReporters(
  tx: Db,
  { itemId, outcome, nowMs }: { itemId: string; outcome: ReportOutcome; nowMs: number },
): Promise<void> {
  const tellAtMs = nowMs + UNDO_DECISION_MS;
  const ended = await endReports(tx, itemId, outcome);
  await insertLetters(
    tx,
    ended.map((report) => ({ accountId: report.reporterId, kind: "outcome", reportId: report.id, tellAtMs })),
  );
}

/** Ends the open item of a post that has just been erased: there is nothing left to decide. Runs while the post is held. */
export async function endItemOfErased(tx: Db, postId: string, nowMs: number): Promise<void> {
  const open = await openItemOf(tx, postId);
  if (!open) return;
  await setItem(tx, open.id, { ...CLOSED, closedAtMs: nowMs });
  await tellReporters(tx, { itemId: open.id, outcome: "gone", nowMs });
}
