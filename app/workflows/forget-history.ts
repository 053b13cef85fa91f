import type { Actor } from "#app/domain/actor.ts";
import { editPath } from "#app/domain/paths.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { textOfHtml } from "#app/render/markdown.ts";
import { inTransaction } from "#db/portable.ts";
import { deleteDraftsAt } from "#db/queries/drafts.ts";
import { deleteVersions } from "#db/queries/revisions.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { followQuotes } from "./follow-quotes.ts";
import { heldPost } from "./held-post.ts";
import type { Refusal } from "./refusal.ts";

export type ForgetHistory = {
  actor: Actor;
  postId: string;
  /** One earlier version, or null for all of them. */
  revision: number | null;
};

/**
 * Deletes earlier versions of an own post for good, with whatever else here still holds their words, down to the
 * bytes in the database's file. What is in a report or in the record stays: others decide by it. Twice is once.
 */
export async function forgetHistory(
  db: Db,
  { actor, postId, revision }: ForgetHistory,
): Promise<Result<{ deleted: number }, Refusal>> {
  const forgotten = await inTransaction(db, async (tx) => {
    const held = await heldPost(tx, { actor, postId }, "forget-history");
    if (!held.ok) return held;
    const deleted = await deleteVersions(tx, { postId, revision });
    await deleteDraftsAt(tx, editPath(postId));
    await followQuotes(tx, postId, textOfHtml(held.value.post.html));
    return ok({ deleted });
  });
  if (forgotten.ok) await scrub(db);
  return forgotten;
}
