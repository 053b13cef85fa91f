import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { takeClaim } from "#app/domain/claim.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { insertAct } from "#db/queries/record.ts";
import { releaseClaims, setItem } from "#db/queries/reviews.ts";
import { insertStaffNote } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { heldByColleague, itemFor, type OnItem } from "./item-for.ts";
import { type Refusal, stale } from "./refusal.ts";

type Claimed = Result<{ itemId: string; claimedUntilMs: number }, Refusal>;

const CLOSED_MEANWHILE = stale("This has been decided meanwhile. The record below says what happened.");

/**
 * Puts an item before one moderator for ten minutes, or on for ten more. Whatever else they had is given back. `note`:
 * taken over from a colleague, who finds the note with the item.
 */
export async function claimItem(db: Db, input: OnItem & { note?: string }): Promise<Claimed> {
  const claimed = await storeClaim(db, input);
  // Afterwards: two colleagues who take over each other's items would wait for one another.
  if (claimed.ok && input.actor.kind === "member")
    await releaseClaims(db, input.actor.id, { besides: input.itemId });
  return claimed;
}

function storeClaim(db: Db, input: OnItem & { note?: string }): Promise<Claimed> {
  const { itemId, note, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    if (item.status !== "open") return err(CLOSED_MEANWHILE);
    const colleague = heldByColleague(item, moderator, nowMs);
    const claim = takeClaim(item, { actorId: moderator.id, nowMs, over: note !== undefined });
    if (!claim.ok) return err(colleague ?? CLOSED_MEANWHILE);

    await setItem(tx, itemId, claim.value);
    const { claimedUntilMs } = claim.value;
    const renewed =
      colleague === null && item.claimedBy === moderator.id && (item.claimedUntilMs ?? 0) > nowMs;
    if (renewed) return ok({ itemId, claimedUntilMs });
    await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act: colleague ? "take-over" : "claim", itemId },
      ...{ subjectKind: "post", subjectId: item.post.id },
    });
    if (colleague && note) {
      const about = { subjectKind: "item", subjectId: itemId } as const;
      await insertStaffNote(tx, { ...about, writerId: moderator.id, body: note, createdAtMs: nowMs });
    }
    return ok({ itemId, claimedUntilMs });
  });
}

/**
 * Gives back an item, or without one whatever this moderator has. Nothing to give back is no mistake: a page that was left
 * long ago says so late.
 */
export async function releaseItems(
  db: Db,
  { actor, itemId }: { actor: Actor; itemId?: string },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  await releaseClaims(db, moderator.value.id, { only: itemId });
  return ok(null);
}
