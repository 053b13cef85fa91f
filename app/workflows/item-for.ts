import type { Actor, Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { holderAt, takeClaim } from "#app/domain/claim.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { accountById } from "#db/queries/accounts.ts";
import { lockPost } from "#db/queries/posts.ts";
import { getItem, type ItemRow, openItemOf, postOfItem, setItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

export type OnItem = { actor: Actor; itemId: string; nowMs: number };

/**
 * The item that a moderator works on, its post held until the transaction ends, or why they may not. Whoever else works
 * on it waits, and then sees what happened. Who has it before them has it for ten more minutes.
 */
export async function itemFor(
  tx: Db,
  { actor, itemId, nowMs }: OnItem,
): Promise<Result<{ item: ItemRow; moderator: Member }, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  const postId = await postOfItem(tx, itemId);
  if (postId) await lockPost(tx, postId);
  const item = await getItem(tx, itemId);
  if (!item) return err(denied("not-found"));
  const decision = can(actor, "judge-item", item.post);
  if (!decision.allowed) return err(decision.reason === "own-post" ? denied("not-found") : decision); // Nobody knows of an item about themselves.
  const { id } = moderator.value;
  const renewed = holderAt(item, nowMs) === id ? takeClaim(item, { actorId: id, nowMs }) : null;
  if (!renewed?.ok) return ok({ item, moderator: moderator.value });
  await setItem(tx, itemId, renewed.value);
  return ok({ item: { ...item, ...renewed.value }, moderator: moderator.value });
}

/** The open item about the same post where this one is closed, by its id; null for none. */
export async function newerItemOf(db: Db, { status, postId }: ItemRow): Promise<string | null> {
  return status === "open" ? null : ((await openItemOf(db, postId))?.id ?? null);
}

/** The account of whoever wrote the post; undefined when nobody did, or they have left for good. */
export const writerOf = async (db: Db, { post: { authorId } }: ItemRow) =>
  authorId === null ? undefined : accountById(db, authorId);

/** That a colleague has the item before them, or null. */
export function heldByColleague(item: ItemRow, moderator: Member, nowMs: number): Refusal | null {
  const holder = holderAt(item, nowMs);
  return holder === null || holder === moderator.id ? null : HAS_IT;
}

const HAS_IT = stale(
  "A colleague has this before them. Nothing was done. You can take it over below, with a note to them.",
);
