import { ITEM_ACTS, type ItemAct, isUndoable, isUnsaid } from "#app/domain/moderation.ts";
import { denied } from "#app/domain/permissions.ts";
import { type PostStatus, wasMovedFrom } from "#app/domain/post.ts";
import { DECISIONS } from "#app/domain/record.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { withdrawLetters } from "#db/queries/letters.ts";
import { type ActRow, actsOnItem, insertAct } from "#db/queries/record.ts";
import { advanceItem, endReports, type ItemRow } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { changeStatus } from "./change-status.ts";
import { itemFor, newerItemOf, type OnItem } from "./item-for.ts";
import { sortItem } from "./note-screening.ts";
import { type Refusal, stale } from "./refusal.ts";

const TOO_LATE = stale(
  "The minute is over, or something has happened since. You can restore the post instead.",
);

/**
 * The decision on this item that its maker can still take back at `nowMs`, or null: the last thing that was decided, theirs, of
 * a kind that takes a post away, and not told to anybody yet.
 */
export function undoableAct(
  acts: readonly ActRow[],
  { moderatorId, nowMs }: { moderatorId: string; nowMs: number },
): ActRow | null {
  const last = acts.findLast(({ act }) => act === "undo" || (DECISIONS as readonly string[]).includes(act));
  if (!last || last.actorId !== moderatorId || !isUndoable(last.act) || !isUnsaid(last.atMs, nowMs))
    return null;
  return last;
}

/**
 * Takes a removal back before anybody is told of it: the post stands where it stood, and the item that this decision
 * closed is open again. One that was closed before stays so: whoever reported the post has been told what became of it.
 */
export function undoDecision(db: Db, input: OnItem): Promise<Result<{ itemId: string }, Refusal>> {
  const { itemId, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    const act = undoableAct(await actsOnItem(tx, itemId), { moderatorId: moderator.id, nowMs });
    if (!act || (await newerItemOf(tx, item)) !== null) return err(TOO_LATE);
    const from = statusBefore(item, act);
    if (from === null) return err(denied("not-now"));

    await changeStatus(tx, item.post, from, { nowMs });
    const reopens = item.closedAtMs === act.atMs;
    const change = reopens ? ({ status: "open", closedAtMs: null } as const) : {};
    if (!(await advanceItem(tx, itemId, item.version, change))) return err(TOO_LATE);
    await withdrawLetters(tx, { actId: act.id, itemId: reopens ? itemId : null, nowMs });
    if (reopens) {
      await endReports(tx, itemId, null);
      await sortItem(tx, itemId);
    }
    await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act: "undo", itemId, ofActId: act.id },
      ...{ subjectKind: "post", subjectId: item.post.id, fromState: item.post.status, toState: from },
    });
    return ok({ itemId });
  });
}

/** Where the post stood before, if this act is what brought it to where it is. */
function statusBefore({ post }: ItemRow, { act, fromState }: ActRow): PostStatus | null {
  const from = fromState as PostStatus;
  const moves = ITEM_ACTS[act as ItemAct].moves;
  return moves !== null && wasMovedFrom(post, from, moves) ? from : null;
}
