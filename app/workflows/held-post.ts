import { type Actor, isMember, type Member } from "#app/domain/actor.ts";
import { can, type Denied, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { getPost, lockPost, type PostRow } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";

/**
 * The post that a member acts on, held until the transaction ends, or why they may not. Whoever else acts on it waits,
 * and then sees what happened.
 */
export async function heldPost(
  tx: Db,
  { actor, postId }: { actor: Actor; postId: string },
  act: "edit-post" | "report-post" | "forget-history" | "gesture",
): Promise<Result<{ post: PostRow; member: Member }, Denied>> {
  await lockPost(tx, postId);
  const post = await getPost(tx, postId);
  if (!post) return err(denied("not-found"));
  const decision = can(actor, act, post);
  if (!decision.allowed) return err(decision);
  return isMember(actor) ? ok({ post, member: actor }) : err(denied("sign-in-first"));
}
