import type { RecordLine } from "#app/domain/desk-views.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import type { ActRow } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";
import { guidelineView } from "./present-posts.ts";

/**
 * Lines of the record with names in place of ids. `withoutItems`: those about a person, read on that person's page, lead
 * to no item: what stands there under an alias would be theirs.
 */
export async function presentRecord(
  db: Db,
  acts: readonly ActRow[],
  { withoutItems = false } = {},
): Promise<RecordLine[]> {
  const handles = await handlesOf(
    db,
    acts.map((act) => act.actorId),
  );
  return acts.map((act) => ({
    act: act.act,
    actor: act.actorId === null ? null : (handles.get(act.actorId) ?? null),
    automated: act.automated === 1,
    atMs: act.atMs,
    subject: act.subjectKind,
    itemId: withoutItems && act.subjectKind === "account" ? null : act.itemId,
    guideline: guidelineView(act.guideline),
    reason: act.reason,
    fromState: act.fromState,
    toState: act.toState,
    untilMs: act.untilMs,
  }));
}
