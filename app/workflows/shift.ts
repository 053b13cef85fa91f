import type { Actor, Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import type { ShiftView } from "#app/domain/desk-views.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { breakAfter, setBreakAfter } from "#db/queries/desk-choices.ts";
import { countHardItems } from "#db/queries/review-queue.ts";
import type { Db } from "#db/schema.ts";
import type { Refusal } from "./refusal.ts";
import { presentNotes } from "./view-item.ts";

/** What is suggested to a moderator who has chosen nothing. */
const BREAK_AFTER = 5;

/** Notes of a shift are shown this long. */
const NOTES_SHOWN_MS = 2 * DAY_MS;

/**
 * What this moderator sees of their own shift, and nobody else: how many hard items they have taken or decided within a
 * day, and whether that is as many as they wanted to be told at; and what colleagues left for whoever comes next.
 */
export async function viewShift(db: Db, viewer: Member, nowMs: number): Promise<ShiftView> {
  const after = (await breakAfter(db, viewer.id)) ?? BREAK_AFTER;
  const hardItems = await countHardItems(db, { accountId: viewer.id, sinceMs: nowMs - DAY_MS });
  const about = { subjectKind: "shift", subjectId: "", sinceMs: nowMs - NOTES_SHOWN_MS, limit: 10 } as const;
  return {
    hardItems,
    breakAfter: after,
    suggestsBreak: hardItems >= after,
    notes: await presentNotes(db, about),
  };
}

export async function chooseBreak(
  db: Db,
  { actor, breakAfter }: { actor: Actor; breakAfter: number },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  await setBreakAfter(db, { accountId: moderator.value.id, breakAfter });
  return ok(null);
}
