import type { Actor } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { hasUnmasked, insertAct } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";
import { itemFor } from "./item-for.ts";
import type { Refusal } from "./refusal.ts";

export type UnmaskPost = { actor: Actor; itemId: string; reason: string; nowMs: number };

/**
 * Writes into the record that this moderator has seen which account is behind an anonymous post, and why. From then on
 * the item shows it to them. The record names the post, never the account.
 */
export function unmaskPost(db: Db, input: UnmaskPost): Promise<Result<{ itemId: string }, Refusal>> {
  const { actor, itemId, reason, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    const decision = can(actor, "unmask-post", item.post);
    if (!decision.allowed) return err(decision);
    if (await hasUnmasked(tx, { postId: item.post.id, moderatorId: moderator.id })) return ok({ itemId });
    await insertAct(tx, {
      atMs: nowMs,
      actorId: moderator.id,
      act: "unmask",
      subjectKind: "post",
      subjectId: item.post.id,
      itemId,
      reason,
    });
    return ok({ itemId });
  });
}
